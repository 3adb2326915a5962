import { Command } from 'commander';
import type { Explained } from '#pipeline/explain.ts';
import { counted } from '#text/counted.ts';
import type { Cli, CliContext } from '../context.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';
import { cut, oneLine } from '../table.ts';

export function explainCommand(cli: Cli): Command {
  const command = new Command('explain')
    .description('why a cell says what it says: its sources, evidence, rules, weighing and decisions')
    .argument('<offering/dimension>', 'the cell')
    .action((name: string) => cli.run((context) => explain(context, name)));
  return examples(command, [
    'assay explain openai-api/soc2_type2',
    'assay explain azure-openai/data_residency --json',
  ]);
}

async function explain(context: CliContext, name: string): Promise<void> {
  const { explainCell } = await import('#pipeline/explain.ts');
  const explained = await withHouse(context, (house) => explainCell(house, name));
  if (context.json) context.out.json(explained);
  else for (const line of told(explained)) context.out.line(line);
}

function* told(explained: Explained): Generator<string> {
  const { offering, dimension, approved } = explained;
  yield `${offering.name}: ${dimension.label}`;
  yield dimension.question;
  yield '';
  if (approved) {
    const { answer } = approved;
    yield `approved   ${answer.value}, ${answer.confidence}; ${approved.basis}, by ${approved.approved_by} on ${day(approved.approved_at)}, last seen standing ${day(approved.verified_at)}`;
    for (const quote of answer.quotes) yield `           "${oneLine(quote.exact)}"`;
    if (answer.note !== '') yield `           note: ${oneLine(answer.note)}`;
    if (answer.caveat !== '') yield `           caveat: ${oneLine(answer.caveat)}`;
  } else yield 'pending    nothing is approved yet';
  if (explained.waitingFor.length > 0)
    yield `           waiting for a first good capture of ${explained.waitingFor.join(', ')}`;
  yield* toldSources(explained);
  yield* toldWeighing(explained);
  yield* toldPast(explained);
}

function* toldSources({ sources }: Explained): Generator<string> {
  yield '';
  yield sources.length === 0 ? 'No source may speak for it.' : 'sources';
  for (const { source, url, state, evidence } of sources) {
    yield `  ${source}  ${url}`;
    yield `    ${state?.last_verdict ?? 'never visited'}${state?.last_ok_at ? `, last ok ${day(state.last_ok_at)}, capture ${state.last_ok_capture}` : ''}`;
    for (const one of evidence) {
      yield `    ${one.value}, ${one.confidence}, ${one.access.route} (${one.rule})`;
      for (const quote of one.quotes) yield `      "${oneLine(quote.exact)}"`;
      for (const finding of one.findings)
        yield `      ${finding.effect}: ${cut(oneLine(finding.message), 160)}`;
    }
    if (evidence.length === 0 && state?.last_ok_at) yield '    says nothing about it';
  }
}

function* toldWeighing({ proposal }: Explained): Generator<string> {
  if (proposal === undefined) return;
  yield '';
  yield `weighed    ${proposal.answer.value}, ${proposal.answer.confidence}`;
  for (const reason of proposal.reasons) yield `  ${reason.rule}: ${oneLine(reason.message)}`;
  if (proposal.contradicting.length > 0)
    yield `  against it: ${counted(proposal.contradicting.length, 'piece')} of evidence`;
}

function* toldPast({ candidates, history, decisions }: Explained): Generator<string> {
  if (candidates.length > 0) {
    yield '';
    yield 'candidates';
    for (const one of candidates)
      yield `  ${one.id.slice(0, 12)}  ${one.state}, ${one.change}, ${day(one.raised_at)}: ${oneLine(one.title)}${one.because ? ` (${oneLine(one.because)})` : ''}`;
  }
  if (decisions.length > 0) {
    yield '';
    yield 'decisions';
    for (const one of decisions)
      yield `  ${one.id.slice(0, 12)}  ${one.kind}${one.reason ? ` (${one.reason})` : ''} by ${one.by} on ${day(one.at)} about ${one.subject.slice(0, 12)}${one.remark ? `: ${oneLine(one.remark)}` : ''}`;
  }
  if (history.length > 0) {
    yield '';
    yield 'answers so far';
    for (const one of history)
      yield `  ${one.version}. ${one.answer?.value ?? 'none'} from ${day(one.at)} by ${one.by}: ${oneLine(one.because)}`;
  }
}

function day(instant: string): string {
  return instant.slice(0, 10);
}
