import { Command } from 'commander';
import type { Tried } from '#pipeline/try-source.ts';
import { counted } from '#text/counted.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { examples } from '../help.ts';
import { registryOf } from '../registry.ts';
import { cut, oneLine } from '../table.ts';
import { programVersion } from '../version.ts';

export function tryCommand(cli: Cli): Command {
  const command = new Command('try')
    .description('one visit without the database: verdict, views, evidence and why, for tuning a source')
    .requiredOption('--source <party/id>', 'the source as the registry declares it')
    .action((options: { source: string }) => cli.run((context) => tryIt(context, options.source)));
  return examples(command, [
    'assay try --source openai/enterprise-privacy',
    'assay try --source aws/dpa --json',
  ]);
}

async function tryIt(context: CliContext, source: string): Promise<ExitCode> {
  const registry = await registryOf(context);
  const { trySource } = await import('#pipeline/try-source.ts');
  context.out.progress(`visiting ${source}`);
  const { clock, env, signal } = context;
  const tried = await trySource({ registry, source, clock, env, signal, version: programVersion() });
  context.out.progressDone();
  if (context.json) context.out.json(forPrograms(tried));
  else for (const line of forPeople(tried)) context.out.line(line);
  return tried.outcome.live.verdict === 'ok' ? 0 : 3;
}

function forPrograms({ source, url, outcome, capture, evidence, silent }: Tried): unknown {
  return {
    source,
    url,
    verdict: outcome.live.verdict,
    reasons: outcome.live.reasons,
    attempts: outcome.attempts.map(({ via, judgement, status, finalUrl, because, milliseconds }) => ({
      via,
      verdict: judgement.verdict,
      reasons: judgement.reasons,
      status,
      finalUrl,
      because,
      ms: milliseconds,
    })),
    noArchiveBecause: outcome.noArchiveBecause,
    movedTo: outcome.movedTo,
    finalUrl: capture?.finalUrl,
    views: capture?.views,
    counts: capture?.counts,
    characters: capture?.document?.text.length ?? 0,
    evidence: evidence.map(({ offering, draft }) => ({ offering, ...draft })),
    silent,
    ms: outcome.milliseconds,
  };
}

function* forPeople({ source, url, outcome, capture, evidence, silent }: Tried): Generator<string> {
  yield `${source}  ${url}`;
  yield `verdict   ${outcome.live.verdict}, ${(outcome.milliseconds / 1000).toFixed(1)} s`;
  for (const reason of outcome.live.reasons) yield `          ${reason.rule}: ${oneLine(reason.message)}`;
  for (const attempt of outcome.attempts)
    yield `attempt   ${attempt.via} ${attempt.judgement.verdict} ${attempt.status ?? ''} ${attempt.finalUrl}  (${oneLine(attempt.because)})`;
  if (outcome.noArchiveBecause !== undefined && outcome.noArchiveBecause !== 'not_tried')
    yield `archive   ${outcome.noArchiveBecause}: ${oneLine(outcome.archiveSays ?? '')}`;
  if (outcome.movedTo !== undefined)
    yield `moved to  ${outcome.movedTo.url} (${oneLine(outcome.movedTo.because)})`;
  for (const view of capture?.views ?? [])
    yield `view      ${view.index + 1} ${oneLine(view.label)} ${view.url}`;
  for (const count of capture?.counts ?? [])
    yield `list      says ${count.said}, found ${count.found} (${oneLine(count.where)})`;
  yield `text      ${counted(capture?.document?.text.length ?? 0, 'character')}`;
  for (const { offering, draft } of evidence) {
    yield '';
    yield `${offering} / ${draft.dimension}: ${draft.value}, ${draft.confidence} (${draft.rule})`;
    for (const quote of draft.quotes) yield `  "${oneLine(quote.exact)}"`;
    for (const finding of draft.findings) yield `  ${finding.effect}: ${cut(oneLine(finding.message), 160)}`;
  }
  if (silent.length > 0) {
    yield '';
    yield `Nothing about ${counted(silent.length, 'cell')} that it may speak for: ${cut(silent.join(', '), 400)}`;
  }
}
