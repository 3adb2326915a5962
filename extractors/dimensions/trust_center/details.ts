// What the details of this dimension may hold, and the certificates that a portal lists.
import { z } from 'zod';
import { isLabel } from '../../attestation/item.ts';
import { standards } from '../../attestation/standards.ts';
import type { Reading } from '../../language/reading.ts';

export const trustCenterDetails = z.strictObject({
  certifications_listed: z.array(z.string()).optional(),
  url: z.string().optional(),
  name: z.string().optional(),
});

const toCome = /\b(?:in[ -]progress|under ?way|coming soon|planned|pending|upcoming|not yet|roadmap)\b/;

/** Each once, by name, with its type or year where the portal tells it. */
export function certificationsListed(reading: Reading): string[] {
  const found = new Map<string, string>();
  for (const statement of reading.with([
    'soc',
    'iso',
    'hipaa',
    'pci',
    'fedramp',
    'csa',
    'c5',
    'hitrust',
    'tisax',
    'ramp',
    'gdpr',
    'ccpa',
    'cyber essentials',
    'irap',
    'ens',
    'hds',
    'nist',
  ])) {
    if (statement.furniture || !(statement.kind === 'badge' || isLabel(statement))) continue;
    if (
      toCome.test(statement.said) ||
      statement.headings.some((heading) => /\bsub-?processors?\b/.test(heading))
    )
      continue;
    for (const { name, pattern } of standards) {
      const hit = pattern.exec(statement.said);
      if (!hit) continue;
      const edition = editionAfter(name, statement.said, hit.index);
      const known = found.get(name);
      if (known === undefined || known.length < edition.length) found.set(name, edition);
    }
  }
  return [...found.values()].toSorted();
}

function editionAfter(name: string, said: string, at: number): string {
  const rest = said.slice(at, at + 40);
  if (name.startsWith('SOC')) {
    const type = /\btype[ -]*(2|ii|1|i)\b/.exec(rest)?.[1];
    return type ? `${name} Type ${type === '2' || type === 'ii' ? 'II' : 'I'}` : name;
  }
  if (name.startsWith('ISO')) {
    const year = /\d{4,5}\s?[:-]\s?((?:19|20)\d\d)/.exec(rest)?.[1];
    return year ? `${name}:${year}` : name;
  }
  return name;
}
