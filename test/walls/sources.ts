// The project's own source files as text.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const left = new Set(['node_modules', '.git', '.assay', 'data', 'coverage', 'results']);

export function filesUnder(folder: string, endings: readonly string[], base = root): SourceFile[] {
  const found: SourceFile[] = [];
  for (const entry of readdirSync(join(base, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !left.has(entry.name)) found.push(...filesUnder(path, endings, base));
    if (entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
      found.push({
        path: relative('.', path).replaceAll('\\', '/'),
        text: readFileSync(join(base, path), 'utf8'),
      });
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

export const productFolders = [
  'types',
  'text',
  'crawlers',
  'extractors',
  'snapshots',
  'db',
  'pipeline',
  'inbox',
  'cli',
] as const;

export function productFiles(base = root): SourceFile[] {
  const folders = productFolders.filter((folder) => existsSync(join(base, folder)));
  return folders.flatMap((folder) => filesUnder(folder, ['.ts', '.mjs', '.tsx'], base));
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
