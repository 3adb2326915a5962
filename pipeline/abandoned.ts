// Runs whose process died: they are ended, and what they had claimed is free again.
import { hostname } from 'node:os';
import { finishRun, listRunning } from '#db/runs.ts';
import { releaseClaimsOf } from '#db/claims.ts';
import { transaction } from '#db/statements.ts';
import type { House } from './house.ts';

export function thisProcess(): Readonly<Record<string, unknown>> {
  return { pid: process.pid, host: hostname() };
}

export function endAbandonedRuns(house: House): number {
  return transaction(house.db, () => {
    const dead = listRunning(house.db).filter((run) => !isAlive(run.summary));
    for (const run of dead) {
      finishRun(house.db, run.id, 'stopped', house.clock.now(), { because: 'its process ended' });
      releaseClaimsOf(house.db, run.id);
    }
    return dead.length;
  });
}

/** Another machine's process is given the benefit of the doubt: its claims end by themselves. */
function isAlive({ pid, host }: Readonly<Record<string, unknown>>): boolean {
  if (host !== hostname() || typeof pid !== 'number') return host !== undefined && host !== hostname();
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
