// The archive on a disk: bytes by SHA-256, written once, checked at every reading.
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectStore } from '#types/capture.ts';
import type { Sha256 } from '#types/ids.ts';
import { durableWrite, type KnownFolders } from './durable-write.ts';
import { ArchiveWriteError, DamagedObjectError, MissingObjectError } from './errors.ts';
import { checkName, COMPRESSED, hashOf, objectPath, pack, unpack } from './object-file.ts';

/** No object of ours is larger: captures are bounded far below this. */
const MOST_BYTES = 512 * 1024 * 1024;

export interface Archive extends ObjectStore {
  readonly folder: string;
}

export function openArchive(folder: string): Archive {
  const known: KnownFolders = new Set();
  return {
    folder,
    put: (bytes) => putObject(folder, bytes, known),
    get: async (sha256) => getObject(folder, checkName(sha256)),
    has: async (sha256) => (await findObject(folder, checkName(sha256))) !== undefined,
  };
}

/** A whole object under this name is left alone; a damaged one gives way to the good bytes at hand. */
async function putObject(folder: string, bytes: Uint8Array, known: KnownFolders): Promise<Sha256> {
  const sha256 = hashOf(bytes);
  const found = await findObject(folder, sha256);
  if (found && (await isWhole(folder, sha256))) return sha256;
  const { suffix, packed } = await pack(bytes);
  const target = objectPath(folder, sha256) + suffix;
  try {
    await durableWrite(target, packed, join(folder, 'tmp'), known);
    if (found && found.file !== target) await rm(found.file, { force: true });
  } catch (error) {
    throw new ArchiveWriteError(target, error);
  }
  return sha256;
}

async function isWhole(folder: string, sha256: Sha256): Promise<boolean> {
  try {
    await getObject(folder, sha256);
    return true;
  } catch {
    return false;
  }
}

async function getObject(folder: string, sha256: Sha256): Promise<Uint8Array> {
  const found = await findObject(folder, sha256);
  if (!found) throw new MissingObjectError(sha256, folder);
  return readObjectFile(found.file, found.suffix, sha256);
}

/** Reads and proves one object file; also what `archive check` uses. */
export async function readObjectFile(file: string, suffix: string, sha256: Sha256): Promise<Uint8Array> {
  const packed = await readFile(file);
  let bytes: Uint8Array;
  try {
    bytes = await unpack(packed, suffix, MOST_BYTES);
  } catch (error) {
    throw new DamagedObjectError(
      sha256,
      file,
      error instanceof Error ? error.message : 'it cannot be unpacked',
    );
  }
  const actual = hashOf(bytes);
  if (actual !== sha256) throw new DamagedObjectError(sha256, file, `its bytes hash to ${actual}`);
  return bytes;
}

async function findObject(
  folder: string,
  sha256: Sha256,
): Promise<{ file: string; suffix: string } | undefined> {
  const plain = objectPath(folder, sha256);
  for (const suffix of [COMPRESSED, '']) {
    const file = plain + suffix;
    if (await isFile(file)) return { file, suffix };
  }
  return undefined;
}

async function isFile(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ?? false;
}
