// The archive's health: every object read and proved, and every object that the database names looked for.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '#types/ids.ts';
import { COMPRESSED } from './object-file.ts';
import { readObjectFile } from './open.ts';

export interface StoredFile {
  readonly sha256: Sha256;
  readonly file: string;
  readonly suffix: string;
}

export interface ArchiveHealth {
  readonly objects: number;
  readonly bytes: number;
  readonly damaged: readonly { readonly sha256: Sha256; readonly file: string; readonly why: string }[];
  /** Named by a capture, and not there. */
  readonly missing: readonly Sha256[];
  /** Files in the archive's folders that are no objects: left over temporary files, strangers. */
  readonly strangers: readonly string[];
}

export interface CheckOptions {
  /** Milliseconds since the epoch: a temporary file younger than this belongs to a visit that is going on. */
  readonly leftOverBefore?: number;
  readonly progress?: (done: number) => void;
}

export async function checkArchive(
  folder: string,
  named: Iterable<Sha256>,
  options: CheckOptions = {},
): Promise<ArchiveHealth> {
  const damaged: { sha256: Sha256; file: string; why: string }[] = [];
  const strangers: string[] = [];
  const seen = new Set<string>();
  let bytes = 0;
  for await (const found of walk(folder, strangers)) {
    try {
      bytes += (await readObjectFile(found.file, found.suffix, found.sha256)).length;
      seen.add(found.sha256);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      damaged.push({ sha256: found.sha256, file: found.file, why });
    }
    options.progress?.(seen.size + damaged.length);
  }
  const strange = await withoutYoung(folder, strangers, options.leftOverBefore ?? Infinity);
  const broken = new Set<string>(damaged.map((each) => each.sha256));
  const missing = [...new Set(named)].filter((sha256) => !seen.has(sha256) && !broken.has(sha256)).sort();
  return { objects: seen.size, bytes, damaged, missing, strangers: strange.sort() };
}

async function withoutYoung(folder: string, files: readonly string[], before: number): Promise<string[]> {
  const old: string[] = [];
  for (const file of files) {
    const temporary = file.startsWith(join(folder, 'tmp'));
    const found = temporary ? await stat(file).catch(() => undefined) : undefined;
    if (!temporary || (found && found.mtimeMs <= before)) old.push(file);
  }
  return old;
}

/** Every object file in name order; whatever else lies there goes into strangers. */
export async function* walk(folder: string, strangers: string[] = []): AsyncGenerator<StoredFile> {
  const root = join(folder, 'objects');
  for (const first of await names(root)) {
    for (const second of await names(join(root, first))) {
      for (const name of await names(join(root, first, second))) {
        const file = join(root, first, second, name);
        const suffix = name.endsWith(COMPRESSED) ? COMPRESSED : '';
        const sha256 = suffix ? name.slice(0, -suffix.length) : name;
        const inPlace = /^[0-9a-f]{64}$/.test(sha256) && sha256.startsWith(first + second);
        if (inPlace) yield { sha256: sha256 as Sha256, file, suffix };
        else strangers.push(file);
      }
    }
  }
  for (const name of await names(join(folder, 'tmp'))) strangers.push(join(folder, 'tmp', name));
}

async function names(folder: string): Promise<string[]> {
  const found = await readdir(folder).catch(() => [] as string[]);
  return found.sort();
}
