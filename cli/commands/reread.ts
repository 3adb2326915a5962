import { Command } from 'commander';
import type { RereadReport } from '#pipeline/reread.ts';
import { counted } from '#text/counted.ts';
import type { SourceId } from '#types/ids.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';
import { instantFrom } from '../instant.ts';
import { formatTable } from '../table.ts';

interface RereadFlags {
  readonly since: string;
  readonly source?: string;
  readonly propose?: boolean;
}

export function rereadCommand(cli: Cli): Command {
  const command = new Command('reread')
    .description('read the kept captures again by the extractors of today: silently, with a report')
    .requiredOption('--since <date>', 'captures from this day or instant on')
    .option('--source <party/id>', 'captures of this source alone')
    .option('--propose', 'raise candidates for what differs in the newest text of a source')
    .action((flags: RereadFlags) => cli.run((context) => rereadIt(context, flags)));
  return examples(command, ['assay reread --since 2026-01-01', 'assay reread --since 2026-06-01 --propose']);
}

async function rereadIt(context: CliContext, flags: RereadFlags): Promise<ExitCode> {
  const since = instantFrom('--since', flags.since);
  const { reread } = await import('#pipeline/reread.ts');
  const report = await withHouse(context, (house) =>
    reread(house, {
      since,
      ...(flags.source === undefined ? {} : { source: flags.source as SourceId }),
      propose: flags.propose ?? false,
      onText: (done, of) => context.out.progress(`${done} of ${of} texts`),
    }),
  );
  context.out.progressDone();
  if (context.json) context.out.json(report);
  else print(context, report);
  return report.unreadable.length > 0 ? 3 : 0;
}

function print(context: CliContext, report: RereadReport): void {
  const rows = report.changes.map((one) => [
    `${one.offering}/${one.dimension}`,
    one.change,
    one.before ?? '-',
    one.after ?? '-',
    one.current ? 'now' : 'past',
    one.retrievedAt.slice(0, 10),
    one.source,
  ]);
  if (rows.length > 0) {
    const headings = ['cell', 'change', 'was', 'would be', 'when', 'captured', 'source'];
    context.out.line(formatTable(headings, rows, context.out.columns));
  }
  for (const one of report.unreadable) context.out.note(`${one.capture}: ${one.because}`);
  context.out.line(
    `${counted(report.captures, 'capture')}, ${counted(report.texts, 'text')} read by ${report.extractor}: ` +
      `${counted(report.changes.length, 'difference')}, ${counted(report.candidates.length, 'candidate')} raised.`,
  );
}
