// The document is the agreement itself: with clauses and a list it is the whole, with one of them a part.
import type { Details } from '#types/evidence.ts';
import { byWeight } from '../../by-weight.ts';
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';
import { finding, type Answer } from '../../reader.ts';
import { modulesIn, versionIn } from './details.ts';
import { detailsOfList, interleaved, listStatements, type Signs } from './shown.ts';
import { namesAgreement } from './signs.ts';

const key = 'gdpr_dpa';
/** The clauses themselves are denied; "countries without an adequacy decision" in the same sentence denies nothing. */
const absent =
  /\b(?:do|does|did|will|shall|are|is) not (?:\w+ ){0,2}?(?:incorporat|includ|enter|rel[yi]|us|need|requir|contain)\w* (?:\w+ ){0,3}?(?:standard contractual|sccs?\b)|\b(?:standard contractual clauses|sccs?) (?:do|does|will|shall|are|is) not (?:apply|needed|required|applicable|included|used)\b|\bwithout (?:the |any )?(?:standard contractual|sccs?\b)/;

export function agreement(reading: Reading, signs: Signs): Answer {
  const modules = modulesIn(signs.clauses);
  const hasClauses = signs.clauses.some(({ said }) => !absent.test(said));
  const hasList = signs.listed.length > 0 || signs.whereList.length > 0;
  const whole = hasClauses && hasList;
  const opening = openings(reading);
  const clauses = byWeight(signs.clauses, weightOfClauses);
  const list = listStatements(signs);
  const details: Details = {
    ...(modules.length > 0
      ? { sccs: modules }
      : hasClauses
        ? { sccs: ['Standard contractual clauses'] }
        : {}),
    ...detailsOfList(signs),
    ...datesOf(reading),
    ...(signatureNeeded(reading) ? { signature_required: true } : {}),
    dpa_url: reading.url,
  };
  return {
    value: whole ? 'yes_public' : 'partial',
    confidence: whole ? 'high' : 'medium',
    statements: interleaved(opening, clauses, list),
    details,
    access: { route: 'public' },
    rule: `${key}/document`,
    findings: [
      ...opening
        .slice(0, 1)
        .map((one) =>
          finding(`${key}/document`, whole ? 'affirm' : 'partial', 'The document is the agreement.', one),
        ),
      ...clauses
        .slice(0, 3)
        .map((one) => finding(`${key}/clauses`, 'affirm', 'It carries standard contractual clauses.', one)),
      ...list
        .slice(0, 3)
        .map((one) =>
          finding(`${key}/list`, 'affirm', 'It names its subprocessors, or where they are listed.', one),
        ),
    ],
  };
}

/** The first sentences that call the document by its name. */
function openings(reading: Reading): readonly Statement[] {
  const named = reading
    .with(['data processing', 'data protection', 'dpa', 'auftragsverarbeitung'])
    .filter(
      (one) => !one.furniture && namesAgreement(one.said) && one.kind !== 'heading' && one.text.length >= 40,
    );
  const opened = named
    .filter(({ said }) => /^(?:\W*\d+(?:\.\d+)*\.? )?(?:this|the)\b/.test(said))
    .slice(0, 2);
  return opened.length > 0 ? opened : named.slice(0, 1);
}

function weightOfClauses({ said, kind }: Statement): number {
  let weight = kind === 'heading' ? -3 : 0;
  if (/\bmodules?\b/.test(said)) weight += 2;
  if (/\bincorporated\b|\bagree\b|\bwill apply\b|\bshall apply\b|\benter(?:ed)? into\b/.test(said))
    weight += 2;
  if (/\bmeans\b/.test(said)) weight -= 1;
  if (said.length < 60) weight -= 2;
  return weight;
}

function datesOf(reading: Reading): Details {
  const version = versionIn(reading);
  const effective = reading.dates.effective ?? reading.dates.updated;
  return {
    ...(version ? { dpa_version: version } : {}),
    ...(effective ? { effective_date: effective } : {}),
  };
}

function signatureNeeded(reading: Reading): boolean {
  return reading
    .with(['sign', 'execut', 'countersign'])
    .some(
      ({ said, furniture }) =>
        !furniture &&
        /\b(?:must|needs? to|has to|shall|is required to|in order for) [^.;]{0,80}\b(?:sign|execute|complete|countersign)\w*\b[^.;]{0,80}\b(?:dpa|addendum|agreement)\b/.test(
          said,
        ) &&
        !/\bnot\b/.test(said),
    );
}
