import { text } from 'node:stream/consumers';
import { userInfo } from 'node:os';
import { Command, Option } from 'commander';
import type { Role } from '#db/users.ts';
import type { Cli, CliContext } from '../context.ts';
import { addressFrom } from '../address.ts';
import { CommandError, MisuseError } from '../errors.ts';
import { examples } from '../help.ts';
import { withData } from '../house.ts';

interface AddOptions {
  readonly role: Role;
  readonly passwordStdin?: boolean;
}

export function userCommand(cli: Cli): Command {
  const add = new Command('add')
    .description('a person of the inbox, with a role and a password read from stdin')
    .argument('<name>', 'how the person is named in decisions')
    .addOption(roleOption())
    .option('--password-stdin', 'read the password from stdin, to its end')
    .action((name: string, options: AddOptions) => cli.run((context) => addIt(context, name, options)));
  examples(add, ['assay user add ada --role maintainer --password-stdin < password.txt']);
  const link = new Command('link')
    .description('a link that lets a person in once, within the hour: for a lost password or first link')
    .argument('<name>', 'the person')
    .option('--address <url>', 'where the inbox is reached, where ASSAY_HOST and ASSAY_PORT do not say it')
    .action((name: string, options: LinkOptions) => cli.run((context) => linkFor(context, name, options)));
  examples(link, ['assay user link ada', 'assay user link ada --address https://inbox.example.org']);
  const command = new Command('user').description('the people of the inbox');
  for (const below of [add, link]) command.addCommand(below);
  return examples(command, [
    'assay user add ada --role reviewer --password-stdin < password.txt',
    'assay user link ada',
  ]);
}

interface LinkOptions {
  readonly address?: string;
}

export function roleOption(): Option {
  return new Option('--role <role>', 'who may look, decide, or edit settings and release')
    .choices(['reader', 'reviewer', 'maintainer'])
    .default('reviewer');
}

async function addIt(context: CliContext, name: string, options: AddOptions): Promise<void> {
  if (!options.passwordStdin)
    throw new MisuseError(
      'no_password',
      'A password is never taken from the command line, where others can read it.',
      'Give --password-stdin and the password on stdin.',
    );
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  const { addUser } = await import('#inbox/people/login.ts');
  const user = await withData(
    context,
    ({ db }) => addUser(db, context.clock, { name, role: options.role, password, by: userInfo().username }),
    { missing: 'begin' },
  );
  if (context.json) context.out.json({ ok: true, id: user.id, name: user.name, role: user.role });
  else context.out.line(`${user.name} is a ${user.role} now.`);
}

async function linkFor(context: CliContext, name: string, options: LinkOptions): Promise<void> {
  const address = baseOf(context, options.address);
  const { makeLoginLink } = await import('#inbox/people/login.ts');
  const { findUserByName } = await import('#db/users.ts');
  const secret = await withData(context, ({ db }) => {
    const user = findUserByName(db, name);
    if (!user)
      throw new CommandError('no_such_user', `Nobody is named ${name}.`, 'Add them with `assay user add`.');
    if (user.disabled_at)
      throw new CommandError(
        'user_locked_out',
        `${name} is locked out since ${user.disabled_at.slice(0, 10)}.`,
        'A maintainer lets them in again, under People in the inbox.',
      );
    return makeLoginLink(db, context.clock, user);
  });
  const link = `${address}/enter/${secret}`;
  if (context.json) context.out.json({ ok: true, name, link });
  else {
    context.out.line(link);
    context.out.note(`It lets ${name} in once, within the hour.`);
  }
}

function baseOf({ env }: CliContext, given: string | undefined): string {
  if (given === undefined) {
    const { host, port } = addressFrom(env);
    const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
    return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
  }
  if (URL.canParse(given) && /^https?:/.test(given)) return given.replace(/\/+$/, '');
  throw new MisuseError(
    'bad_address',
    `--address is "${given}".`,
    'Give it with its scheme: https://inbox.example.org',
  );
}
