// Is retention documented, and is zero data retention available?
import type { Details, Finding } from '#types/evidence.ts';
import type { Access, Confidence, Grade } from '#types/words.ts';
import { gateIn, tierIn } from '../../language/access.ts';
import { askedBefore, isQuestion, replyTo } from '../../language/questions.ts';
import type { Reading } from '../../language/reading.ts';
import type { Scope } from '../../language/scope.ts';
import type { Statement } from '../../language/statement.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { asksIfKept, claimsOf, type Claim } from './claims.ts';
import { retentionDetails, type RetentionDetails } from './details.ts';
import { eligibilityOf } from './eligibility.ts';

const key = 'retention_zdr';
const stems = [
  'retain',
  'retention',
  'zdr',
  'zero-data',
  'zero data',
  'zero-log',
  'delet',
  'eras',
  'stor',
  'kept',
  'keep',
  'purg',
  'log',
  'persist',
  'held',
  'expire',
  'discard',
  'remove',
  'destroy',
  'written to',
  'database',
  'disk',
  'memory',
  'long we',
  'days',
  'leave our',
  'live',
  'hours',
] as const;

type Spoken = Exclude<Claim, { kind: 'trap' }>;

interface Heard {
  readonly statement: Statement;
  readonly scope: Scope;
  readonly claim: Spoken;
}

export const retentionZdr: DimensionReader = {
  key,
  details: retentionDetails,
  stems,
  read,
};

function read(reading: Reading): Answer | undefined {
  const findings: Finding[] = [];
  const heard: Heard[] = [];
  for (const statement of reading.with(stems)) {
    if (statement.furniture) continue;
    if (isQuestion(statement)) {
      const reply = asksIfKept(statement.said) ? replyTo(reading, statement) : undefined;
      const scope = reading.scope(statement);
      if (reply?.says !== 'no' || scope.kind === 'other') continue;
      const shown = reply.statement.text.length >= 20 ? reply.statement : statement;
      const claim = { kind: 'not_kept', part: false } as const;
      findings.push(finding(`${key}/not_kept`, effectOf(claim, scope), messageOf(claim, scope), shown));
      heard.push({ statement: shown, scope, claim });
      continue;
    }
    if (statement.kind === 'heading' || reading.isHeaderRow(statement)) continue;
    const asked = askedBefore(reading, statement);
    for (const claim of claimsOf(asked ? { ...statement, label: asked.said } : statement)) {
      if (claim.kind === 'trap') continue;
      const scope = reading.scope(statement);
      findings.push(
        finding(`${key}/${nameOf(claim)}`, effectOf(claim, scope), messageOf(claim, scope), statement),
      );
      // An answer of few words is shown with its question.
      const shown =
        asked && statement.text.length < 20
          ? { ...statement, start: asked.start, text: `${asked.text} ${statement.text}` }
          : statement;
      if (scope.kind !== 'other') heard.push({ statement: shown, scope, claim });
    }
  }
  return decide(reading, heard, findings);
}

