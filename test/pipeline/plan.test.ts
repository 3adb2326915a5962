// What makes two readings of a source comparable: all that reading and weighing ask of the registry.
import { expect, test } from 'vitest';
import { planOf } from '#pipeline/plan.ts';
import type { SourceId } from '#types/ids.ts';
import type { Offering, Party, Registry } from '#types/registry.ts';
import { registryOf } from './houses.ts';

const maker: Party = { ...registryOf().parties[0]!, id: 'maker', name: 'Maker', aliases: [], sources: [] };

function profileOf(
  edit: { offering?: Partial<Offering>; maker?: Partial<Party>; kind?: 'portal' } = {},
): string {
  const base = registryOf();
  const registry: Registry = {
    ...base,
    parties: [
      ...base.parties.map((party) => ({
        ...party,
        sources: party.sources.map((source) => ({ ...source, kind: edit.kind ?? source.kind })),
      })),
      { ...maker, ...edit.maker },
    ],
    offerings: base.offerings.map((each) => ({ ...each, developer: 'maker', ...edit.offering })),
  };
  return planOf(registry).sources.get('northwind/page' as SourceId)!.profile;
}

test.each([
  ['the kind of the source', { kind: 'portal' }],
  ['who develops what is offered', { offering: { developer: 'northwind' } }],
  ['what the developer is called', { maker: { name: 'Makers' } }],
  ['what else the developer is called', { maker: { aliases: ['The Makers'] } }],
] as const)('%s makes it another profile', (_name, edit) => {
  expect(profileOf(edit as Parameters<typeof profileOf>[0])).not.toBe(profileOf());
});

test('what neither asks leaves it as it is', () => {
  expect(profileOf({ offering: { summary: 'Models over an interface.', sort_order: 3 } })).toBe(profileOf());
});
