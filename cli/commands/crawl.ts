import { userInfo } from 'node:os';
import { Command } from 'commander';
import type { RunResult, Which } from '#pipeline/run.ts';
import { counted } from '#text/counted.ts';
import type { OfferingId, SourceId } from '#types/ids.ts';
import { noteMissingBrowser } from '../browser-note.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { crawlProgress } from '../crawl-progress.ts';
import { MisuseError } from '../errors.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';
import { problemsOf } from '../problems-of.ts';
import { formatTable } from '../table.ts';

interface CrawlFlags {
  readonly due?: boolean;
  readonly offering?: string;
  readonly source?: readonly string[];
}

export function crawlCommand(cli: Cli): Command {
  const command = new Command('crawl')
    .description('visit now: every source, what is due, those of an offering, or one; ends with a table')
    .option('--due', 'only what is due')
    .option('--offering <id>', 'the sources that may speak for this offering')
    .option('--source <party/id...>', 'these sources')
    .action((flags: CrawlFlags) => cli.run((context) => crawlIt(context, flags)));
  return examples(command, [
    'assay crawl --due',
    'assay crawl --offering openai-api',
    'assay crawl --source openai/enterprise-privacy --json',
  ]);
}

async function crawlIt(context: CliContext, flags: CrawlFlags): Promise<ExitCode> {
  const which = whichOf(flags);
  const { crawl } = await import('#pipeline/crawl.ts');
  await noteMissingBrowser(context);
  const progress = context.json ? undefined : crawlProgress(context.out);
  const result = await withHouse(
    context,
    (house) =>
      crawl(house, {
        which,
        by: userInfo().username,
        env: context.env,
        signal: context.signal,
        onEvent: (event) => {
          progress?.(event);
          if (!context.json) return;
          if (event.kind === 'visited') context.out.json(event.line);
          if (event.kind === 'failed')
            context.out.json({ source: event.source, problems: problemsOf(event.error) });
        },
      }),
    { missing: 'begin' },
  );
  context.out.progressDone();
  if (context.json) context.out.json({ summary: result.summary });
  else print(context, result);
  return codeOf(result);
}

function whichOf(flags: CrawlFlags): Which {
  const given = [flags.due, flags.offering, flags.source].filter((one) => one !== undefined);
  if (given.length > 1)
    throw new MisuseError(
      'which',
      '--due, --offering and --source exclude each other.',
      'Give one of them, or none for all.',
    );
  if (flags.due) return { kind: 'due' };
  if (flags.offering !== undefined) return { kind: 'offering', offering: flags.offering as OfferingId };
  if (flags.source !== undefined) return { kind: 'sources', sources: flags.source as readonly SourceId[] };
  return { kind: 'all' };
}

function print(context: CliContext, { lines, failed, summary, complete }: RunResult): void {
  if (summary.sources === 0) {
    context.out.line(
      complete ? 'Nothing was to be visited.' : 'Stopped before the first visit ended: everything stays due.',
    );
    return;
  }
  const rows = lines
    .toSorted((a, b) => (a.source < b.source ? -1 : 1))
    .map((line) => [
      line.verdict,
      line.via,
      line.source,
      `${line.evidence}`,
      `${line.candidates}`,
      `${line.held}`,
      `${(line.ms / 1000).toFixed(1)} s`,
      line.verdict === 'ok' ? '' : (line.reasons[0] ?? ''),
    ]);
  const broken = failed.flatMap(({ source, error }) =>
    problemsOf(error).map((problem) => ({ source, ...problem })),
  );
  for (const { source, code, message } of broken)
    rows.push(['failed', '', source, '', '', '', '', `${code}: ${message}`]);
  const headings = ['verdict', 'via', 'source', 'evidence', 'candidates', 'held', 'took', 'why'];
  context.out.line(formatTable(headings, rows, context.out.columns));
  context.out.line(
    `\n${counted(summary.sources, 'source')} in ${(summary.ms / 1000).toFixed(1)} s: ${summary.ok} ok, ${summary.notOk} not; ` +
      `${counted(summary.candidates, 'candidate')}, ${summary.held} held, ${counted(summary.notices, 'notice')}.`,
  );
  for (const hint of new Set(broken.map((problem) => problem.hint))) context.out.line(`  -> ${hint}`);
  if (!complete) context.out.line('Stopped before the end: what is left stays due.');
}

function codeOf({ summary, failed, complete }: RunResult): ExitCode {
  if (summary.sources > 0 && failed.length === summary.sources) return 1;
  return summary.notOk > 0 || !complete ? 3 : 0;
}
