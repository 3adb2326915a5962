// Is there a public DPA with standard contractual clauses and a published subprocessor list?
import type { Details } from '#types/evidence.ts';
import { widened } from '../../attestation/item.ts';
import type { Reading } from '../../language/reading.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { united } from '../../subprocessors/subprocessors.ts';
import { agreement } from './agreement.ts';
import { gdprDpaDetails } from './details.ts';
import { pointer } from './pointer.ts';
import { detailsOfList, signsOf, type Signs } from './shown.ts';
import { isAgreement, subprocessorName } from './signs.ts';

const key = 'gdpr_dpa';

export const gdprDpa: DimensionReader = {
  key,
  details: gdprDpaDetails,
  stems: [
    'data processing',
    'data protection',
    'dpa',
    'subprocessor',
    'sub-processor',
    'subcontractor',
    'sub-contractor',
    'contractual clauses',
    'processor',
    'auftrag',
    'sous-traitant',
    'traitement',
  ],
  read,
};

function read(reading: Reading): Answer | undefined {
  if (reading.about.covers === 'excluded') return undefined;
  const signs = signsOf(reading);
  const whole = signs.clauses.length > 0 && (signs.listed.length > 0 || signs.whereList.length > 0);
  if (isAgreement(reading, whole)) return agreement(reading, signs);
  return pointer(reading, signs) ?? listAlone(reading, signs);
}

/** Nobody speaks of an agreement, but who processes the data is published. */
function listAlone(reading: Reading, signs: Signs): Answer | undefined {
  const page = signs.listed.length >= 2;
  const pointers = signs.whereList.filter(
    (one) => reading.scope(one).kind !== 'other' && subprocessorName.test(one.said),
  );
  if (!page && pointers.length === 0) return undefined;
  const rows = signs.listed.map(({ statement }) =>
    statement.text.length < 20 ? widened(reading, statement) : statement,
  );
  const statements = page ? [...rows.slice(0, 4), ...pointers] : pointers;
  const details: Details = {
    ...detailsOfList(signs),
    ...(page ? { subprocessor_list_url: reading.url } : {}),
  };
  const first = statements[0];
  return {
    value: 'partial',
    confidence: page ? 'high' : 'medium',
    statements,
    details,
    access: { route: 'public' },
    rule: `${key}/subprocessors`,
    findings: first
      ? [
          finding(
            `${key}/subprocessors`,
            'partial',
            page
              ? `A list of ${united(signs.listed).length} subprocessors.`
              : 'It tells where subprocessors are listed.',
            first,
          ),
        ]
      : [],
  };
}
