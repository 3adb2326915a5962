// Removes objects that nothing cites. Young ones stay: a visit writes its objects before its rows.
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '#types/ids.ts';
import { walk } from './check.ts';

export interface GarbageReport {
  readonly kept: number;
  readonly removed: number;
  readonly freedBytes: number;
  readonly removedObjects: readonly Sha256[];
}

export interface GarbageOptions {
  /** What captures, evidence and decisions cite. */
  readonly cited: ReadonlySet<string>;
  /** Milliseconds since the epoch: files younger than this stay, whatever cites them. */
  readonly olderThan: number;
  readonly dryRun: boolean;
}

export async function collectGarbage(folder: string, options: GarbageOptions): Promise<GarbageReport> {
  const strangers: string[] = [];
  const removedObjects: Sha256[] = [];
  let kept = 0;
  let freedBytes = 0;
  for await (const found of walk(folder, strangers)) {
    const file = await stat(found.file);
    if (options.cited.has(found.sha256) || file.mtimeMs > options.olderThan) {
      kept += 1;
      continue;
    }
    removedObjects.push(found.sha256);
    freedBytes += file.size;
    if (!options.dryRun) await rm(found.file, { force: true });
  }
  freedBytes += await sweepTemporaries(folder, strangers, options);
  return { kept, removed: removedObjects.length, freedBytes, removedObjects };
}

/** A temporary file that old was left by a process that died: its object never came to be. */
async function sweepTemporaries(
  folder: string,
  strangers: readonly string[],
  options: GarbageOptions,
): Promise<number> {
  const ours = join(folder, 'tmp');
  let freed = 0;
  for (const file of strangers) {
    if (!file.startsWith(ours)) continue;
    const found = await stat(file).catch(() => undefined);
    if (!found || found.mtimeMs > options.olderThan) continue;
    freed += found.size;
    if (!options.dryRun) await rm(file, { force: true });
  }
  return freed;
}