function decide(reading: Reading, heard: readonly Heard[], findings: readonly Finding[]): Answer | undefined {
  const zdr = (how: string): Heard[] =>
    heard.filter((one) => one.claim.kind === 'zdr' && one.claim.how === how);
  const periods = heard.filter((one) => one.claim.kind === 'period');
  const anyFirm = periods.filter((one) => one.claim.kind === 'period' && one.claim.from !== 'contract_end');
  const contents = anyFirm.filter(isContent);
  // Where a period of content is named, those of accounts and support say little more.
  const firm = contents.length > 0 ? contents : anyFirm;
  const notKept = heard.filter((one) => one.claim.kind === 'not_kept');
  // A row of a table where other rows name a period is about its own product only.
  const rowsDiffer = periods.some((one) => one.statement.kind === 'tableRow');
  const whole = notKept.filter(
    (one) =>
      one.claim.kind === 'not_kept' &&
      !one.claim.part &&
      one.scope.kind !== 'part' &&
      !(rowsDiffer && one.statement.kind === 'tableRow'),
  );
  const events = heard.filter((one) => one.claim.kind === 'event');
  const vague = heard.filter((one) => one.claim.kind === 'vague');
  const answer = (value: Grade, confidence: Confidence, rule: string, said: readonly Heard[]): Answer => ({
    value,
    confidence,
    statements: ordered(said),
    details: detailsOf(reading, value, heard),
    access: accessOf(value, said),
    rule: `${key}/${rule}`,
    findings,
  });
  const gated = [...zdr('gated'), ...zdr('self').filter(forSomePlans)];
  const open = [...zdr('default'), ...zdr('self').filter((one) => !forSomePlans(one))];
  const carveOuts = zdr('carve_out');
  const mentioned = zdr('mentioned');
  if (gated.length > 0)
    return answer('yes_sales_gated', 'high', 'zdr_gated', [...gated, ...firm, ...mentioned, ...carveOuts]);
  if (open.length > 0) return answer('yes_public', 'high', 'zdr_open', [...open, ...whole, ...firm]);
  if (whole.length > 0 && firm.filter((one) => isContent(one)).length === 0) {
    return answer('yes_public', 'medium', 'not_kept', [...whole, ...firm]);
  }
  if (mentioned.length + carveOuts.length > 0 && zdr('refused').length === 0) {
    const said = [...mentioned, ...carveOuts, ...firm];
    return answer('yes_sales_gated', 'low', 'zdr_mentioned', said);
  }
  if (firm.length > 0)
    return answer('partial', notKept.length > 0 ? 'medium' : 'high', 'period', [
      ...firm,
      ...whole,
      ...events,
      ...vague,
    ]);
  if (notKept.length > 0)
    return answer('partial', 'medium', 'some_not_kept', [...notKept, ...events, ...vague]);
  const byCustomer = events.filter(
    (one) => one.claim.kind === 'event' && one.claim.because !== 'contract_end',
  );
  if (byCustomer.length > 0)
    return answer('partial', 'medium', 'deleted_on_event', [...byCustomer, ...vague]);
  if (vague.length > 0) return answer('unclear', 'medium', 'as_long_as_necessary', vague);
  if (zdr('refused').length > 0) return answer('no', 'medium', 'zdr_refused', zdr('refused'));
  const atEnd = [...periods, ...events];
  if (atEnd.length > 0) return answer('partial', 'low', 'contract_end', atEnd);
  return undefined;
}

/** Self-serve, on plans above the lowest only. */
function forSomePlans(one: Heard): boolean {
  const { kind, audiences } = one.scope;
  return kind === 'part' && !audiences.includes('free') && !audiences.includes('consumer');
}

/** The period is one of content, not of accounts or of personal data at large. */
function isContent(one: Heard): boolean {
  if (
    /^[\w ,&/-]{0,60}\b(?:support|account|billing|payment|contact|identity|marketing|communication|job|candidate|purchase|transaction|usage|log(?:in)?)s? (?:data|information|details|records)?\s?[:|]/.test(
      one.statement.said,
    )
  )
    return false;
  return /\b(?:prompts?|inputs?|outputs?|completions?|content|requests?|api|conversations?|logs?)\b/.test(
    one.statement.said,
  );
}

function ordered(said: readonly Heard[]): Statement[] {
  return [...said].sort((a, b) => weight(b) - weight(a)).map((one) => one.statement);
}

/** Clauses that mention a rule only to hang something else on it. */
const beside = /\b(?:breach|liab\w+|indemn\w+|allegations?|represents and warrants|damages|violation of)\b/;

function weight(one: Heard): number {
  const { claim, statement } = one;
  let score = one.scope.kind === 'offering' ? 1 : 0;
  if (claim.kind === 'zdr')
    score += { gated: 9, default: 9, self: 9, mentioned: 6, refused: 5, carve_out: 4 }[claim.how];
  if (claim.kind === 'not_kept') score += claim.part ? 5 : 8;
  if (claim.kind === 'period')
    score += { kept: 6, after_deletion: 5, contract_end: 2 }[claim.from] + (isContent(one) ? 1 : 0);
  if (claim.kind === 'event') score += claim.because === 'contract_end' ? 1 : 4;
  if (claim.kind === 'vague') score += 2;
  if (claim.kind === 'zdr' && /\b(?:retain|stor(?:e|ed)|delet|logg?|kept|keep)/.test(statement.said))
    score += 1;
  if (beside.test(statement.said)) score -= 4;
  return score - (statement.said.length > 400 ? 1 : 0);
}

