// The one answer that the claims of a document make.
import type { Finding } from '#types/evidence.ts';
import type { Confidence, Grade } from '#types/words.ts';
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';
import type { Answer } from '../../reader.ts';
import type { Claim } from './claims.ts';
import type { Heard } from './heard.ts';
import { gatedBy } from './gated.ts';
import { accessOf, detailsOf, ordered } from './shown.ts';

const key = 'data_residency';

/** A page that offers a choice more often than this repeats itself. */
const mostChoices = 40;

export function decide(
  reading: Reading,
  heard: readonly Heard[],
  findings: readonly Finding[],
): Answer | undefined {
  const of = (kind: Claim['kind']): Heard[] => heard.filter((one) => one.claim.kind === kind);
  const choices = of('choice');
  const carveOuts = of('carve_out');
  const fixed = of('fixed');
  const refused = of('refused');
  const gates = choices.slice(0, mostChoices).flatMap((one) => gatesNear(reading, one));
  const answer = (
    value: Grade,
    confidence: Confidence,
    rule: string,
    said: readonly Statement[],
  ): Answer => ({
    value,
    confidence,
    statements: said,
    details: detailsOf(reading, value, heard),
    access: accessOf(value, [...gates, ...said]),
    rule: `${key}/${rule}`,
    findings,
  });
  const spoken = (list: readonly Heard[]): Statement[] => ordered(list).map((one) => one.statement);
  if (choices.length > 0) {
    const gated = gates.length > 0 || choices.every((one) => one.scope.kind === 'part');
    if (gated)
      return answer('yes_sales_gated', sureOfGate(choices, carveOuts), 'choice_gated', [
        ...spoken(choices),
        ...gates,
        ...spoken(fixed),
      ]);
    if (carveOuts.length > 0)
      return answer('partial', 'medium', 'choice_with_carve_out', [...spoken(choices), ...spoken(carveOuts)]);
    return answer('yes_public', sureOfChoice(choices), 'choice', [...spoken(choices), ...spoken(fixed)]);
  }
  const ofChoice = carveOuts.filter((one) => leavesAChoice.test(one.statement.whole));
  if (ofChoice.length > 0 && fixed.length === 0)
    return answer('partial', 'low', 'carve_out', spoken(ofChoice));
  const elsewhere = fixed.filter((one) => one.claim.kind === 'fixed' && !one.claim.european);
  if (elsewhere.length > 0) {
    const firm = elsewhere.some((one) => one.claim.kind === 'fixed' && one.claim.firm);
    return answer('no', firm ? 'medium' : 'low', 'fixed_place', spoken([...elsewhere, ...refused]));
  }
  if (fixed.length > 0) return answer('partial', 'medium', 'fixed_in_europe', spoken(fixed));
  if (refused.length > 0) return answer('no', 'medium', 'refused', spoken(refused));
  return undefined;
}

const picks = /\b(?:choos\w+|chosen?|select\w*|pick\w*|specif\w+|designat\w+|pin(?:s|ned|ning)?)\b/;

/** What is left out of a choice shows that there is one; "runs on global endpoints" alone shows none. */
const leavesAChoice = /\bresiden|\bregion|\bgeograph|\bin-country|\blocali[sz]/;

/** Sure where a sentence says that somebody picks, or several say that places differ. */
function sureOfChoice(choices: readonly Heard[]): Confidence {
  return choices.length > 1 || choices.some((one) => picks.test(one.statement.said)) ? 'high' : 'medium';
}

/** Sure where the gate stands in the sentence that offers the choice, and nothing is left out. */
function sureOfGate(choices: readonly Heard[], carveOuts: readonly Heard[]): Confidence {
  const together = choices.some((one) => one.claim.kind === 'choice' && one.claim.gated);
  return together && carveOuts.length === 0 ? 'high' : 'medium';
}

/** The gate in the statement itself, or said of "this feature" close by. */
function gatesNear(reading: Reading, one: Heard): Statement[] {
  if (one.claim.kind === 'choice' && one.claim.gated) return [one.statement];
  return reading
    .near(one.statement, 4)
    .filter(
      (other) =>
        other.kind !== 'heading' &&
        /\b(?:this|the) (?:feature|option|capability|setting|control)s?\b|^(?:only )?available\b|\b(?:residency|regions?)\b/.test(
          other.said,
        ) &&
        gatedBy(other.said) &&
        !/\bnot\b/.test(other.said),
    );
}
