// The manifests of `assay read` and `assay replay`, and their files, gzipped or not.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Judgement } from '#types/capture.ts';
import type { Instant } from '#types/ids.ts';
import { BadManifest, FileNotRead } from './errors.ts';

/** Far more than a document of a vendor holds; a bomb of a few kilobytes would fill the memory. */
const mostUnpacked = 128 * 1024 * 1024;

const offering = z.object({ name: z.string().min(1), aliases: z.array(z.string()).default([]) });
const moment = z.string().transform((value, context) => {
  const ms = Date.parse(value);
  if (!Number.isNaN(ms)) return new Date(ms).toISOString() as Instant;
  context.addIssue({ code: 'custom', message: `"${value}" is not a moment` });
  return z.NEVER;
});
const address = z.string().refine((value) => URL.canParse(value), 'not an absolute address');

export const readManifestSchema = z.object({
  documents: z.array(
    z.object({
      id: z.string().min(1),
      url: address,
      mediaType: z.string().optional(),
      file: z.string().min(1),
      retrievedAt: moment,
      offering,
      party: z
        .union([z.string(), z.object({ name: z.string(), aliases: z.array(z.string()).default([]) })])
        .optional(),
      role: z.string().optional(),
    }),
  ),
});
export type ReadManifest = z.infer<typeof readManifestSchema>;

export const replayManifestSchema = z.object({
  id: z.string().min(1),
  source: z.object({
    url: address,
    mediaType: z.string().optional(),
    offering,
    dimensions: z.array(z.string()).optional(),
  }),
  captures: z.array(
    z.object({
      index: z.number().int().nonnegative(),
      file: z.string().min(1),
      retrievedAt: moment,
      status: z.number().int().optional(),
    }),
  ),
});
export type ReplayManifest = z.infer<typeof replayManifestSchema>;

/** A file's bytes, unpacked; or why they cannot be had, which is that document's matter alone. */
export type SavedFile = { readonly bytes: Uint8Array } | { readonly judgement: Judgement };
/** Throws FileNotRead where there is no such file; `path` is where the manifest names it. */
export type OpenSaved = (name: string, path?: string) => SavedFile;

/** The manifest, and how its files are found: beside it. */
export function openManifest<T>(file: string, shape: z.ZodType<T>): { manifest: T; open: OpenSaved } {
  const text = textOf(file);
  const manifest = parse(file, shape, jsonOf(file, text));
  const folder = dirname(resolve(file));
  return {
    manifest,
    open: (name, path = '') =>
      savedFile(resolve(folder, name), () => ({ file, line: lineNaming(text, name), path })),
  };
}

function lineNaming(text: string, name: string): number {
  const at = text.indexOf(JSON.stringify(name));
  return text.slice(0, Math.max(0, at)).split('\n').length;
}

function parse<T>(file: string, shape: z.ZodType<T>, value: unknown): T {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw new BadManifest(
    file,
    `the manifest ${file} is not right at "${path}": ${issue?.message ?? 'unknown'}`,
    'Mend that entry; `assay read -h` and `assay replay -h` show the shape.',
    path,
  );
}

function textOf(file: string): string {
  try {
    return new TextDecoder().decode(unzipped(readFileSync(file)));
  } catch (error) {
    throw new BadManifest(
      file,
      `the manifest ${file} cannot be read: ${messageOf(error)}`,
      'Check the path.',
    );
  }
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadManifest(file, `the manifest ${file} is not JSON: ${messageOf(error)}`, 'Mend the file.');
  }
}

function savedFile(path: string, where: () => { file: string; line: number; path: string }): SavedFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new FileNotRead(
      `the manifest names a file that cannot be read: ${messageOf(error)}`,
      'Correct the entry, or bring the file: paths are relative to the manifest.',
      where(),
    );
  }
  try {
    return { bytes: unzipped(bytes) };
  } catch (error) {
    return { judgement: notUnpacked(error) };
  }
}

function notUnpacked(error: unknown): Judgement {
  const bomb = error instanceof RangeError;
  const message = bomb
    ? `unpacked, the file holds more than ${mostUnpacked / 1024 / 1024} MB`
    : `the gzipped file is broken: ${messageOf(error)}`;
  return { verdict: bomb ? 'too_large' : 'unreadable', reasons: [{ rule: 'saved-file', message }] };
}

function unzipped(bytes: Buffer): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return gunzipSync(bytes, { maxOutputLength: mostUnpacked });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
