// Is there a public commitment not to train on customer data by default?
import type { Finding } from '#types/evidence.ts';
import type { Details } from '#types/evidence.ts';
import type { Confidence, Grade } from '#types/words.ts';
import { vendorPattern } from '../../language/products.ts';
import { isQuestion, replyTo } from '../../language/questions.ts';
import type { Reading } from '../../language/reading.ts';
import type { Scope } from '../../language/scope.ts';
import { segmentAt } from '../../language/segments.ts';
import type { Statement } from '../../language/statement.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { shortName, templateParts } from '../art53_summary/template.ts';
import { claimsOf, type Claim } from './claims.ts';
import { controlOf } from './controls.ts';
import { trainingDetails, type TrainingDetails } from './details.ts';

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

interface Heard {
  readonly statement: Statement;
  readonly scope: Scope;
  readonly claim: Exclude<Claim, { kind: 'trap' }>;
}

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
  return names.some((name) => shortName.test(name)) && templateParts(reading) >= 5;
}

function read(reading: Reading): Answer | undefined {
  if (isCorpusSummary(reading)) return undefined;
  const findings: Finding[] = [];
  const all = listen(reading, findings);
  const trains = all.some((one) => one.claim.kind === 'trains' && one.scope.kind !== 'other');
  const refrains = all.some(
    (one) => one.claim.kind === 'refrains' && one.scope.kind !== 'other' && !isWeak(one),
  );
  const counts = (one: Heard): boolean =>
    !(refrains && isLoose(one)) && (trains || !isWeak(one) || isPromise(one));
  return decide(all.filter(counts), findings);
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
  return segment === statement.said ? reading.scope(statement) : reading.scope(statement, segment);
}

function sameClaim(one: Heard, claim: Claim, scope: Scope): boolean {
  return one.claim.kind === claim.kind && one.scope.kind === scope.kind;
}

