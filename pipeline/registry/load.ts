// The registry, or every reason why it cannot be used: never the first problem alone.
import type { Registry } from '#types/registry.ts';
import type { Problem } from '#types/problem.ts';
import { readFolder } from './read-folder.ts';
import type { RegistryDraft } from './read-folder.ts';
import { findDuplicates } from './checks/duplicates.ts';
import { findDangling } from './checks/references.ts';
import { findForeignHosts } from './checks/hosts.ts';
import { findBadCadence } from './checks/cadence.ts';
import { findBadPhrases } from './checks/phrases.ts';
import { digestOf } from './digest.ts';

export type LoadedRegistry =
  | { readonly registry: Registry; readonly problems?: undefined }
  | { readonly problems: readonly Problem[]; readonly registry?: undefined };

export function loadRegistry(folder: string): LoadedRegistry {
  const draft = readFolder(folder);
  const problems = inOrder([...draft.problems, ...brokenPromises(draft)]);
  if (problems.length > 0 || draft.settings === undefined) return { problems };
  return { registry: assemble(draft, draft.settings.value) };
}

/** What makes a registry unusable although each part of it is well formed. */
export function brokenPromises(draft: RegistryDraft): Problem[] {
  return [
    ...findDuplicates(draft),
    ...findDangling(draft),
    ...findForeignHosts(draft),
    ...findBadCadence(draft),
    ...findBadPhrases(draft),
  ];
}

export function assemble(draft: RegistryDraft, settings: Registry['settings']): Registry {
  const content = {
    settings,
    dimensions: draft.dimensions.map((written) => written.value),
    parties: draft.parties.map((written) => written.value).sort(byId),
    offerings: draft.offerings.map((written) => written.value).sort(byId),
  };
  return { ...content, digest: digestOf(content), folder: draft.folder };
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** By file and line: the order in which a person walks through them. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) => (a.file ?? '').localeCompare(b.file ?? '', 'en') || (a.line ?? 0) - (b.line ?? 0),
  );
}
