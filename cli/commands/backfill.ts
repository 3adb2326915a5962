import { Command } from 'commander';
import type { BackfilledMemento, BackfillReport } from '#pipeline/backfill.ts';
import type { House } from '#pipeline/house.ts';
import { counted } from '#text/counted.ts';
import type { SourceId } from '#types/ids.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';
import { instantFrom } from '../instant.ts';
import { oneLine } from '../table.ts';

interface BackfillFlags {
  readonly source: string;
  readonly from: string;
}

export function backfillCommand(cli: Cli): Command {
  const command = new Command('backfill')
    .description("a source's past from the Wayback Machine into its timeline: silently, with a report")
    .requiredOption('--source <party/id>', 'the source')
    .requiredOption('--from <date>', 'how far back: a day or an instant')
    .action((flags: BackfillFlags) => cli.run((context) => backfillIt(context, flags)));
  return examples(command, ['assay backfill --source openai/enterprise-privacy --from 2025-01-01']);
}

async function backfillIt(context: CliContext, flags: BackfillFlags): Promise<ExitCode> {
  const from = instantFrom('--from', flags.from);
  const { backfill } = await import('#pipeline/backfill.ts');
  const { toolsFor } = await import('#pipeline/crawl.ts');
  let seen = 0;
  const read = async (house: House): Promise<BackfillReport> => {
    const tools = await toolsFor(house, context.env);
    try {
      return await backfill(house, {
        source: flags.source as SourceId,
        from,
        tools,
        signal: context.signal,
        onMemento: (memento) => {
          seen += 1;
          context.out.progress(
            `${counted(seen, 'memento')}, ${memento.archivedAt.slice(0, 10)} ${memento.verdict}`,
          );
        },
      });
    } finally {
      await tools.close();
    }
  };
  const report = await withHouse(context, read, { missing: 'begin' });
  context.out.progressDone();
  if (context.json) context.out.json(report);
  else {
    for (const memento of report.mementos) for (const line of told(memento)) context.out.line(line);
    context.out.line(
      `${counted(report.mementos.length, 'memento')} read, ${counted(report.known, 'was', 'were')} there from before.`,
    );
    if (!report.complete) context.out.line('Stopped before the end: run it again to go on.');
  }
  return report.complete ? 0 : 3;
}

function* told({ archivedAt, verdict, because, changes }: BackfilledMemento): Generator<string> {
  yield `${archivedAt.slice(0, 10)}  ${verdict}${because === undefined ? '' : `: ${oneLine(because)}`}`;
  for (const { offering, dimension, change, before, after } of changes)
    yield `            ${offering}/${dimension} ${change}: ${before ?? 'nothing'} -> ${after ?? 'nothing'}`;
}
