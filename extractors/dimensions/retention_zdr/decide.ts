// The one answer that all claims of a document make.
import type { Finding } from '#types/evidence.ts';
import type { Confidence, Grade } from '#types/words.ts';
import type { Reading } from '../../language/reading.ts';
import type { Answer } from '../../reader.ts';
import { forSomePlans, isContent, key, ordered, type Heard } from './heard.ts';
import { accessOf, detailsOf } from './shown.ts';
import { zeroRetention } from './zero.ts';

export function decide(
  reading: Reading,
  heard: readonly Heard[],
  findings: readonly Finding[],
): Answer | undefined {
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
  const upstream = zdr('upstream');
  const stays = events.filter(
    (one) => one.claim.kind === 'event' && (one.claim.because === 'never' || isContent(one)),
  );
  if (gated.length > 0)
    return answer('yes_sales_gated', gated.some(plainly) ? 'high' : 'medium', 'zdr_gated', [
      ...gated,
      ...firm,
      ...mentioned,
      ...carveOuts,
    ]);
  if (open.length > 0)
    return answer('yes_public', open.some(named) ? 'high' : 'medium', 'zdr_open', [
      ...open,
      ...whole,
      ...firm,
    ]);
  if (whole.length > 0 && contents.length + stays.length === 0) {
    return answer('yes_public', 'medium', 'not_kept', [...whole, ...upstream, ...firm]);
  }
  if (mentioned.length + carveOuts.length > 0 && zdr('refused').length === 0) {
    const said = [...mentioned, ...carveOuts, ...firm];
    return answer('yes_sales_gated', 'low', 'zdr_mentioned', said);
  }
  if (firm.length > 0)
    return answer('partial', notKept.length > 0 ? 'medium' : 'high', 'period', [
      ...firm,
      ...notKept,
      ...upstream,
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
  if (upstream.length > 0)
    return answer('partial', 'medium', 'suppliers_keep_nothing', [...upstream, ...vague]);
  const atEnd = [...periods, ...events];
  if (atEnd.length > 0) return answer('partial', 'low', 'contract_end', [...atEnd, ...vague]);
  if (vague.length > 0) return answer('unclear', 'medium', 'as_long_as_necessary', vague);
  if (zdr('refused').length > 0) return answer('no', 'medium', 'zdr_refused', zdr('refused'));
  return undefined;
}

/** Zero retention by its name, not a mode of another. */
function named(one: Heard): boolean {
  return one.claim.kind === 'zdr' && one.claim.mode === undefined;
}

const gate = /\b(?:contact|requests?|requested|approv\w+|sales|enterprise|apply|eligib\w+|plans?|team)\b/;

/** It is named, and so is the gate before it. */
function plainly(one: Heard): boolean {
  return zeroRetention.test(one.statement.whole) && gate.test(one.statement.said);
}
