// A page elsewhere is never evidence for a party: each source and twin must stand on a host that its party owns.
import type { Party } from '#types/registry.ts';
import type { Problem } from '#types/problem.ts';
import type { RegistryDraft, Written } from '../read-folder.ts';
import { ownsUrl, parseHostPattern } from '../hosts.ts';
import { problemAt } from './problem.ts';

export function findForeignHosts(draft: RegistryDraft): Problem[] {
  return draft.parties.flatMap((party) => [...badPatterns(party), ...foreignSources(party)]);
}

function badPatterns(party: Written<Party>): Problem[] {
  return party.value.hosts.flatMap((pattern, at) => {
    if (parseHostPattern(pattern) !== undefined) return [];
    const message = `the host pattern "${pattern}" is not one`;
    const hint = 'Write a host (openai.com), all names below it ("*.openai.com") or host/path-prefix*.';
    return [problemAt(party, ['hosts', at], 'registry_bad_host', message, hint)];
  });
}

function foreignSources(party: Written<Party>): Problem[] {
  const { hosts, sources } = party.value;
  return sources.flatMap((source, at) => {
    const twin = source.twin === 'auto' || source.twin === 'off' ? [] : [{ key: 'twin', url: source.twin }];
    return [{ key: 'url', url: source.url }, ...twin].flatMap(({ key, url }) => {
      if (ownsUrl(hosts, url)) return [];
      const message = `source ${source.id}: ${url} is not on a host of ${party.value.id} (${hosts.join(', ')})`;
      const hint = `Add ${new URL(url).hostname} to hosts if ${party.value.name} controls it; a page of anybody else is never evidence.`;
      return [problemAt(party, ['sources', at, key], 'registry_foreign_host', message, hint)];
    });
  });
}