function claimsIn(reading: Reading, statement: Statement, names: RegExp | undefined): readonly Claim[] {
  if (isQuestion(statement)) {
    const reply = replyTo(reading, statement);
    const asked = claimsOf({ ...statement, leadIn: '', whole: statement.said }, names).find(
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

interface Side {
  readonly own: readonly Heard[];
  readonly part: readonly Heard[];
  /** Only data of connected services. */
  readonly narrow: readonly Heard[];
}

function isWeak(one: Heard): boolean {
  return one.claim.kind === 'refrains' && one.claim.weak === true;
}

/** "We select training samples from this data", beside a plain promise: of the data that customers gave for it. */
function isLoose(one: Heard): boolean {
  return one.claim.kind === 'trains' && one.claim.loose === true;
}

/** "will not use Customer Content to develop or improve the Services unless Customer agrees": of an AI service, no training. */
function isPromise(one: Heard): boolean {
  return one.claim.kind === 'refrains' && one.claim.because === 'opt_in';
}

function isNarrow(one: Heard): boolean {
  return one.claim.kind === 'refrains' && one.claim.narrow === true;
}

function side(heard: readonly Heard[], kind: Heard['claim']['kind']): Side {
  const of = heard.filter((one) => one.claim.kind === kind);
  return {
    own: of.filter((one) => !isNarrow(one) && (one.scope.kind === 'offering' || one.scope.kind === 'all')),
    part: of.filter((one) => !isNarrow(one) && one.scope.kind === 'part'),
    narrow: of.filter((one) => isNarrow(one) && one.scope.kind !== 'other'),
  };
}

function decide(heard: readonly Heard[], findings: readonly Finding[]): Answer | undefined {
  const refrains = side(heard, 'refrains');
  const trains = side(heard, 'trains');
  const others = side(heard, 'others');
  const answer = (
    value: Grade,
    confidence: Confidence,
    rule: string,
    lists: readonly (readonly Heard[])[],
  ): Answer => ({
    value,
    confidence,
    statements: ordered(lists),
    details: detailsOf(value, heard),
    access: accessOf(value, refrains),
    rule: `${key}/${rule}`,
    findings,
  });
  if (refrains.own.length > 0 && trains.own.length === 0) {
    if (others.own.length > 0)
      return answer('partial', 'medium', 'own_models_only', [refrains.own, others.own]);
    if (trains.part.length > 0 && !refrains.own.some((one) => one.scope.kind === 'offering')) {
      return answer('partial', 'medium', 'some_plans_trained', [refrains.own, trains.part]);
    }
    return answer('yes_public', sure(refrains.own), 'refrains', [refrains.own, refrains.part]);
  }
  if (trains.own.length > 0 && refrains.own.length === 0) {
    if (refrains.part.length > 0)
      return answer('partial', 'medium', 'some_plans_spared', [refrains.part, trains.own]);
    return answer('no', sure(trains.own), trainsRule(trains.own), [trains.own, trains.part]);
  }
  if (trains.own.length > 0 && refrains.own.length > 0) return contradiction(refrains, trains, answer);
  if (refrains.part.length > 0 || trains.part.length > 0) {
    return answer('partial', 'medium', 'some_plans', [refrains.part, trains.part]);
  }
  if (refrains.narrow.length > 0)
    return answer('partial', 'medium', 'connected_data_only', [refrains.narrow]);
  const choice = heard.filter((one) => one.claim.kind === 'choice' && one.scope.kind !== 'other');
  if (choice.length > 0) return answer('unclear', 'low', 'choice_without_default', [choice]);
  if (others.own.length > 0) return answer('unclear', 'low', 'others_may', [others.own]);
  return undefined;
}

/** Both said of the offering: what names it beats what is said at large; else both are shown. */
function contradiction(
  refrains: Side,
  trains: Side,
  answer: (
    value: Grade,
    confidence: Confidence,
    rule: string,
    lists: readonly (readonly Heard[])[],
  ) => Answer,
): Answer {
  const named = (one: Heard): boolean => one.scope.kind === 'offering';
  if (refrains.own.some(named) && !trains.own.some(named)) {
    return answer('yes_public', 'medium', 'refrains_for_offering', [refrains.own]);
  }
  if (trains.own.some(named) && !refrains.own.some(named)) {
    return answer('no', 'medium', 'trains_for_offering', [trains.own]);
  }
  if (trains.own.some((one) => one.claim.kind === 'trains' && one.claim.because === 'opt_out')) {
    return answer('no', 'medium', 'opt_out', [trains.own]);
  }
  return answer('partial', 'low', 'contradiction', [refrains.own, trains.own]);
}

function trainsRule(trains: readonly Heard[]): string {
  return trains.some((one) => one.claim.kind === 'trains' && one.claim.because === 'opt_out')
    ? 'opt_out'
    : 'trains';
}

/** Sure where a plain sentence of the body says it, of the offering or in a document without siblings. */
function sure(heard: readonly Heard[]): Confidence {
  const plain = heard.filter(
    ({ statement, claim }) =>
      statement.kind !== 'heading' &&
      statement.said.length < 500 &&
      (claim.kind !== 'trains' ||
        !/\b(?:providers?|partners?|vendors?|third[- ]part(?:y|ies))\b/.test(statement.said)),
  );
  if (plain.length === 0) return 'medium';
  return 'high';
}

/** Named first, then plain denials, shorter before longer, else as the document has them. */
function ordered(lists: readonly (readonly Heard[])[]): Statement[] {
  return lists.flatMap((list) => [...list].sort((a, b) => weight(b) - weight(a)).map((one) => one.statement));
}

function weight(one: Heard): number {
  let score = one.scope.kind === 'offering' ? 2 : 0;
  if (one.statement.kind === 'heading') score -= 3;
  if (/\bby default\b|\bnever\b|\bopt(?:ed|ing)?[- ]?(?:in|out)\b/.test(one.statement.said)) score += 2;
  if (/\btrain/.test(one.statement.said)) score += 1;
  if (/\bfeedback\b|\bthumbs\b/.test(one.statement.said)) score -= 2;
  if (one.statement.said.length > 400) score -= 1;
  return score;
}

function accessOf(value: Grade, refrains: Side): Answer['access'] {
  if (value !== 'yes_public') return {};
  const byDefault = refrains.own.some((one) => /\bdefault\b|\boff\b|\bnever\b/.test(one.statement.said));
  return byDefault ? { default: 'enabled' } : {};
}

function detailsOf(value: Grade, heard: readonly Heard[]): Details {
  const mine = heard.filter((one) => one.scope.kind !== 'other');
  const details: { -readonly [K in keyof TrainingDetails]: TrainingDetails[K] } = {};
  if (mine.some((one) => one.claim.kind === 'refrains' && one.claim.because === 'opt_in'))
    details.opt_in_sharing = true;
  if (
    value !== 'yes_public' &&
    mine.some((one) => one.claim.kind === 'trains' && one.claim.because === 'opt_out')
  )
    details.opt_out = true;
  const parts = mine.filter((one) => one.scope.kind === 'part').flatMap((one) => one.scope.names);
  if (value === 'partial' && parts.length > 0) details.scope = [...new Set(parts)].sort().join(', ');
  if (value === 'partial' && mine.some((one) => one.claim.kind === 'others'))
    details.exceptions = ['third_party_models'];
  return details;
}

function effectOf(claim: Heard['claim'], scope: Scope): Finding['effect'] {
  if (scope.kind === 'other') return 'scope';
  if (scope.kind === 'part') return 'partial';
  if (claim.kind === 'others' || claim.kind === 'choice') return 'unclear';
  return claim.kind === 'refrains' ? 'affirm' : 'deny';
}

function messageOf(claim: Heard['claim'], scope: Scope): string {
  const whom = scope.kind === 'other' || scope.kind === 'part' ? ` (said of ${scope.names.join(', ')})` : '';
  if (claim.kind === 'choice') return `the customer decides, without a stated default${whom}`;
  if (claim.kind === 'others') return `somebody else may train${whom}`;
  if (claim.kind === 'refrains')
    return claim.because === 'opt_in'
      ? `trains only with the customer's yes${whom}`
      : `does not train${whom}`;
  return claim.because === 'opt_out'
    ? `trains unless the customer objects${whom}`
    : `trains on customer data${whom}`;
}
