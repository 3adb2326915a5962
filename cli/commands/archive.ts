import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import type { ArchiveHealth } from '#snapshots/archive/check.ts';
import { counted } from '#text/counted.ts';
import type { Problem } from '#types/problem.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { CommandError } from '../errors.ts';
import { examples } from '../help.ts';
import { withData } from '../house.ts';
import { programVersion } from '../version.ts';

interface HeldOptions {
  readonly capture: string;
  readonly view: number;
  readonly out?: string;
}

export function archiveCommand(cli: Cli): Command {
  const command = new Command('archive').description('what captures hold, and the health of the archive');
  for (const below of [
    held(cli, 'text', 'the text that quotes stand in', 'assay archive text --capture c1f0'),
    held(
      cli,
      'html',
      'the page as the browser had it, or the bytes as they came',
      'assay archive html --capture c1f0 --view 2',
    ),
    held(cli, 'picture', 'the picture of the page', 'assay archive picture --capture c1f0 --out page.png'),
    held(
      cli,
      'wacz',
      'all of a capture for web-archive players',
      'assay archive wacz --capture c1f0 --out page.wacz',
    ),
    check(cli),
    collect(cli),
  ])
    command.addCommand(below);
  return examples(command, ['assay archive text --capture c1f0', 'assay archive check']);
}

function held(
  cli: Cli,
  what: 'text' | 'html' | 'picture' | 'wacz',
  description: string,
  example: string,
): Command {
  const command = new Command(what)
    .description(description)
    .requiredOption('--capture <id>', 'the capture, or the first characters of its id')
    .option('--view <number>', 'which view, from 0', wholeNumber, 0)
    .option('--out <file>', 'write to this file instead of stdout')
    .action((options: HeldOptions) => cli.run((context) => print(context, what, options)));
  return examples(command, [example]);
}

async function print(
  context: CliContext,
  what: 'text' | 'html' | 'picture' | 'wacz',
  options: HeldOptions,
): Promise<void> {
  const { heldPage, heldPicture, heldText } = await import('#pipeline/held.ts');
  const { heldWacz } = await import('#pipeline/held-wacz.ts');
  const bytes = await withData(context, async (data) => {
    if (what === 'text') return Buffer.from(`${await heldText(data, options.capture)}\n`);
    if (what === 'html') return heldPage(data, options.capture, options.view);
    if (what === 'picture') return heldPicture(data, options.capture, options.view);
    return heldWacz(data, options.capture, `assay ${programVersion()}`);
  });
  if (options.out !== undefined) writeFileSync(options.out, bytes);
  else if (what !== 'text' && what !== 'html' && process.stdout.isTTY)
    throw new CommandError(
      'binary_output',
      'This is not text.',
      `Write it to a file with --out ${what}.${what === 'wacz' ? 'wacz' : 'png'}.`,
    );
  else process.stdout.write(bytes);
}

function check(cli: Cli): Command {
  const command = new Command('check')
    .description('read every object and prove its hash; list what is damaged, missing or strange')
    .action(() => cli.run(checkIt));
  return examples(command, ['assay archive check', 'assay archive check --json']);
}

async function checkIt(context: CliContext): Promise<ExitCode> {
  const { usedObjects } = await import('#db/captures.ts');
  const { checkArchive } = await import('#snapshots/archive/check.ts');
  const health = await withData(context, ({ db, archive }) =>
    checkArchive(archive.folder, usedObjects(db), {
      // The system's clock, which the files carry: ASSAY_NOW may stand anywhere.
      leftOverBefore: Date.now() - 3_600_000,
      progress: (done) => context.out.progress(counted(done, 'object')),
    }),
  );
  context.out.progressDone();
  const whole = health.damaged.length === 0 && health.missing.length === 0 && health.strangers.length === 0;
  if (context.json) context.out.json({ ok: whole, ...health, problems: problemsIn(health) });
  else {
    for (const each of health.damaged) context.out.line(`damaged  ${each.sha256}  ${each.why}`);
    for (const each of health.missing) context.out.line(`missing  ${each}`);
    for (const each of health.strangers) context.out.line(`strange  ${each}`);
    context.out.line(
      `${counted(health.objects, 'object')}, ${(health.bytes / 1e6).toFixed(1)} MB: ${whole ? 'all whole' : 'not whole'}.`,
    );
  }
  return whole ? 0 : 1;
}

function collect(cli: Cli): Command {
  const command = new Command('gc')
    .description('remove objects that no capture names and that are older than a day')
    .option('--dry-run', 'say what would go and remove nothing')
    .action((options: { dryRun?: boolean }) =>
      cli.run((context) => collectIt(context, options.dryRun ?? false)),
    );
  return examples(command, ['assay archive gc --dry-run', 'assay archive gc']);
}

async function collectIt(context: CliContext, dryRun: boolean): Promise<void> {
  const { usedObjects } = await import('#db/captures.ts');
  const { collectGarbage } = await import('#snapshots/archive/collect-garbage.ts');
  const day = 86_400_000;
  const report = await withData(context, ({ db, archive }) =>
    collectGarbage(archive.folder, { cited: new Set(usedObjects(db)), olderThan: Date.now() - day, dryRun }),
  );
  if (context.json) context.out.json({ dryRun, ...report });
  else
    context.out.line(
      `${counted(report.kept, 'object')} kept, ${report.removed} ${dryRun ? 'would go' : 'removed'}, ${(report.freedBytes / 1e6).toFixed(1)} MB.`,
    );
}

function problemsIn(health: ArchiveHealth): Problem[] {
  return [
    ...health.damaged.map(({ file, why }) => ({
      code: 'object_damaged',
      file,
      message: why,
      hint: 'Restore this file from a copy of the archive, or visit its source again.',
    })),
    ...health.missing.map((hash) => ({
      code: 'object_missing',
      message: `The object ${hash} is named by the database, and the archive does not hold it.`,
      hint: 'Restore it from a copy of the archive.',
    })),
    ...health.strangers.map((file) => ({
      code: 'object_strange',
      file,
      message: `${file} is no object of the archive.`,
      hint: 'Move it away; nothing of the archive rests on it.',
    })),
  ];
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number from 0.');
  return Number(text);
}
