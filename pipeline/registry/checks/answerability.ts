// Dimensions and cells that nobody can answer: no reader, or no source that may speak.
import type { Dimension, Offering, Party, Source } from '#types/registry.ts';
import type { Problem } from '#types/problem.ts';
import type { RegistryDraft, Written } from '../read-folder.ts';
import { problemAt } from './problem.ts';

export function findUnanswerable(draft: RegistryDraft, readers: ReadonlySet<string>): Problem[] {
  return draft.dimensions.flatMap((dimension) => [
    ...withoutReader(dimension, readers),
    ...withoutSource(draft, dimension),
  ]);
}

function withoutReader(dimension: Written<Dimension>, readers: ReadonlySet<string>): Problem[] {
  const { key, phrases } = dimension.value;
  const declared = Object.values(phrases ?? {}).flat();
  if (readers.has(key) || declared.length > 0) return [];
  const message = `nobody can answer ${key}: it has no phrases and no folder in extractors/dimensions/`;
  const hint = 'Add phrases: { affirm: [...], gate: [...], deny: [...] }, or correct the key.';
  return [problemAt(dimension, ['key'], 'registry_unanswerable', message, hint)];
}

function withoutSource(draft: RegistryDraft, dimension: Written<Dimension>): Problem[] {
  const { key, level } = dimension.value;
  const answered = draft.offerings.some(
    (offering) => sourcesFor(draft, offering.value, dimension.value).length > 0,
  );
  if (answered || draft.offerings.length === 0 || draft.malformed.size > 0) return [];
  const who = level === 'platform' ? 'platform' : 'developer, and no authority,';
  const message = `nobody can answer ${key}: no ${who} of any offering has a source that may speak for it`;
  const hint = `Declare a source at a ${level} of an offering, or add ${key} to the dimensions of one.`;
  return [problemAt(dimension, ['key'], 'registry_unanswerable', message, hint)];
}

/** Cells that no source may speak for: they stay "no public evidence" for ever, so say so. */
export function findSilentCells(draft: RegistryDraft): Problem[] {
  return draft.offerings.flatMap((offering) => {
    const silent = draft.dimensions
      .map((dimension) => dimension.value)
      .filter((dimension) => sourcesFor(draft, offering.value, dimension).length === 0)
      .map((dimension) => dimension.key);
    if (silent.length === 0) return [];
    const message = `no source may speak for ${offering.value.id} about ${silent.join(', ')}`;
    const hint = 'Declare a source for them, or know that these cells can never be answered from a page.';
    return [problemAt(offering, ['id'], 'registry_silent_cells', message, hint)];
  });
}

/** Whose pages answer this cell: the platform's, or the developer's and authorities'. */
export function sourcesFor(draft: RegistryDraft, offering: Offering, dimension: Dimension): Source[] {
  return draft.parties
    .map((party) => party.value)
    .filter((party) => answersAtLevel(party, offering, dimension))
    .flatMap((party) =>
      party.sources.filter(
        (source) =>
          (source.dimensions === undefined || source.dimensions.includes(dimension.key)) &&
          (source.offerings === undefined || source.offerings.includes(offering.id)),
      ),
    );
}

function answersAtLevel(party: Party, offering: Offering, dimension: Dimension): boolean {
  if (dimension.level === 'platform') return offering.platform === party.id;
  return offering.developer === party.id || party.roles.includes('authority');
}
