import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { counted } from '#text/counted.ts';
import type { Cli, CliContext } from '../context.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';

export function exportCommand(cli: Cli): Command {
  const command = new Command('export')
    .description('publish the approved registry: data.json, pages, feeds and tables')
    .requiredOption(
      '--out <dir>',
      'the folder of the release; a new one, an empty one or that of an earlier release',
    )
    .action((options: { out: string }) => cli.run((context) => publish(context, options.out)));
  return examples(command, ['assay export --out ./release', 'assay export --out ./release --json']);
}

async function publish(context: CliContext, out: string): Promise<void> {
  const { publishRelease } = await import('#pipeline/release.ts');
  const by = userInfo().username;
  const written = await withHouse(context, (house) => publishRelease(house, resolve(out), by));
  if (context.json) {
    context.out.json({ ok: true, ...written });
    return;
  }
  context.out.line(`${counted(written.files, 'file')} in ${written.folder}`);
  context.out.line(`digest ${written.digest}`);
  for (const file of written.removed) context.out.line(`removed ${file}`);
}
