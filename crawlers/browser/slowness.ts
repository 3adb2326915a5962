// How much slower everything is than on a machine with time to spare. Limits that tell a stuck page from one that works
// grow by it: what a capture holds must not hang on what else the machine had to do.
import { availableParallelism, loadavg } from 'node:os';

const most = 4;

/** From 1 to 4: the processes that want to run to each core, over the last minute. Always 1 where the system does not tell. */
export function slowness(load: number = loadavg()[0] ?? 0, cores: number = availableParallelism()): number {
  return Math.min(most, Math.max(1, load / Math.max(1, cores)));
}
