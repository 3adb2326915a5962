// Is there a public commitment not to train on customer data by default?
import type { Finding } from '#types/evidence.ts';
import { vendorPattern } from '../../language/products.ts';
import { isQuestion, replyTo } from '../../language/questions.ts';
import type { Reading } from '../../language/reading.ts';
import type { Scope } from '../../language/scope.ts';
import { segmentAt } from '../../language/segments.ts';
import { reworded, type Statement } from '../../language/statement.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { hasParts, shortName } from '../art53_summary/template.ts';
import { claimsOf, type Claim } from './claims.ts';
import { controlOf } from './controls.ts';
import { decide } from './decide.ts';
import { trainingDetails } from './details.ts';
import { counting, type Heard } from './heard.ts';
import { effectOf, messageOf } from './shown.ts';

const key = 'training_on_customer_data';
const stems = [
  'train',
  'fine-tun',
  'model',
  'llm',
  'learn',
  'machine learning',
  'artificial intelligence',
  'improve',
] as const;

export const trainingOnCustomerData: DimensionReader = {
  key,
  details: trainingDetails,
  stems,
  read,
};

/** A summary of training content lists corpora: it promises nothing about customers. */
const corpusSummary =
  /\b(?:summary|description) of (?:the )?training (?:content|data)\b|\btraining (?:content|data) summary\b/;

/** A document is named at its very beginning. */
const mostOpening = 12;

/** By its name, or by a shorter name over the parts of the template. */
function isCorpusSummary(reading: Reading): boolean {
  const opening = reading.document.blocks
    .slice(0, mostOpening)
    .filter((block, index) => !block.furniture && (index === 0 || block.kind === 'heading'));
  const names = [reading.title, ...opening.map((block) => reading.say(block.text))];
  if (names.some((name) => corpusSummary.test(name))) return true;
  return names.some((name) => shortName.test(name)) && hasParts(reading, 5);
}

function read(reading: Reading): Answer | undefined {
  if (isCorpusSummary(reading)) return undefined;
  const findings: Finding[] = [];
  return decide(counting(listen(reading, findings)), findings);
}

function listen(reading: Reading, findings: Finding[]): Heard[] {
  const names = vendorPattern(reading);
  const heard: Heard[] = [];
  for (const statement of reading.with(stems)) {
    if (statement.furniture || reading.isHeaderRow(statement)) continue;
    const own: Heard[] = [];
    for (const claim of claimsIn(reading, statement, names)) {
      if (claim.kind === 'trap') {
        findings.push(finding(`${key}/trap`, 'trap', claim.because, statement));
        continue;
      }
      const scope = scopeOfClaim(reading, statement, claim);
      if (own.some((one) => sameClaim(one, claim, scope))) continue;
      findings.push(
        finding(`${key}/${claim.kind}`, effectOf(claim, scope), messageOf(claim, scope), statement),
      );
      own.push({ statement, scope, claim });
    }
    heard.push(...own);
  }
  return heard;
}

/** A contrast speaks of two things: each half has a scope of its own. */
function scopeOfClaim(reading: Reading, statement: Statement, claim: Claim): Scope {
  const segment = segmentAt(statement.said, claim.at);
  const scope = segment === statement.said ? reading.scope(statement) : reading.scope(statement, segment);
  if (scope.kind !== 'part' || scope.names.some((name) => name !== 'preview')) return scope;
  // "will not train, except on previews": the exception narrows nothing.
  const exception = segment.search(/\b(?:except|excluding|other than|save)\b/);
  return exception > 0 ? reading.scope(statement, segment.slice(0, exception)) : scope;
}

function sameClaim(one: Heard, claim: Claim, scope: Scope): boolean {
  return one.claim.kind === claim.kind && one.scope.kind === scope.kind;
}

function claimsIn(reading: Reading, statement: Statement, names: RegExp | undefined): readonly Claim[] {
  if (isQuestion(statement)) {
    const reply = replyTo(reading, statement);
    const asked = claimsOf(reworded(statement, { leadIn: '', whole: statement.said }), names).find(
      (claim) => claim.kind === 'trains' || claim.kind === 'refrains',
    );
    if (!reply || !asked) return [];
    return [
      reply.says === 'no'
        ? { kind: 'refrains', because: 'denied', at: 0 }
        : { kind: 'trains', because: 'stated', at: 0 },
    ];
  }
  if (statement.kind === 'heading')
    return claimsOf(statement, names).filter((claim) => claim.kind === 'refrains');
  const control = controlOf(reading, statement);
  return control ? [control] : claimsOf(statement, names);
}
