import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { Command } from 'commander';
import { counted } from '#text/counted.ts';
import type { SourceId } from '#types/ids.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { CommandError } from '../errors.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';

interface AddFlags {
  readonly source: string;
  readonly url?: string;
  readonly mediaType?: string;
  readonly by: string;
}

const largest = 64 * 1024 * 1024;

export function captureCommand(cli: Cli): Command {
  const add = new Command('add')
    .description(
      'a capture of your own (saved HTML, MHTML, Markdown or PDF) for a source that refuses machines',
    )
    .argument('<file>', 'what you saved in your browser')
    .requiredOption('--source <party/id>', 'the source that it is a capture of')
    .option('--url <address>', "where you saw it; default the source's own address")
    .option('--media-type <type>', 'text/html, application/pdf ...; default by its first bytes')
    .option('--by <name>', 'who brought it', userInfo().username)
    .action((file: string, flags: AddFlags) => cli.run((context) => addIt(context, file, flags)));
  examples(add, ['assay capture add page.mhtml --source openai/trust-portal']);
  const command = new Command('capture').description('captures that people bring').addCommand(add);
  return examples(command, ['assay capture add page.mhtml --source openai/trust-portal']);
}

async function addIt(context: CliContext, file: string, flags: AddFlags): Promise<ExitCode> {
  const bytes = readSaved(file);
  const { addCapture } = await import('#pipeline/capture-add.ts');
  const { url, mediaType, by } = flags;
  const { line } = await withHouse(
    context,
    (house) => addCapture(house, { source: flags.source as SourceId, bytes, by, url, mediaType }),
    { missing: 'begin' },
  );
  if (context.json) context.out.json(line);
  else {
    context.out.line(`${line.verdict}  ${line.source}  capture ${line.capture}`);
    for (const reason of line.reasons) context.out.line(`  ${reason}`);
    context.out.line(
      `${counted(line.characters, 'character')}, ${line.evidence} evidence, ${counted(line.candidates, 'candidate')}.`,
    );
  }
  return line.verdict === 'ok' ? 0 : 3;
}

function readSaved(file: string): Uint8Array {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile())
    throw new CommandError(
      'no_file',
      found ? `${file} is no file.` : `There is no file ${file}.`,
      'Give the path of a saved page or PDF.',
    );
  if (found.size > largest)
    throw new CommandError(
      'file_too_large',
      `${file} has ${found.size} bytes.`,
      `At most ${largest} are read.`,
    );
  return readFileSync(file);
}
