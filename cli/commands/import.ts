import { readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import type { ImportReport } from '#pipeline/import/import-registry.ts';
import { counted } from '#text/counted.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { CommandError } from '../errors.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';

export function importCommand(cli: Cli): Command {
  const command = new Command('import')
    .description('takes over the cells of another registry’s data.json, where a cell has no answer yet')
    .argument('<file>', 'a data.json')
    .option('--dry-run', 'say what would be taken over, and change nothing')
    .action((file: string, options: { dryRun?: boolean }) =>
      cli.run((context) => importFile(context, file, options.dryRun ?? false)),
    );
  return examples(command, ['assay import data.json --dry-run', 'assay import data.json']);
}

async function importFile(context: CliContext, file: string, dryRun: boolean): Promise<ExitCode> {
  const { importRegistry, LARGEST_IMPORT } = await import('#pipeline/import/import-registry.ts');
  const text = readImport(file, LARGEST_IMPORT);
  const report = await withHouse(
    context,
    (house) => importRegistry(house, text, { file, by: 'assay import', dryRun }),
    { missing: dryRun ? 'look' : 'begin' },
  );
  const { imported, kept, problems } = report;
  if (context.json) context.out.json({ ok: problems.length === 0, dryRun, ...report });
  else if (imported + kept === 0 && problems.length > 0) context.out.problems(problems);
  else print(context, report, dryRun);
  if (problems.length === 0) return 0;
  return imported + kept > 0 ? 3 : 1;
}

function print({ out }: CliContext, report: ImportReport, dryRun: boolean): void {
  const verb = dryRun ? 'would be taken over' : 'taken over';
  const kept = counted(report.kept, 'has an answer already and keeps', 'have an answer already and keep');
  out.line(`${counted(report.imported, 'cell')} ${verb}, ${kept} it.`);
  if (report.remarksMoved > 0)
    out.line(
      `${counted(report.remarksMoved, 'note')} held reviewers’ remarks, which are in the history now.`,
    );
  for (const problem of report.problems) out.note(`${problem.message}\n  -> ${problem.hint}`);
}

function readImport(file: string, most: number): string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile())
    throw new CommandError(
      'no_file',
      found ? `${file} is no file.` : `There is no file ${file}.`,
      'Give the path of a data.json.',
    );
  if (found.size > most)
    throw new CommandError(
      'file_too_large',
      `${file} has ${found.size} bytes; at most ${most} are read.`,
      'Is this a data.json?',
    );
  return readFileSync(file, 'utf8');
}
