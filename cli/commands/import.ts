import { readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { CommandError } from '../errors.ts';
import { examples } from '../help.ts';

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
  const { openHouse } = await import('#pipeline/house.ts');
  const text = readImport(file, LARGEST_IMPORT);
  const house = openHouse(context);
  try {
    const report = importRegistry(house, text, { file, by: 'assay import', dryRun });
    if (context.json) context.out.json({ ok: report.problems.length === 0, dryRun, ...report });
    else if (report.imported + report.kept === 0 && report.problems.length > 0)
      context.out.problems(report.problems);
    else {
      const verb = dryRun ? 'would be taken over' : 'taken over';
      context.out.line(
        `${report.imported} cells ${verb}, ${report.kept} have an answer already and keep it.`,
      );
      if (report.remarksMoved > 0)
        context.out.line(
          `${report.remarksMoved} notes held reviewers’ remarks: they are in the history now.`,
        );
      for (const problem of report.problems) context.out.note(`${problem.message}\n  -> ${problem.hint}`);
    }
    if (report.problems.length === 0) return 0;
    return report.imported + report.kept > 0 ? 3 : 1;
  } finally {
    house.close();
  }
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
