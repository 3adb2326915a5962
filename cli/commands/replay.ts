import { Command } from 'commander';
import { counted } from '#text/counted.ts';
import type { Cli, CliContext } from '../context.ts';
import { examples } from '../help.ts';
import { writeLines } from '../write-lines.ts';

interface ReplayFlags {
  readonly manifest: string;
  readonly out: string;
}

export function replayCommand(cli: Cli): Command {
  const command = new Command('replay')
    .description('a saved page history through the very same steps, without network, on a temporary database')
    .requiredOption('--manifest <file>', 'the history: { id, source, captures }, oldest first')
    .requiredOption('--out <file>', 'where the events go, one JSON line each')
    .action((flags: ReplayFlags) => cli.run((context) => replayIt(context, flags)));
  return examples(command, ['assay replay --manifest history/manifest.json --out events.jsonl']);
}

async function replayIt(context: CliContext, { manifest, out }: ReplayFlags): Promise<void> {
  const { replay } = await import('#pipeline/replay.ts');
  const replayed = await replay(manifest, (done, of) => context.out.progress(`${done} of ${of} captures`));
  context.out.progressDone();
  writeLines(out, replayed.events);
  const { id, captures, events } = replayed;
  const counts = new Map<string, number>();
  for (const { kind } of events) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (context.json) context.out.json({ ok: true, id, captures, events: Object.fromEntries(counts) });
  else
    context.out.line(
      `${id}: ${counted(captures, 'capture')}, ${[...counts].map(([kind, n]) => `${n} ${kind}`).join(', ')}`,
    );
}
