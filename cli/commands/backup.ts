import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { Cli, CliContext } from '../context.ts';
import { CommandError } from '../errors.ts';
import { examples } from '../help.ts';
import { noDatabase } from '../house.ts';

export function backupCommand(cli: Cli): Command {
  const command = new Command('backup')
    .description('a copy of the database, taken while it is in use')
    .option('--out <file>', 'where to; default backups/ in the data folder, named for the moment')
    .action((options: { out?: string }) => cli.run((context) => backup(context, options.out)));
  return examples(command, ['assay backup', 'assay backup --out /mnt/safe/assay.sqlite']);
}

async function backup(context: CliContext, out: string | undefined): Promise<void> {
  const { databaseFile } = await import('#pipeline/house.ts');
  const source = databaseFile(context.home);
  if (!existsSync(source)) throw noDatabase(context, source);
  const stamp = context.clock.now().replaceAll(/[-:.]/g, '').slice(0, 15);
  const target = resolve(out ?? join(context.home, 'backups', `assay-${stamp}.sqlite`));
  if (out !== undefined && existsSync(target))
    throw new CommandError(
      'file_exists',
      `${target} is there already.`,
      'Name another file, or move that one away.',
    );
  const { openDatabase } = await import('#db/open.ts');
  const { backupTo } = await import('#db/backup.ts');
  const db = openDatabase(source, { clock: context.clock });
  try {
    await backupTo(db, target, (done, total) => context.out.progress(`${done} of ${total} pages`));
  } finally {
    db.close();
  }
  context.out.progressDone();
  const bytes = statSync(target).size;
  if (context.json) context.out.json({ ok: true, file: target, bytes });
  else context.out.line(`${target}, ${(bytes / 1e6).toFixed(1)} MB`);
}
