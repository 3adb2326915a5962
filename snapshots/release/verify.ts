// Proves a release offline: files against the manifest, data against schema and digest, quotes against captured texts.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import type { Problem } from '#types/problem.ts';
import type { Sha256 } from '#types/ids.ts';
import { MANIFEST, type ReleaseManifest } from './files.ts';
import { releaseSchema, type ReleaseData, type ReleasedCell } from './schema.ts';
import { SNAPSHOTS } from './write.ts';

export interface VerifyOptions {
  /** Today, as YYYY-MM-DD: a date of verification in the future is a fault. */
  readonly today: string;
  /** The captured text of a hash, read again from the raw bytes; absent: proof without the archive. */
  readonly textOf?: (textSha256: Sha256, captureId: string) => Promise<string | undefined>;
}

export interface VerifyReport {
  readonly files: number;
  readonly cells: number;
  readonly quotes: number;
  /** Quotes found at their offset in the text of the captured bytes; only with an archive at hand. */
  readonly proved: number;
  readonly problems: readonly Problem[];
}

export async function verifyRelease(folder: string, options: VerifyOptions): Promise<VerifyReport> {
  const root = resolve(folder);
  const problems: Problem[] = [];
  const manifest = await readManifest(root, problems);
  if (!manifest) return { files: 0, cells: 0, quotes: 0, proved: 0, problems };
  await checkFiles(root, manifest, problems);
  const data = await readData(root, manifest, problems);
  if (!data) return { files: Object.keys(manifest.files).length, cells: 0, quotes: 0, proved: 0, problems };
  let cells = 0;
  let quotes = 0;
  let proved = 0;
  for (const offering of data.offerings) {
    for (const [dimension, cell] of Object.entries(offering.dimensions)) {
      cells += 1;
      quotes += cell.quotes.length;
      proved += await checkCell(`${offering.id}/${dimension}`, cell, options, problems);
    }
  }
  return { files: Object.keys(manifest.files).length, cells, quotes, proved, problems };
}

async function readManifest(root: string, problems: Problem[]): Promise<ReleaseManifest | undefined> {
  const file = join(root, MANIFEST);
  const schema = z.object({
    schema_version: z.string(),
    digest: z.string(),
    generated_at: z.string(),
    files: z.record(z.string(), z.object({ sha256: z.string(), size: z.number() })),
  });
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    problems.push(problem('release_no_manifest', file, `There is no readable manifest: ${why}`));
    return undefined;
  }
}

async function checkFiles(root: string, manifest: ReleaseManifest, problems: Problem[]): Promise<void> {
  for (const [path, expected] of Object.entries(manifest.files)) {
    const bytes = await readFile(join(root, path)).catch(() => undefined);
    if (!bytes) {
      problems.push(
        problem('release_file_missing', path, 'The manifest names this file, and it is not there.'),
      );
      continue;
    }
    const actual = createHash('sha256').update(bytes).digest('hex');
    if (actual !== expected.sha256)
      problems.push(
        problem(
          'release_file_changed',
          path,
          `Its SHA-256 is ${actual}, the manifest says ${expected.sha256}.`,
        ),
      );
  }
  const present = await readdir(root, { recursive: true, withFileTypes: true });
  for (const entry of present) {
    const path = relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    const ours = path === MANIFEST || path.startsWith(`${SNAPSHOTS}/`) || path in manifest.files;
    if (entry.isFile() && !ours)
      problems.push(problem('release_stranger', path, 'This file is no part of the release.'));
  }
}

async function readData(
  root: string,
  manifest: ReleaseManifest,
  problems: Problem[],
): Promise<ReleaseData | undefined> {
  const text = await readFile(join(root, 'data.json'), 'utf8').catch(() => '');
  try {
    const value: unknown = JSON.parse(text);
    const parsed = releaseSchema.safeParse(value);
    if (!parsed.success) {
      problems.push(problem('release_schema', 'data.json', z.prettifyError(parsed.error)));
      return undefined;
    }
    const { digest, ...body } = value as ReleaseData;
    const actual = `sha256:${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;
    if (digest !== actual || digest !== manifest.digest)
      problems.push(
        problem(
          'release_digest',
          'data.json',
          `Its digest is ${actual}, it says ${digest}, the manifest says ${manifest.digest}.`,
        ),
      );
    return parsed.data;
  } catch (error) {
    problems.push(
      problem('release_json', 'data.json', error instanceof Error ? error.message : String(error)),
    );
    return undefined;
  }
}

/** Returns how many of the cell's quotes were found in the captured text. */
async function checkCell(
  path: string,
  cell: ReleasedCell,
  options: VerifyOptions,
  problems: Problem[],
): Promise<number> {
  const fault = (code: string, message: string) =>
    problems.push({ ...problem(code, 'data.json', message), path });
  if (cell.verified > options.today)
    fault('release_future', `It was verified on ${cell.verified}, which is in the future.`);
  if (cell.basis === 'captured' && cell.value !== 'no_public_evidence' && cell.quotes.length === 0)
    fault('release_no_quote', 'The cell rests on a capture and quotes no sentence of it.');
  for (const quote of cell.quotes) {
    if (quote.end - quote.start !== quote.exact.length)
      fault(
        'release_quote_length',
        `Its quote is ${quote.exact.length} long and claims ${quote.start} to ${quote.end}.`,
      );
  }
  if (!options.textOf || !cell.capture) return 0;
  const text = await options.textOf(cell.capture.text_sha256 as Sha256, cell.capture.id);
  if (text === undefined) {
    fault(
      'release_text_missing',
      `The archive holds no text ${cell.capture.text_sha256} of capture ${cell.capture.id}.`,
    );
    return 0;
  }
  const standing = cell.quotes.filter((quote) => text.slice(quote.start, quote.end) === quote.exact);
  for (const quote of cell.quotes) {
    if (!standing.includes(quote))
      fault('release_quote_not_there', `"${quote.exact.slice(0, 80)}" does not stand at ${quote.start}.`);
  }
  return standing.length;
}

function problem(code: string, file: string, message: string): Problem {
  return {
    code,
    file,
    message,
    hint: 'Export again from the registry, or restore this release from a copy.',
  };
}
