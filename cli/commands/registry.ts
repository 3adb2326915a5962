import { Command } from 'commander';
import { counted } from '#text/counted.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { examples } from '../help.ts';
import { problemText } from '../output.ts';

export function registryCommand(cli: Cli): Command {
  const check = new Command('check')
    .description('find duplicates, dangling references, foreign hosts, dimensions nobody can answer')
    .action(() => cli.run(checkIt));
  examples(check, ['assay registry check', 'assay registry check --registry ./drafts --json']);
  const command = new Command('registry').description('the registry folder').addCommand(check);
  return examples(command, ['assay registry check']);
}

async function checkIt(context: CliContext): Promise<ExitCode> {
  const { checkRegistry } = await import('#pipeline/registry/check.ts');
  const report = checkRegistry(context.registryFolder);
  if (context.json) {
    context.out.json(report);
    return report.ok ? 0 : 1;
  }
  for (const problem of report.problems) context.out.line(problemText(problem));
  for (const warning of report.warnings)
    context.out.line(problemText(warning).replace(/^error /, 'warning '));
  const { counts } = report;
  context.out.line(
    `${counted(counts.offerings, 'offering')}, ${counted(counts.dimensions, 'dimension')}, ${counted(counts.cells, 'cell')}; ` +
      `${counted(counts.parties, 'party', 'parties')}, ${counted(counts.sources, 'source')}, ${counts.unconfirmed} of them unconfirmed.`,
  );
  const words = `${counted(report.problems.length, 'problem')}, ${counted(report.warnings.length, 'warning')}`;
  context.out.line(report.ok ? `The registry is sound: ${words}.` : `The registry is broken: ${words}.`);
  return report.ok ? 0 : 1;
}
