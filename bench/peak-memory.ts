// The highest resident memory of a program that runs by itself.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** In MB, as the program prints it on its last line. */
export async function peakMemory(program: URL): Promise<number> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', fileURLToPath(program)]);
  const peak = Number(stdout.trim().split('\n').at(-1));
  if (!(peak > 0)) throw new Error(`${fileURLToPath(program)} told no memory but: ${stdout.slice(0, 200)}`);
  return peak;
}
