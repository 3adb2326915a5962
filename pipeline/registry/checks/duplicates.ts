// Two things under one name: ids, source addresses, names of offerings, hosts that two parties claim.
import type { Problem } from '#types/problem.ts';
import type { RegistryDraft, Written } from '../read-folder.ts';
import type { Path } from '../yaml-file.ts';
import { problemAt, whereIs } from './problem.ts';

interface Named {
  readonly name: string;
  readonly shown: string;
  readonly written: Written<unknown>;
  readonly path: Path;
}

export function findDuplicates(draft: RegistryDraft): Problem[] {
  const sources = draft.parties.flatMap((party) =>
    party.value.sources.map((source, at) => ({ party, source, at })),
  );
  return [
    ...repeated(
      draft.dimensions.map((d) => named(d.value.key, d, ['key'])),
      'dimension',
      'registry_duplicate_id',
    ),
    ...repeated(
      draft.parties.map((p) => named(p.value.id, p, ['id'])),
      'party',
      'registry_duplicate_id',
    ),
    ...repeated(
      draft.offerings.map((o) => named(o.value.id, o, ['id'])),
      'offering',
      'registry_duplicate_id',
    ),
    ...repeated(
      sources.map(({ party, source, at }) =>
        named(`${party.value.id}/${source.id}`, party, ['sources', at, 'id']),
      ),
      'source',
      'registry_duplicate_id',
    ),
    ...repeated(
      sources.map(({ party, source, at }) => ({
        name: sameAddress(source.url),
        shown: source.url,
        written: party,
        path: ['sources', at, 'url'],
      })),
      'source address',
      'registry_duplicate_address',
    ),
    ...repeated(
      draft.offerings.map((o) => ({
        ...named(o.value.name.toLowerCase(), o, ['name']),
        shown: o.value.name,
      })),
      'offering name',
      'registry_duplicate_name',
    ),
    ...takenFormerIds(draft),
  ];
}

function named(name: string, written: Written<unknown>, path: Path): Named {
  return { name, shown: name, written, path };
}

function repeated(all: readonly Named[], what: string, code: string): Problem[] {
  const first = new Map<string, Named>();
  return all.flatMap((one) => {
    const before = first.get(one.name);
    if (before === undefined) {
      first.set(one.name, one);
      return [];
    }
    const message = `the ${what} "${one.shown}" is declared twice, first at ${whereIs(before.written, before.path)}`;
    return [
      problemAt(one.written, one.path, code, message, 'Keep one of the two, or give this one its own.'),
    ];
  });
}

/** A former id that is in use would send readers of the old address to two places. */
function takenFormerIds(draft: RegistryDraft): Problem[] {
  const ids = new Map(draft.offerings.map((offering) => [offering.value.id, offering]));
  const former = new Map<string, string>();
  return draft.offerings.flatMap((offering) =>
    offering.value.formerly.flatMap((id, at) => {
      const owner = ids.has(id) ? `offering ${id}` : former.get(id);
      former.set(id, `the formerly list of ${offering.value.id}`);
      if (owner === undefined) return [];
      const message = `the former id "${id}" already belongs to ${owner}`;
      const hint = 'Old addresses lead to one offering: remove the id here, or rename the other.';
      return [problemAt(offering, ['formerly', at], 'registry_duplicate_id', message, hint)];
    }),
  );
}

/** Two spellings of one address: scheme, case of the host, `www.`, a fragment and a last slash tell nothing apart. */
function sameAddress(url: string): string {
  const parsed = new URL(url);
  const path = parsed.pathname.replace(/\/$/, '');
  return `${parsed.host.replace(/^www\./, '')}${path}${parsed.search}`;
}
