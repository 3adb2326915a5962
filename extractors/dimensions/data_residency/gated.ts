// Is the choice of a place kept behind a plan, an approval or a salesperson?
import { gateIn, tierIn } from '../../language/access.ts';

/** A gate in the same words: a plan above, an approval, a salesperson. */
export function gatedBy(said: string): boolean {
  if (
    /\b(?:certain|select|some|eligible|higher|supported) (?:editions?|plans?|tiers?|subscriptions?)\b/.test(
      said,
    )
  )
    return true;
  const gate = gateIn(said);
  const tier = tierIn(said).tier;
  return (
    tier === 'enterprise' ||
    tier === 'paid' ||
    /\bcontact (?!information|details)\w+ (?:to|for)\b/.test(said) ||
    (gate?.access.route !== undefined &&
      gate.access.route !== 'free_account' &&
      gate.access.route !== 'click_through')
  );
}
