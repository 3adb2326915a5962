// The one answer that the claims of a document make.
import type { Finding } from '#types/evidence.ts';
import type { Confidence, Grade } from '#types/words.ts';
import type { Answer } from '../../reader.ts';
import { side, type Heard, type Side } from './heard.ts';
import { accessOf, detailsOf, ordered } from './shown.ts';

const key = 'training_on_customer_data';

export function decide(heard: readonly Heard[], findings: readonly Finding[]): Answer | undefined {
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
      !(claim.kind === 'trains' && claim.loose) &&
      (claim.kind !== 'trains' ||
        !/\b(?:providers?|partners?|vendors?|third[- ]part(?:y|ies))\b/.test(statement.said)),
  );
  if (plain.length === 0) return 'medium';
  return 'high';
}
