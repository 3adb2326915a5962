import { Command } from 'commander';
import type { Cli, CliContext } from '../context.ts';
import { CommandError } from '../errors.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';
import { formatTable } from '../table.ts';

export function sourcesCommand(cli: Cli): Command {
  const command = new Command('sources')
    .description('each source: when it is due next, when it was visited last, what came of it, and why then')
    .option('--party <id>', 'the sources of this party')
    .action((flags: { party?: string }) => cli.run((context) => print(context, flags.party)));
  return examples(command, ['assay sources', 'assay sources --party openai --json']);
}

async function print(context: CliContext, party: string | undefined): Promise<void> {
  const { sourcesOverview } = await import('#pipeline/sources.ts');
  const all = await withHouse(context, (house) => sourcesOverview(house), {
    missing: context.homeGiven ? 'refuse' : 'look',
  });
  const parties = [...new Set(all.map(({ source }) => source.split('/')[0] ?? ''))];
  if (party !== undefined && !parties.includes(party))
    throw new CommandError(
      'not_in_registry',
      `The registry has no party ${party} with sources.`,
      `There are ${parties.join(', ')}.`,
    );
  const sources = all.filter(({ source }) => party === undefined || source.startsWith(`${party}/`));
  if (context.json) {
    context.out.json({ sources });
    return;
  }
  const rows = sources.map((one) => [
    one.source,
    one.lastVerdict ?? 'never',
    minute(one.lastVisitAt),
    minute(one.lastOkAt),
    minute(one.nextDue),
    `${one.cells}`,
    one.unconfirmed ? `unconfirmed; ${one.why}` : one.why,
  ]);
  const headings = ['source', 'last', 'visited', 'last ok', 'next due', 'cells', 'why'];
  context.out.line(formatTable(headings, rows, context.out.columns));
}

function minute(instant: string | undefined): string {
  return instant === undefined ? '-' : instant.slice(0, 16).replace('T', ' ');
}
