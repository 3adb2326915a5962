// The registry folder as far as it can be read: what is well formed, where each part stands, and every problem at once.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  dimensionSchema,
  expectSchema,
  offeringSchema,
  partySchema,
  phrasesSchema,
  registrySettingsSchema,
  sourceSchema,
  unfoldSchema,
} from '#types/registry.ts';
import type { Dimension, Offering, Party, RegistrySettings } from '#types/registry.ts';
import type { Problem } from '#types/problem.ts';
import { explainIssues } from './explain-issue.ts';
import { readYamlFile } from './yaml-file.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** A well-formed part of the registry with the file and path it was written at. */
export interface Written<T> {
  readonly value: T;
  readonly yaml: YamlFile;
  readonly path: Path;
  /** Where malformed sources were left out: the place of each of the others as written. */
  readonly sourcePlaces?: readonly number[];
}

export interface RegistryDraft {
  readonly folder: string;
  readonly settings?: Written<RegistrySettings>;
  readonly dimensions: readonly Written<Dimension>[];
  readonly parties: readonly Written<Party>[];
  readonly offerings: readonly Written<Offering>[];
  /** Ids of parts that are there but malformed, and files that lost a part: what follows from that is not a second problem. */
  readonly malformed: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

export function readFolder(folder: string): RegistryDraft {
  const problems: Problem[] = [];
  const malformed = new Set<string>();
  const reader = { folder, problems, malformed };
  const top = listFolder(folder, '', problems);
  if (top === undefined) {
    return { folder, dimensions: [], parties: [], offerings: [], malformed, problems };
  }
  return {
    folder,
    settings: readWhole(reader, 'registry.yaml', registrySettingsSchema),
    dimensions: readList(reader, 'dimensions.yaml', dimensionSchema),
    parties: readEach(reader, 'parties', partySchema, withoutBrokenSources),
    offerings: readEach(reader, 'offerings', offeringSchema),
    malformed,
    problems,
  };
}

type Schema<T> = z.ZodType<T> & { readonly shape: object };

interface Reader {
  readonly folder: string;
  readonly problems: Problem[];
  readonly malformed: Set<string>;
}

function listFolder(folder: string, name: string, problems: Problem[]): string[] | undefined {
  try {
    return readdirSync(join(folder, name)).sort();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const whole = join(folder, name);
    const why =
      code === 'ENOENT' ? 'there is no such folder' : code === 'ENOTDIR' ? 'it is not a folder' : code;
    problems.push({
      code: 'registry_folder_missing',
      file: name === '' ? folder : `${name}/`,
      message: `The registry folder ${whole} cannot be read: ${why}`,
      hint:
        name === ''
          ? 'Give the folder with --registry DIR or ASSAY_REGISTRY; it holds registry.yaml, dimensions.yaml, parties/ and offerings/.'
          : `Create ${name}/ with one .yaml file each.`,
    });
    return undefined;
  }
}

function readWhole<T>(
  reader: Reader,
  file: string,
  schema: Schema<T>,
  how: How = {},
): Written<T> | undefined {
  const { yaml, problems } = readYamlFile(join(reader.folder, file), file);
  if (problems) {
    reader.problems.push(...problems);
    reader.malformed.add(stem(file));
    return undefined;
  }
  return readPart(reader, yaml, [], schema, how);
}

function readList<T extends { key: string }>(reader: Reader, file: string, schema: Schema<T>): Written<T>[] {
  const { yaml, problems } = readYamlFile(join(reader.folder, file), file);
  if (problems) {
    reader.problems.push(...problems);
    reader.malformed.add(stem(file));
    return [];
  }
  if (!Array.isArray(yaml.value)) {
    reader.malformed.add(stem(file));
    reader.problems.push({
      code: 'registry_wrong_value',
      file,
      line: 1,
      message: `${file} is not a list`,
      hint: 'Write one "- key: ..." entry for each.',
    });
    return [];
  }
  return yaml.value.flatMap((_entry, at) => readPart(reader, yaml, [at], schema) ?? []);
}

function readEach<T extends { id: string }>(
  reader: Reader,
  name: string,
  schema: Schema<T>,
  salvage?: Salvage,
): Written<T>[] {
  const files = listFolder(reader.folder, name, reader.problems) ?? [];
  return files.flatMap((file) => {
    if (file.startsWith('.') || file.endsWith('~')) return [];
    if (!file.endsWith('.yaml')) {
      reader.problems.push({
        code: 'registry_stray_file',
        file: `${name}/${file}`,
        message: `${name}/${file} is not read: only files that end in .yaml are`,
        hint: file.endsWith('.yml') ? 'Rename it from .yml to .yaml.' : 'Move it out of the registry.',
      });
      return [];
    }
    return readWhole(reader, `${name}/${file}`, schema, { mustBeNamed: true, salvage }) ?? [];
  });
}

function readPart<T>(
  reader: Reader,
  yaml: YamlFile,
  path: Path,
  schema: Schema<T>,
  how: How = {},
): Written<T> | undefined {
  const raw = path.length === 0 ? yaml.value : (yaml.value as Record<number, unknown>)[Number(path[0])];
  const parsed = schema.safeParse(raw);
  if (parsed.success) {
    if (how.mustBeNamed) checkFileName(reader, yaml, parsed.data);
    return { value: parsed.data, yaml, path };
  }
  const issues = parsed.error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
  reader.problems.push(...explainIssues(issues, yaml, (at) => knownKeys(at, schema)));
  const saved = how.salvage?.(raw, issues);
  const again = saved && schema.safeParse(saved.raw);
  if (saved && again?.success) {
    reader.malformed.add(yaml.file);
    if (how.mustBeNamed) checkFileName(reader, yaml, again.data);
    return { value: again.data, yaml, path, sourcePlaces: saved.sourcePlaces };
  }
  for (const id of idsIn(raw)) reader.malformed.add(id);
  if (how.mustBeNamed) reader.malformed.add(stem(yaml.file));
  return undefined;
}

interface How {
  readonly mustBeNamed?: boolean;
  readonly salvage?: Salvage | undefined;
}

type Salvage = (
  raw: unknown,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
) => { raw: unknown; sourcePlaces: number[] } | undefined;

/** A party whose sources alone are at fault is looked at further without these, so that nothing else of it stays hidden. */
const withoutBrokenSources: Salvage = (raw, issues) => {
  const broken = new Set(issues.map(({ path: [first, at] }) => (first === 'sources' ? at : undefined)));
  if (broken.has(undefined) || typeof raw !== 'object' || raw === null || !('sources' in raw))
    return undefined;
  if (!Array.isArray(raw.sources)) return undefined;
  const sourcePlaces = raw.sources.flatMap((_source, at) => (broken.has(at) ? [] : [at]));
  return { raw: { ...raw, sources: sourcePlaces.map((at) => (raw.sources as unknown[])[at]) }, sourcePlaces };
};

function checkFileName(reader: Reader, yaml: YamlFile, value: unknown): void {
  const id = (value as { id: string }).id;
  if (stem(yaml.file) === id) return;
  reader.problems.push({
    code: 'registry_file_name',
    file: yaml.file,
    line: yaml.lineOf(['id']),
    path: 'id',
    message: `${yaml.file} declares the id "${id}", and a file is named after its id`,
    hint: `Rename the file to ${yaml.file.replace(/[^/]+$/, '')}${id}.yaml, or correct the id.`,
  });
}

function idsIn(raw: unknown): string[] {
  if (typeof raw !== 'object' || raw === null) return [];
  const { id, key } = raw as { id?: unknown; key?: unknown };
  return [id, key].filter((value) => typeof value === 'string');
}

function stem(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.yaml$/, '');
}

/** The keys that the schema has where the path leads: registry files nest in few places. */
function knownKeys(path: Path, root: { readonly shape: object }): readonly string[] {
  const last = path.findLast((part) => typeof part === 'string');
  if (last === 'expect') return Object.keys(expectSchema.shape);
  if (last === 'unfold') return Object.keys(unfoldSchema.shape);
  if (last === 'phrases') return Object.keys(phrasesSchema.shape);
  if (last === 'sources') return Object.keys(sourceSchema.shape);
  return Object.keys(root.shape);
}
