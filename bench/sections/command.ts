// How long a person waits for the command to say anything.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { defineSection } from '../frame.ts';

const launcher = fileURLToPath(new URL('../../cli/assay.mjs', import.meta.url));
const bareStart = ['--import', 'tsx', '-e', '0'];

function node(args: readonly string[]): void {
  const result = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(result.stderr);
}

export const commandHelp = defineSection({
  name: 'command/help',
  unit: 'assay -h',
  against: 'node with tsx alone',
  bar: { atLeast: 0.45, because: 'our own files may cost no more than starting node and tsx does' },
  rounds: 15,
  subject: { prepare: () => [launcher, '-h'], run: node },
  baseline: { prepare: () => bareStart, run: node },
});
