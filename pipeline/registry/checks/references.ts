// Names that lead nowhere: parties of offerings, dimensions and offerings of sources.
import type { Offering, Party } from '#types/registry.ts';
import type { Problem } from '#types/problem.ts';
import type { RegistryDraft, Written } from '../read-folder.ts';
import { nearest } from '../nearest.ts';
import { problemAt } from './problem.ts';

export function findDangling(draft: RegistryDraft): Problem[] {
  return [
    ...draft.offerings.flatMap((offering) => partyOf(draft, offering, 'developer')),
    ...draft.offerings.flatMap((offering) => partyOf(draft, offering, 'platform')),
    ...draft.parties.flatMap((party) => dimensionsOfSources(draft, party)),
    ...draft.parties.flatMap((party) => offeringsOfSources(draft, party)),
  ];
}

function partyOf(
  draft: RegistryDraft,
  offering: Written<Offering>,
  role: 'developer' | 'platform',
): Problem[] {
  const id = offering.value[role];
  if (draft.malformed.has(id)) return [];
  const party = draft.parties.find((one) => one.value.id === id);
  if (party === undefined) {
    const message = `${role}: there is no party "${id}"`;
    const ids = draft.parties.map((one) => one.value.id);
    return [problemAt(offering, [role], 'registry_dangling', message, declareOr(id, ids, 'parties/'))];
  }
  if (party.value.roles.includes(role)) return [];
  const message = `${role}: the party "${id}" has the roles ${party.value.roles.join(', ')}, not ${role}`;
  const hint = `Add ${role} to the roles in ${party.yaml.file}, or name another party.`;
  return [problemAt(offering, [role], 'registry_wrong_role', message, hint)];
}

function dimensionsOfSources(draft: RegistryDraft, party: Written<Party>): Problem[] {
  const keys = draft.dimensions.map((dimension) => dimension.value.key);
  return party.value.sources.flatMap((source, at) =>
    (source.dimensions ?? []).flatMap((key, index) => {
      if (keys.includes(key) || draft.malformed.has(key) || draft.malformed.has('dimensions')) return [];
      const message = `source ${source.id}: there is no dimension "${key}"`;
      const path = ['sources', at, 'dimensions', index];
      return [problemAt(party, path, 'registry_dangling', message, declareOr(key, keys, 'dimensions.yaml'))];
    }),
  );
}

function offeringsOfSources(draft: RegistryDraft, party: Written<Party>): Problem[] {
  const ids = draft.offerings.map((offering) => offering.value.id);
  return party.value.sources.flatMap((source, at) =>
    (source.offerings ?? []).flatMap((id, index) => {
      if (draft.malformed.has(id)) return [];
      const path = ['sources', at, 'offerings', index];
      const offering = draft.offerings.find((one) => one.value.id === id);
      if (offering === undefined) {
        const message = `source ${source.id}: there is no offering "${id}"`;
        return [problemAt(party, path, 'registry_dangling', message, declareOr(id, ids, 'offerings/'))];
      }
      if (maySpeakFor(party.value, offering.value)) return [];
      const { platform, developer } = offering.value;
      const message = `source ${source.id}: ${party.value.id} is neither the platform nor the developer of "${id}"`;
      const hint = `Its platform is ${platform} and its developer ${developer}: declare the source there, or remove ${id} here.`;
      return [problemAt(party, path, 'registry_not_its_offering', message, hint)];
    }),
  );
}

export function maySpeakFor(party: Party, offering: Offering): boolean {
  return (
    offering.platform === party.id || offering.developer === party.id || party.roles.includes('authority')
  );
}

function declareOr(name: string, known: readonly string[], where: string): string {
  const guess = nearest(name, known);
  return guess === undefined ? `Declare it in ${where}, or remove the name.` : `Did you mean "${guess}"?`;
}
