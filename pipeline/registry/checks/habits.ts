// What works, but is rarely meant: warnings.
import type { Problem } from '#types/problem.ts';
import type { RegistryDraft } from '../read-folder.ts';
import { problemAt } from './problem.ts';

export function findOddHabits(draft: RegistryDraft): Problem[] {
  return [...wrongLevel(draft), ...sharedAliases(draft), ...idleParties(draft)];
}

/** A dimension that this party's pages never answer, whatever they say. */
function wrongLevel(draft: RegistryDraft): Problem[] {
  const levels = new Map(draft.dimensions.map(({ value }) => [value.key, value.level]));
  return draft.parties.flatMap((party) =>
    party.value.sources.flatMap((source, at) =>
      (source.dimensions ?? []).flatMap((key, index) => {
        const level = levels.get(key);
        const roles = party.value.roles;
        if (level === undefined || roles.includes(level)) return [];
        if (level === 'developer' && roles.includes('authority')) return [];
        const message = `source ${source.id}: ${key} is answered by the ${level}, and ${party.value.id} is ${roles.join(', ')}`;
        const hint = `Remove ${key} here, or add the role ${level} to the party.`;
        const path = ['sources', at, 'dimensions', index];
        return [problemAt(party, path, 'registry_wrong_level', message, hint)];
      }),
    ),
  );
}

/** Where one party's page names the one, the other would be read too. */
function sharedAliases(draft: RegistryDraft): Problem[] {
  return draft.offerings.flatMap((offering) =>
    offering.value.aliases.flatMap((alias, at) => {
      const owner = draft.offerings.find(
        (other) =>
          other !== offering &&
          other.value.platform === offering.value.platform &&
          other.value.name.toLowerCase() === alias.toLowerCase(),
      );
      if (owner === undefined) return [];
      const message = `the alias "${alias}" is the name of ${owner.value.id}, which the same platform serves`;
      const hint = 'A sentence that names it is read for both: keep it where it belongs.';
      return [problemAt(offering, ['aliases', at], 'registry_shared_alias', message, hint)];
    }),
  );
}

function idleParties(draft: RegistryDraft): Problem[] {
  return draft.parties.flatMap((party) => {
    if (party.value.sources.length > 0) return [];
    const message = `${party.value.id} has no sources: nothing will be visited for it`;
    return [problemAt(party, ['id'], 'registry_no_sources', message, 'Declare one under sources:.')];
  });
}
