// Everything that `assay registry check` says: problems that stop work, warnings that do not, and what is there.
import { readdirSync } from 'node:fs';
import type { Problem } from '#types/problem.ts';
import { readFolder } from './read-folder.ts';
import type { RegistryDraft } from './read-folder.ts';
import { assemble, brokenPromises, inOrder } from './load.ts';
import { findSilentCells, findUnanswerable } from './checks/answerability.ts';
import { findOddHabits } from './checks/habits.ts';

export interface RegistryReport {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly counts: RegistryCounts;
  /** Absent while there are problems. */
  readonly digest?: string;
}

export interface RegistryCounts {
  readonly dimensions: number;
  readonly parties: number;
  readonly offerings: number;
  readonly sources: number;
  readonly cells: number;
  /** Sources that no visit of ours has confirmed yet. */
  readonly unconfirmed: number;
}

export function checkRegistry(folder: string, readers = dimensionFolders()): RegistryReport {
  const draft = readFolder(folder);
  const problems = inOrder([
    ...draft.problems,
    ...brokenPromises(draft),
    ...emptiness(draft),
    ...findUnanswerable(draft, readers),
  ]);
  const warnings = inOrder([...findOddHabits(draft), ...findSilentCells(draft)]);
  const report = { ok: problems.length === 0, problems, warnings, counts: count(draft) };
  if (!report.ok || draft.settings === undefined) return report;
  return { ...report, digest: assemble(draft, draft.settings.value).digest };
}

function count(draft: RegistryDraft): RegistryCounts {
  const sources = draft.parties.flatMap((party) => party.value.sources);
  return {
    dimensions: draft.dimensions.length,
    parties: draft.parties.length,
    offerings: draft.offerings.length,
    sources: sources.length,
    cells: draft.offerings.length * draft.dimensions.length,
    unconfirmed: sources.filter((source) => source.unconfirmed).length,
  };
}

function emptiness(draft: RegistryDraft): Problem[] {
  const hasFolder = draft.settings !== undefined && draft.malformed.size === 0;
  if (!hasFolder || draft.offerings.length > 0) return [];
  return [
    {
      code: 'registry_empty',
      file: 'offerings/',
      message: 'offerings/ declares no offering: there is no cell to keep true',
      hint: 'Add offerings/<id>.yaml with the platform and developer of what a buyer signs for.',
    },
  ];
}

/** The dimensions that have TypeScript of their own. */
export function dimensionFolders(): ReadonlySet<string> {
  const folder = new URL('../../extractors/dimensions/', import.meta.url);
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return new Set(entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name));
  } catch {
    return new Set();
  }
}
