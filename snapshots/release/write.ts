// Puts a release into a folder: each file whole or not at all, the manifest last, a dated copy of the data beside it.
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { durableWrite, type KnownFolders } from '#snapshots/archive/durable-write.ts';
import { ForeignFolderError, ReleaseWriteError } from './errors.ts';
import { MANIFEST, type ReleaseFiles, type ReleaseManifest } from './files.ts';

/** Dated copies of data.json: immutable, and outside the manifest, since they belong to other releases. */
export const SNAPSHOTS = 'snapshots';
const TEMPORARY = '.tmp';

export interface WrittenRelease {
  readonly folder: string;
  readonly files: number;
  readonly removed: readonly string[];
  readonly digest: string;
  readonly snapshot: string;
}

export async function writeRelease(folder: string, files: ReleaseFiles): Promise<WrittenRelease> {
  const root = resolve(folder);
  const before = await earlierManifest(root);
  const manifest = JSON.parse(files.get(MANIFEST) ?? '{}') as ReleaseManifest;
  const snapshot = snapshotPath(manifest);
  const removed = Object.keys(before?.files ?? {}).filter((path) => !files.has(path) && isInside(root, path));
  const known: KnownFolders = new Set();
  const put = (path: string, content: string) =>
    durableWrite(join(root, path), Buffer.from(content), join(root, TEMPORARY), known);
  try {
    await put(snapshot, files.get('data.json') ?? '');
    for (const [path, content] of files) {
      if (path !== MANIFEST) await put(path, content);
    }
    await put(MANIFEST, files.get(MANIFEST) ?? '');
    for (const path of removed) await rm(join(root, path), { force: true });
    await rm(join(root, TEMPORARY), { recursive: true, force: true });
  } catch (error) {
    throw new ReleaseWriteError(root, error);
  }
  return { folder: root, files: files.size, removed, digest: manifest.digest, snapshot };
}

function snapshotPath(manifest: ReleaseManifest): string {
  const date = manifest.generated_at.slice(0, 10);
  return `${SNAPSHOTS}/${date}-${manifest.digest.slice('sha256:'.length, 'sha256:'.length + 12)}.json`;
}

async function earlierManifest(root: string): Promise<ReleaseManifest | undefined> {
  const entries = await readdir(root).catch(() => [] as string[]);
  const strangers = entries.filter((name) => name !== TEMPORARY);
  if (strangers.length === 0) return undefined;
  const text = await readFile(join(root, MANIFEST), 'utf8').catch(() => undefined);
  const manifest = text === undefined ? undefined : parseManifest(text);
  // An export cut off before its first manifest leaves only what an export writes: that may be finished.
  if (!manifest && !strangers.includes(SNAPSHOTS)) throw new ForeignFolderError(root, strangers[0]!);
  return manifest;
}

function parseManifest(text: string): ReleaseManifest | undefined {
  try {
    const value = JSON.parse(text) as Partial<ReleaseManifest> | null;
    return value && typeof value.digest === 'string' && typeof value.files === 'object'
      ? (value as ReleaseManifest)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The earlier manifest is a file on a disk: a path in it may not lead out of the folder. */
function isInside(root: string, path: string): boolean {
  const target = resolve(root, path);
  return target.startsWith(`${root}/`) && dirname(target).startsWith(root);
}
