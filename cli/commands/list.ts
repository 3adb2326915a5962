import { Argument, Command } from 'commander';
import type { CandidateFilter } from '#db/candidate-list.ts';
import type { DimensionKey, OfferingId, SourceId } from '#types/ids.ts';
import type { Cli, CliContext } from '../context.ts';
import { examples } from '../help.ts';
import { withData } from '../house.ts';
import type { Data } from '../house.ts';
import { oneOf } from '../one-of.ts';
import { formatTable } from '../table.ts';

const kinds = ['candidates', 'notices', 'incidents', 'corrections'] as const;

interface ListOptions {
  readonly state?: string;
  readonly change?: string;
  readonly offering?: string;
  readonly dimension?: string;
  readonly source?: string;
  readonly limit: string;
}

export function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('what waits in the inbox: candidates (or notices, incidents, corrections)')
    .addArgument(new Argument('[what]', 'what to list').choices(kinds).default('candidates'))
    .option(
      '--state <state>',
      'candidates in this state: open (default), held, snoozed, second_review, accepted ...',
    )
    .option(
      '--change <change>',
      'candidates of this change: new, improved, weakened, changed, details, absent ...',
    )
    .option('--offering <id>', 'candidates that touch this offering')
    .option('--dimension <key>', 'candidates of this dimension')
    .option('--source <party/id>', 'candidates and notices of this source')
    .option('--limit <number>', 'at most so many', '200')
    .action((what: (typeof kinds)[number], options: ListOptions) =>
      cli.run((context) => withData(context, (data) => print(context, data, what, options))),
    );
  return examples(command, [
    'assay list',
    'assay list candidates --change weakened --json',
    'assay list notices',
  ]);
}

async function print(
  context: CliContext,
  data: Data,
  what: (typeof kinds)[number],
  options: ListOptions,
): Promise<void> {
  const { headings, rows, items } = await listed(data, what, options);
  if (context.json) context.out.json({ [what]: items });
  else if (rows.length === 0) context.out.line(`No ${what} wait.`);
  else context.out.line(formatTable(headings, rows, context.out.columns));
}

interface Listed {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly items: readonly unknown[];
}

async function listed(data: Data, what: (typeof kinds)[number], options: ListOptions): Promise<Listed> {
  const limit = Number(options.limit);
  if (what === 'candidates') return listCandidatesOf(data, options, limit);
  if (what === 'notices') {
    const { listNotices } = await import('#db/notices.ts');
    const source = options.source as SourceId | undefined;
    const items = listNotices(data.db, { open: true, limit, ...(source === undefined ? {} : { source }) });
    const rows = items.map(({ id, kind, source: of, openedAt, message }) => [
      id,
      kind,
      of,
      openedAt,
      message,
    ]);
    return { headings: ['id', 'kind', 'source', 'since', 'what'], rows, items };
  }
  if (what === 'incidents') {
    const { listIncidents } = await import('#db/incidents.ts');
    const items = listIncidents(data.db, { open: true, limit });
    const rows = items.map((one) => [one.id, one.host, `${one.failures}`, one.lastAt, one.message]);
    return { headings: ['id', 'host', 'failures', 'last', 'what'], rows, items };
  }
  const { listCorrections } = await import('#db/corrections.ts');
  const items = listCorrections(data.db, { state: 'open', limit });
  const rows = items.map(({ id, cell, receivedAt, claim }) => [
    id,
    `${cell.offering}/${cell.dimension}`,
    receivedAt,
    claim,
  ]);
  return { headings: ['id', 'cell', 'received', 'claim'], rows, items };
}

async function listCandidatesOf(data: Data, options: ListOptions, limit: number): Promise<Listed> {
  const { findCandidate } = await import('#db/candidates.ts');
  const { listCandidates } = await import('#db/candidate-list.ts');
  const found = listCandidates(data.db, await filterFrom(options), { limit });
  const items = found.map(({ id }) => findCandidate(data.db, id));
  const rows = found.map((row) => [row.id.slice(0, 12), row.change, row.source, row.raised_at, row.title]);
  return { headings: ['id', 'change', 'source', 'raised', 'what'], rows, items };
}

export async function filterFrom(options: Partial<ListOptions>): Promise<CandidateFilter> {
  const { candidateStateSchema } = await import('#db/candidates.ts');
  const { changeSchema } = await import('#types/words.ts');
  const states =
    options.state === undefined
      ? (['open', 'second_review'] as const)
      : [oneOf(candidateStateSchema, '--state', options.state)];
  return {
    states,
    ...(options.change === undefined ? {} : { change: oneOf(changeSchema, '--change', options.change) }),
    ...(options.offering === undefined ? {} : { offering: options.offering as OfferingId }),
    ...(options.dimension === undefined ? {} : { dimension: options.dimension as DimensionKey }),
    ...(options.source === undefined ? {} : { source: options.source as SourceId }),
  };
}
