import { text } from 'node:stream/consumers';
import { userInfo } from 'node:os';
import { Command, Option } from 'commander';
import type { Role } from '#db/users.ts';
import type { Cli, CliContext } from '../context.ts';
import { MisuseError } from '../errors.ts';
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
  const command = new Command('user').description('the people of the inbox').addCommand(add);
  return examples(command, ['assay user add ada --role reviewer --password-stdin < password.txt']);
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
