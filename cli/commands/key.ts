import { userInfo } from 'node:os';
import { Command, Option } from 'commander';
import type { Role } from '#db/users.ts';
import type { Instant } from '#types/ids.ts';
import type { Cli, CliContext } from '../context.ts';
import { CommandError, MisuseError } from '../errors.ts';
import { examples } from '../help.ts';
import { withData } from '../house.ts';
import { formatTable } from '../table.ts';
import { roleOption } from './user.ts';

interface AddOptions {
  readonly for: 'api' | 'worker';
  readonly role: Role;
  readonly expires?: string;
}

export function keyCommand(cli: Cli): Command {
  const add = new Command('add')
    .description('a new key; its secret is printed once and kept only as a hash')
    .argument('<name>', 'what it is for, in your words')
    .addOption(new Option('--for <purpose>', 'who uses it').choices(['api', 'worker']).default('api'))
    .addOption(roleOption())
    .option('--expires <span>', 'how long it lasts: 90d; default until it is revoked')
    .action((name: string, options: AddOptions) => cli.run((context) => addIt(context, name, options)));
  examples(add, [
    'assay key add dashboard --role reader --expires 90d',
    'assay key add worker-2 --for worker',
  ]);
  const list = new Command('list')
    .description('the keys, without their secrets')
    .action(() => cli.run(listThem));
  examples(list, ['assay key list']);
  const revoke = new Command('revoke')
    .description('end a key at once')
    .argument('<id>', 'as `assay key list` shows it')
    .action((id: string) => cli.run((context) => revokeIt(context, id)));
  examples(revoke, ['assay key revoke Qm1x0bJ4']);
  const command = new Command('key').description('keys of programs: API readers and workers');
  for (const below of [add, list, revoke]) command.addCommand(below);
  return examples(command, ['assay key add worker-2 --for worker', 'assay key list']);
}

async function addIt(context: CliContext, name: string, options: AddOptions): Promise<void> {
  const { addKey } = await import('#inbox/people/keys.ts');
  const expiresAt = options.expires === undefined ? undefined : await later(context, options.expires);
  const key = await withData(
    context,
    ({ db }) =>
      addKey(db, context.clock, {
        name,
        purpose: options.for,
        role: options.role,
        by: userInfo().username,
        ...(expiresAt === undefined ? {} : { expiresAt }),
      }),
    { missing: 'begin' },
  );
  if (context.json) context.out.json({ ok: true, ...key });
  else {
    context.out.line(key.secret);
    context.out.note(`Key ${key.id} (${name}). Its secret is shown this once.`);
  }
}

async function later(context: CliContext, span: string): Promise<Instant> {
  const { spanMs } = await import('#pipeline/registry/cadence.ts');
  const ms = spanMs(span);
  if (ms === undefined || ms <= 0)
    throw new MisuseError('bad_span', `--expires is "${span}".`, 'Give a span such as 90d.');
  return new Date(Date.parse(context.clock.now()) + ms).toISOString() as Instant;
}

async function listThem(context: CliContext): Promise<void> {
  const { listKeys } = await import('#inbox/people/keys.ts');
  const keys = await withData(context, ({ db }) => listKeys(db));
  if (context.json) context.out.json({ keys });
  else if (keys.length === 0) context.out.line('There are no keys.');
  else {
    const rows = keys.map((key) => [
      key.id,
      key.purpose,
      key.role,
      key.created_at.slice(0, 10),
      key.revoked_at ? 'revoked' : (key.expires_at?.slice(0, 10) ?? 'no end'),
      key.used_at?.slice(0, 10) ?? 'never used',
      key.name,
    ]);
    context.out.line(
      formatTable(['id', 'for', 'role', 'made', 'until', 'used', 'name'], rows, context.out.columns),
    );
  }
}

async function revokeIt(context: CliContext, id: string): Promise<void> {
  const { revokeKey } = await import('#inbox/people/keys.ts');
  const revoked = await withData(context, ({ db }) => revokeKey(db, context.clock, id, userInfo().username));
  if (!revoked)
    throw new CommandError('no_such_key', `No key ${id} is in force.`, 'See `assay key list` for the ids.');
  if (context.json) context.out.json({ ok: true, id });
  else context.out.line(`The key ${id} ends now.`);
}
