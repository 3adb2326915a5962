// A file is there whole or not at all: temporary file, fsync, rename, fsync of the folder.
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Folders known to exist, so that a busy archive does not ask the disk again for each object. */
export type KnownFolders = Set<string>;

export async function durableWrite(
  target: string,
  bytes: Uint8Array,
  temporaryFolder: string,
  known: KnownFolders,
): Promise<void> {
  await ensureFolder(temporaryFolder, known);
  await ensureFolder(dirname(target), known);
  const temporary = join(temporaryFolder, `${process.pid}-${randomUUID()}`);
  try {
    await writeAndSync(temporary, bytes);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(target));
}

async function ensureFolder(folder: string, known: KnownFolders): Promise<void> {
  if (known.has(folder)) return;
  await mkdir(folder, { recursive: true });
  known.add(folder);
}

async function writeAndSync(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Some systems cannot open a folder for syncing; there the rename alone has to do. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  if (!handle) return;
  try {
    await handle.sync();
  } catch {
    // Not supported on this file system: the rename is already atomic.
  } finally {
    await handle.close();
  }
}
