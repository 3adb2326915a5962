// The reader of a management-system certificate: the same for every ISO standard, which only its number tells apart.
import { z } from 'zod';
import type { Details } from '#types/evidence.ts';
import type { Reading } from '../language/reading.ts';
import { finding, type Answer, type DimensionReader } from '../reader.ts';
import { mentionsOf, type Mention, type Wanted } from './attestation.ts';
import { certificateDocument, type CertificateDocument } from './certificate-document.ts';
import { answerOf, decide, type Sorted } from './decide.ts';
import { standards } from './standards.ts';

export const isoDetails = z.strictObject({
  standard: z.string().optional(),
  related: z.array(z.string()).optional(),
  services_in_scope: z.array(z.string()).optional(),
  inherited: z.boolean().optional(),
  certificate_number: z.string().optional(),
  valid_until: z.string().optional(),
  scope: z.string().optional(),
});

export interface IsoStandard {
  readonly key: string;
  readonly number: string;
  readonly name: string;
  /** Standards of the same family, named beside it. */
  readonly family: readonly string[];
  readonly details: z.ZodType<Details>;
}

export function isoReader(standard: IsoStandard): DimensionReader {
  const pattern =
    standards.find(({ name }) => name === standard.name)?.pattern ?? new RegExp(standard.number);
  const wanted: Wanted = { key: standard.key, stems: [standard.number], pattern };
  return {
    key: standard.key,
    details: standard.details,
    stems: [standard.number],
    read: (reading) => readIso(reading, standard, wanted),
  };
}

function readIso(reading: Reading, standard: IsoStandard, wanted: Wanted): Answer | undefined {
  const found = mentionsOf(reading, wanted);
  const certificate = certificateDocument(reading, wanted.pattern);
  if (certificate) return certified(reading, standard, certificate);
  const decided = decide(found, sortCertificates);
  if (!decided) return undefined;
  return answerOf(standard.key, found, decided, detailsOf(reading, standard, decided.mentions, decided.rule));
}

function certified(
  reading: Reading,
  standard: IsoStandard,
  document: CertificateDocument,
): Answer | undefined {
  const [first] = document.statements;
  if (!first) return undefined;
  const details: Details = {
    ...standardIn(reading, standard),
    ...related(reading, standard),
    ...(document.number ? { certificate_number: document.number } : {}),
    ...(document.validUntil ? { valid_until: document.validUntil } : {}),
    ...(document.scope ? { services_in_scope: [document.scope] } : {}),
    ...(document.own ? {} : { inherited: true }),
  };
  const expired = document.validUntil !== undefined && document.validUntil < reading.retrievedAt.slice(0, 10);
  const value = expired ? 'no' : document.own ? 'yes_public' : 'unclear';
  const rule = `${standard.key}/${expired ? 'certificate_expired' : document.own ? 'certificate' : 'certificate_of_another'}`;
  const message = expired
    ? `The certificate ended on ${document.validUntil}.`
    : document.own
      ? 'The document is the certificate.'
      : 'The certificate does not name the vendor.';
  return {
    value,
    confidence: document.own ? 'high' : 'medium',
    statements: document.statements,
    details,
    access: { route: 'public' },
    rule,
    findings: [
      finding(rule, value === 'yes_public' ? 'affirm' : value === 'no' ? 'deny' : 'unclear', message, first),
    ],
  };
}

/** Every affirmation of a certificate is a whole one; "may have one, if any" is not. */
function sortCertificates(affirmed: readonly Mention[]): Sorted {
  return { whole: affirmed, lesser: [], vague: [] };
}

function detailsOf(
  reading: Reading,
  standard: IsoStandard,
  mentions: readonly Mention[],
  rule: string,
): Details {
  const services = mentions.flatMap(({ scope }) => (scope.kind === 'offering' ? scope.names : []));
  const parts = mentions.flatMap(({ scope }) => (scope.kind === 'part' ? scope.names : []));
  const covering = rule === 'covered_by_another' ? mentions[0]?.statement.text : undefined;
  return {
    ...standardIn(reading, standard),
    ...related(reading, standard),
    ...(services.length > 0 ? { services_in_scope: originalNames(reading, services) } : {}),
    ...(rule === 'inherited' ? { inherited: true } : {}),
    ...(covering
      ? { scope: covering }
      : rule === 'some_plans'
        ? { scope: [...new Set(parts)].join(', ') }
        : {}),
  };
}

/** The offering's names as the registry writes them, not as folded. */
function originalNames(reading: Reading, folded: readonly string[]): string[] {
  const all = [reading.offering.name, ...reading.offering.aliases];
  const named = all.filter((name) => folded.includes(name.toLowerCase().replaceAll('’', "'")));
  return [...new Set(named.length > 0 ? named : folded)].toSorted();
}

function standardIn(reading: Reading, { number, name }: IsoStandard): { standard: string } {
  const year = new RegExp(String.raw`(?<!\d)${number}\s?[:-]\s?((?:19|20)\d\d)`).exec(
    reading.document.text,
  )?.[1];
  return { standard: year ? `${name}:${year}` : name };
}

function related(reading: Reading, { family }: IsoStandard): { related?: string[] } {
  const found: string[] = [];
  for (const number of family) {
    if (!reading.mentions([number])) continue;
    const hit = new RegExp(String.raw`(?<!\d)${number}(?:\s?[:-]\s?((?:19|20)\d\d))?(?!\d)`).exec(
      reading.document.text,
    );
    if (hit) found.push(hit[1] ? `ISO/IEC ${number}:${hit[1]}` : `ISO/IEC ${number}`);
  }
  return found.length > 0 ? { related: found } : {};
}
