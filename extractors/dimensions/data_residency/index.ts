// Can data be pinned to a region, especially the EU?
import type { Finding } from '#types/evidence.ts';
import { guarded } from '../../language/guarded.ts';
import { ofModelHouse } from '../../language/houses.ts';
import { vendorPattern } from '../../language/products.ts';
import { askedBefore, isQuestion } from '../../language/questions.ts';
import type { Reading } from '../../language/reading.ts';
import { reworded, type Statement } from '../../language/statement.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { claimsOf } from './claims.ts';
import { decide } from './decide.ts';
import { residencyDetails } from './details.ts';
import type { Heard } from './heard.ts';
import { effectOf, messageOf } from './shown.ts';
import { listsSubprocessors } from './subprocessors.ts';

const key = 'data_residency';
const stems = [
  'region',
  'residen',
  'hosted',
  'hosting',
  'data cent',
  'stored',
  'store ',
  'servers',
  'processed in',
  'processed only',
  'geograph',
  'located',
  'jurisdiction',
  'endpoint',
  'processes',
  'at rest',
  'eu ',
  'retained in',
  'facilities',
  'in the united',
  'locali',
  'european',
  'election',
  'storage',
  'choose',
  'picked',
  'location',
  'processing',
  'placed in',
  '-only',
  'stay in',
  'stays in',
  'only in',
] as const;

export const dataResidency: DimensionReader = { key, details: residencyDetails, stems, read };

/** "How Acme protects your data: encryption, data residency and more": what stands below. */
const contents = /^how [\w.-]+ (?:protects?|handles?|secures?|keeps?|treats?|manages?)\b[^:]{0,40}:/;

/** "regulated industries increasingly ask for in-region hosting": of those who buy, not of what is sold. */
const ofMarket = guarded(
  /\b(?:enterprises?|organi[sz]ations|industries|regulators?|governments?|buyers|companies|laws?|gdpr|public[- ]sector)\b(?: \w+){0,3}? (?:often|increasingly|typically|usually|imposes?|emphasi[sz]es?|demands?|expects?)\b/,
);

function read(reading: Reading): Answer | undefined {
  const findings: Finding[] = [];
  const heard: Heard[] = [];
  const vendor = vendorPattern(reading);
  for (const statement of reading.with(stems)) {
    if (statement.furniture || isQuestion(statement) || statement.kind === 'heading') continue;
    if (reading.isHeaderRow(statement)) continue;
    if (statement.kind === 'tableRow' && listsSubprocessors(reading, statement)) continue;
    if (contents.test(statement.said) || ofMarket.test(statement.said)) continue;
    if (ofModelHouse(statement.said, vendor)) continue;
    for (const claim of claimsOf(asAnswer(reading, statement))) {
      const scope = reading.scope(statement);
      findings.push(
        finding(`${key}/${claim.kind}`, effectOf(claim, scope), messageOf(claim, scope), statement),
      );
      if (scope.kind !== 'other') heard.push({ statement, scope, claim });
    }
  }
  return decide(reading, heard, findings);
}

/** An answer is heard with its question: the one before it, or the title of a page that answers one. */
function asAnswer(reading: Reading, statement: Statement): Statement {
  const asked = askedBefore(reading, statement);
  if (asked) return reworded(statement, { label: asked.said, whole: `${asked.said} ${statement.said}` });
  if (statement.label !== undefined || statement.headings.length > 0) return statement;
  const title = reading.at(0)[0];
  return title?.kind === 'heading' && /^where\b.*\?$/.test(title.said)
    ? reworded(statement, { label: title.said })
    : statement;
}