function accessOf(value: Grade, said: readonly Heard[]): Partial<Access> {
  const spoken = said.filter((one) => one.claim.kind === 'zdr');
  if (value === 'yes_sales_gated') {
    const route = spoken
      .map((one) => gateIn(one.statement.said)?.access.route)
      .find((one) => one !== undefined);
    const tier = spoken.map((one) => tierIn(one.statement.said).tier).find((one) => one !== undefined);
    return {
      ...(route ? { route } : {}),
      ...(tier ? { tier } : {}),
      ...(route === 'approval' ? { default: 'requires_approval' } : {}),
    };
  }
  if (value === 'yes_public') {
    const byDefault =
      spoken.length === 0 || spoken.some((one) => one.claim.kind === 'zdr' && one.claim.how === 'default');
    return { tier: 'self_serve', default: byDefault ? 'enabled' : 'requires_config' };
  }
  return {};
}

function detailsOf(reading: Reading, value: Grade, heard: readonly Heard[]): Details {
  const details: { -readonly [K in keyof RetentionDetails]: RetentionDetails[K] } = {};
  const best = (from: string): number | undefined => {
    const found = heard
      .filter((one) => one.claim.kind === 'period' && one.claim.from === from)
      .sort((a, b) => weight(b) - weight(a))[0];
    return found?.claim.kind === 'period' ? found.claim.days : undefined;
  };
  const kept = best('kept');
  const deleted = best('after_deletion') ?? best('contract_end');
  if (kept !== undefined) details.retention_days = kept;
  if (deleted !== undefined) details.deletion_days = deleted;
  if (heard.some((one) => one.claim.kind === 'zdr')) {
    if (
      value === 'yes_sales_gated' &&
      heard.some((one) => one.claim.kind === 'zdr' && one.claim.how === 'gated')
    )
      details.zdr_approval_required = true;
    if (value === 'yes_public') details.zdr_approval_required = false;
    const { endpoints, excludedModels } = eligibilityOf(reading);
    if (endpoints.length > 0) details.zdr_eligible_endpoints = [...endpoints];
    if (excludedModels.length > 0) details.zdr_excluded_models = [...excludedModels];
  }
  const parts = heard.filter((one) => one.scope.kind === 'part').flatMap((one) => one.scope.names);
  if (value === 'partial' && parts.length > 0) details.scope = [...new Set(parts)].sort().join(', ');
  return details;
}

function nameOf(claim: Spoken): string {
  return claim.kind === 'zdr' ? `zdr_${claim.how}` : claim.kind;
}

function effectOf(claim: Spoken, scope: Scope): Finding['effect'] {
  if (scope.kind === 'other') return 'scope';
  if (claim.kind === 'zdr') {
    const effects = {
      default: 'affirm',
      self: 'affirm',
      gated: 'gate',
      mentioned: 'gate',
      refused: 'deny',
      carve_out: 'partial',
    } as const;
    return effects[claim.how];
  }
  if (claim.kind === 'not_kept') return claim.part ? 'partial' : 'affirm';
  return claim.kind === 'vague' ? 'unclear' : 'partial';
}

function messageOf(claim: Spoken, scope: Scope): string {
  const whom = scope.kind === 'other' || scope.kind === 'part' ? ` (said of ${scope.names.join(', ')})` : '';
  if (claim.kind === 'zdr') {
    const says = {
      default: 'zero data retention is the default',
      self: 'the customer turns zero data retention on',
      gated: 'zero data retention on request, approval or a higher plan',
      mentioned: 'zero data retention is mentioned, no way to it is',
      refused: 'zero data retention is not offered',
      carve_out: 'zero data retention leaves something out',
    } as const;
    return says[claim.how] + whom;
  }
  if (claim.kind === 'not_kept') return `${claim.part ? 'some content is' : 'content is'} not kept${whom}`;
  if (claim.kind === 'period') {
    const from = {
      kept: 'kept',
      after_deletion: 'gone after deletion',
      contract_end: 'gone after the contract',
    } as const;
    return `${from[claim.from]}: ${claim.days} days${whom}`;
  }
  if (claim.kind === 'event')
    return `deleted ${{ contract_end: 'when the contract ends', customer_deletes: 'when the customer deletes', customer_sets: 'as the customer sets' }[claim.because]}${whom}`;
  return `kept as long as necessary${whom}`;
}
