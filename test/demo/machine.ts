// How slow this machine is while something runs: the time of a piece of work of known size, beside it.
import { availableParallelism, loadavg } from 'node:os';

export interface MachineWatch {
  /** From 1: the worst that was met so far. */
  worst(): number;
  end(): void;
}

const every = 2_000;
/** On two cores of a usual server, with nothing else to do. */
const usualMs = 20;
const rounds = 4_000_000;

export function watchMachine(): MachineWatch {
  let worst = 1;
  const look = (): void => {
    const begun = performance.now();
    let sum = 0;
    for (let round = 0; round < rounds; round += 1) sum = (sum * 31 + round) % 1_000_003;
    const took = performance.now() - begun + (sum < 0 ? 1 : 0);
    const waiting = (loadavg()[0] ?? 0) / availableParallelism();
    worst = Math.max(worst, took / usualMs, waiting);
  };
  look();
  const timer = setInterval(look, every);
  return { worst: () => worst, end: () => clearInterval(timer) };
}
