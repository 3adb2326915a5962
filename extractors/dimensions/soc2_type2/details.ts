// What the details of this dimension may hold.
import { z } from 'zod';
import type { Details } from '#types/evidence.ts';
import type { Mention } from '../../attestation/attestation.ts';
import type { Reading } from '../../language/reading.ts';

export const soc2Details = z.strictObject({
  scope: z.array(z.string()).optional(),
  criteria: z.array(z.string()).optional(),
  report_cadence: z.string().optional(),
  report_location: z.string().optional(),
  type: z.enum(['Type I', 'Type II']).optional(),
  inherited: z.boolean().optional(),
});

const criteria: readonly (readonly [string, RegExp])[] = [
  ['Security', /\bsecurity\b/],
  ['Availability', /\bavailability\b/],
  ['Processing integrity', /\bprocessing integrity\b/],
  ['Confidentiality', /\bconfidentiality\b/],
  ['Privacy', /\bprivacy\b/],
];
/** The words that make "security" a criterion and not just a word. */
const lists =
  /\b(?:trust services?|criteria|criterion|tsc|principles?|categor(?:y|ies)|standards? for|covering|covers?|attest\w* to|for (?:the )?(?:security|availability|confidentiality))\b/;

const cadences: readonly (readonly [string, RegExp])[] = [
  [
    'twice a year',
    /\b(?:semi-?annual(?:ly)?|twice (?:a|per) year|bi-?annual(?:ly)?|every six months|every 6 months)\b/,
  ],
  [
    'annual',
    /\b(?:annual(?:ly)?|every year|yearly|each year|once (?:a|per) year|every (?:12|twelve) months)\b/,
  ],
  ['quarterly', /\bquarterly\b/],
];

export function soc2DetailsOf(
  reading: Reading,
  mentions: readonly Mention[],
  type: 'Type I' | 'Type II' | undefined,
  inherited: boolean,
): Details {
  const said = mentions.map((mention) => mention.said);
  const named = criteria
    .filter(([, pattern]) => said.some((words) => lists.test(words) && pattern.test(withoutStandard(words))))
    .map(([name]) => name);
  const cadence = cadences.find(([, pattern]) => said.some((words) => pattern.test(words)))?.[0];
  const location = locationOf(mentions);
  const scope = scopeOf(reading, mentions);
  return {
    ...(scope.length > 0 ? { scope } : {}),
    ...(named.length > 0 ? { criteria: named } : {}),
    ...(cadence ? { report_cadence: cadence } : {}),
    ...(location ? { report_location: location } : {}),
    ...(type ? { type } : {}),
    ...(inherited ? { inherited: true } : {}),
  };
}

function withoutStandard(words: string): string {
  return words.replace(
    /\b(?:information|data|cyber) (?:security|privacy)\b|\bsecurity (?:program|team|practices|page|portal|controls|measures|posture|standards?)\b|\bprivacy (?:policy|portal|laws?)\b/g,
    '',
  );
}

function locationOf(mentions: readonly Mention[]): string | undefined {
  for (const { statement, said, gatedBy } of mentions) {
    const link = [...statement.block.links, ...(gatedBy?.block.links ?? [])].find(
      ({ href, label }) => /trust|security|compliance|soc/i.test(`${label} ${href}`) && /^https?:/.test(href),
    );
    if (link) return link.href;
    const portal =
      /\b(trust (?:center|centre|portal|hub)|security portal|compliance portal|service trust portal|customer portal)\b/.exec(
        `${said} ${gatedBy?.said ?? ''}`,
      )?.[1];
    if (portal) return portal;
  }
  return undefined;
}

function scopeOf(reading: Reading, mentions: readonly Mention[]): string[] {
  const folded = new Set(
    mentions.flatMap(({ scope }) => (scope.kind === 'offering' || scope.kind === 'part' ? scope.names : [])),
  );
  const own = [reading.offering.name, ...reading.offering.aliases].filter((name) =>
    folded.has(name.toLowerCase().replaceAll('’', "'")),
  );
  return [...new Set(own.length > 0 ? own : folded)].toSorted();
}
