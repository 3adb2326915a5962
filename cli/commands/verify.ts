import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { counted } from '#text/counted.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { CommandError } from '../errors.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';
import { problemText } from '../output.ts';

export function verifyCommand(cli: Cli): Command {
  const command = new Command('verify')
    .description('prove a release offline; with --home also every quote from the raw bytes')
    .argument('<dir>', 'the folder of the release')
    .action((dir: string) => cli.run((context) => verify(context, dir)));
  return examples(command, ['assay verify ./release', 'assay verify ./release --home ./data']);
}

async function verify(context: CliContext, dir: string): Promise<ExitCode> {
  const { proveRelease } = await import('#pipeline/release.ts');
  const folder = resolve(dir);
  if (!existsSync(folder))
    throw new CommandError(
      'no_release',
      `There is no folder ${folder}.`,
      'Name the folder that `assay export` wrote.',
    );
  const today = context.clock.now().slice(0, 10);
  const report = context.homeGiven
    ? await withHouse(context, (house) => proveRelease(folder, today, house))
    : await proveRelease(folder, today);
  const ok = report.problems.length === 0;
  if (context.json) context.out.json({ ok, ...report });
  else {
    for (const problem of report.problems) context.out.line(problemText(problem));
    const proved = context.homeGiven ? `, ${report.proved} proved from the captured bytes` : '';
    context.out.line(
      `${counted(report.files, 'file')}, ${counted(report.cells, 'cell')}, ${counted(report.quotes, 'quote')}${proved}.`,
    );
    context.out.line(
      ok
        ? 'The release is whole.'
        : `The release is not whole: ${counted(report.problems.length, 'problem')}.`,
    );
  }
  return ok ? 0 : 1;
}
