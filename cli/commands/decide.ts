import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { Command } from 'commander';
import type { House } from '#pipeline/house.ts';
import type { Subject, Verb } from '#pipeline/decide/request.ts';
import type { Problem } from '#types/problem.ts';
import type { Instant } from '#types/ids.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { MisuseError } from '../errors.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';
import { oneOf } from '../one-of.ts';
import { problemText } from '../output.ts';
import { filterFrom } from './list.ts';

interface DecideOptions {
  readonly all?: boolean;
  readonly change?: string;
  readonly offering?: string;
  readonly dimension?: string;
  readonly source?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly until?: string;
  readonly by: string;
  readonly dryRun?: boolean;
}

const verbs = ['accept', 'dismiss', 'snooze', 'undo'] as const;
type VerbName = (typeof verbs)[number];

export function decideCommand(cli: Cli): Command {
  const command = new Command('decide')
    .description('accept, dismiss, snooze or undo: one or more by id, or all that a filter finds')
    .argument('<ids-and-verb...>', 'ids (their first characters do), then accept, dismiss, snooze or undo')
    .option('--all', 'every open candidate that the filter finds, instead of ids')
    .option('--change <change>', 'with --all: candidates of this change')
    .option('--offering <id>', 'with --all: candidates that touch this offering')
    .option('--dimension <key>', 'with --all: candidates of this dimension')
    .option('--source <party/id>', 'with --all: candidates of this source')
    .option(
      '--reason <reason>',
      'why it is dismissed: scrape_artifact, no_material_change, out_of_scope, duplicate ...',
    )
    .option('--note <text>', 'in your own words, kept with the decision, never published')
    .option('--until <instant-or-span>', 'how long to snooze: 3d, 12h or an instant; default 7d')
    .option('--by <name>', 'who decides', userInfo().username)
    .option('--dry-run', 'with --all: say how many and which, and decide nothing')
    .action((words: string[], options: DecideOptions) =>
      cli.run((context) => decideIt(context, words, options)),
    );
  return examples(command, [
    'assay decide 4f1c accept',
    'assay decide 4f1c 9ab0 dismiss --reason no_material_change --note "new menu"',
    'assay decide --all --change new accept',
    'assay decide 4f1c undo',
  ]);
}

interface Outcome {
  readonly decided: { readonly subject: string; readonly decision: string; readonly state: string }[];
  readonly refused: { readonly subject: string; readonly problem: Problem }[];
}

async function decideIt(
  context: CliContext,
  words: readonly string[],
  options: DecideOptions,
): Promise<ExitCode> {
  const { ids, verb } = parse(words, options);
  const decision = verb === 'undo' ? undefined : await verbFrom(context, verb, options);
  const outcome = await withHouse(context, (house) =>
    options.all
      ? decideEvery(context, house, verb, decision, options)
      : decideEach(house, ids, decision, options),
  );
  const problems = outcome.refused.map(({ problem }) => problem);
  if (context.json) context.out.json({ ok: problems.length === 0, ...outcome, problems });
  else {
    for (const one of outcome.decided) context.out.line(`${one.subject}  ${one.state}  (${one.decision})`);
    for (const one of outcome.refused) context.out.note(problemText(one.problem));
    context.out.line(`${outcome.decided.length} decided, ${outcome.refused.length} refused.`);
  }
  if (outcome.refused.length === 0) return 0;
  return outcome.decided.length > 0 ? 3 : 1;
}

function parse(words: readonly string[], options: DecideOptions): { ids: readonly string[]; verb: VerbName } {
  const at = words.findIndex((word) => (verbs as readonly string[]).includes(word));
  const verb = words[at] as VerbName | undefined;
  const ids = words.filter((_word, index) => index !== at);
  if (verb === undefined)
    throw new MisuseError(
      'no_verb',
      `"${words.join(' ')}" does not say what to do.`,
      `Add one of ${verbs.join(', ')}.`,
    );
  if (Boolean(options.all) === ids.length > 0)
    throw new MisuseError('ids_or_all', 'Give ids, or --all, and not both.', 'See `assay list` for the ids.');
  if (options.all && verb === 'undo')
    throw new MisuseError(
      'undo_all',
      'There is no undo of all.',
      'Give the id of the batch (b...) or of a candidate.',
    );
  if (verb === 'dismiss' && options.reason === undefined)
    throw new MisuseError(
      'no_reason',
      'A dismissal has a reason.',
      'Add --reason no_material_change (or another).',
    );
  return { ids, verb };
}

async function verbFrom(
  context: CliContext,
  verb: Exclude<VerbName, 'undo'>,
  options: DecideOptions,
): Promise<Verb> {
  if (verb === 'accept') return { kind: 'accept' };
  if (verb === 'snooze') return { kind: 'snooze', until: await untilFrom(context, options.until ?? '7d') };
  const { dismissalSchema } = await import('#types/words.ts');
  return { kind: 'dismiss', reason: oneOf(dismissalSchema, '--reason', options.reason ?? '') };
}

async function untilFrom(context: CliContext, until: string): Promise<Instant> {
  const { spanMs } = await import('#pipeline/registry/cadence.ts');
  const ms = spanMs(until);
  const at = ms === undefined ? Date.parse(until) : Date.parse(context.clock.now()) + ms;
  if (Number.isNaN(at))
    throw new MisuseError('bad_until', `--until is "${until}".`, 'Give a span (3d, 12h) or an instant.');
  return new Date(at).toISOString() as Instant;
}

async function decideEvery(
  context: CliContext,
  house: House,
  _verb: VerbName,
  decision: Verb | undefined,
  options: DecideOptions,
): Promise<Outcome> {
  const { decideAll } = await import('#pipeline/decide/bulk.ts');
  if (decision === undefined) return { decided: [], refused: [] };
  const result = decideAll(house, {
    filter: await filterFrom(options),
    decision,
    by: options.by,
    idempotencyKey: randomUUID(),
    dryRun: options.dryRun ?? false,
    ...(options.note === undefined ? {} : { remark: options.note }),
  });
  if (options.dryRun) context.out.note(`${result.matched.length} would be decided.`);
  const refused = result.refused.map(({ candidate, problem }) => ({ subject: candidate, problem }));
  const not = new Set(refused.map((one) => one.subject));
  const state = options.dryRun ? 'would be decided' : decision.kind;
  const decided = result.matched
    .filter(({ id }) => !not.has(id))
    .map(({ id }) => ({ subject: id, decision: result.batch, state }));
  return { decided, refused };
}

async function decideEach(
  house: House,
  ids: readonly string[],
  verb: Verb | undefined,
  options: DecideOptions,
): Promise<Outcome> {
  const { findSubject, undoAbout } = await import('#pipeline/decide/subject.ts');
  const { decide } = await import('#pipeline/decide/decide.ts');
  const { problemsOf } = await import('../problems-of.ts');
  const outcome: Outcome = { decided: [], refused: [] };
  for (const id of ids) {
    try {
      const subject: Subject | undefined = verb === undefined ? undefined : findSubject(house.db, id);
      const remark = options.note === undefined ? {} : { remark: options.note };
      const results =
        subject === undefined || verb === undefined
          ? undoAbout(house, id, options.by)
          : [decide(house, { subject, decision: verb, by: options.by, ...remark })];
      for (const { decision, state } of results)
        outcome.decided.push({ subject: decision.subject, decision: decision.id, state });
    } catch (error) {
      const [problem] = problemsOf(error);
      if (problem === undefined || problem.code === 'unexpected') throw error;
      outcome.refused.push({ subject: id, problem });
    }
  }
  return outcome;
}
