// What one statement claims about where data are kept and processed.
import { guarded } from '../../language/guarded.ts';
import { isEuropean, placesIn } from '../../language/places.ts';
import type { Statement } from '../../language/statement.ts';
import { carveOut } from './carve-outs.ts';
import { choiceIn, offersSeveral } from './choices.ts';
import { answerToWhere, fixedIn, keptNowhere, place, type Fixed } from './fixed.ts';
import { gatedBy } from './gated.ts';

export type Claim =
  /** The customer decides where, or data stay where the customer decided. */
  | { readonly kind: 'choice'; readonly gated: boolean }
  /** Something is left out of the choice, or may happen elsewhere. */
  | { readonly kind: 'carve_out' }
  /** A place without a choice. */
  | Fixed
  | { readonly kind: 'refused' }
  | { readonly kind: 'planned' };

const future = guarded(
  /\b(?:coming soon|planned|plan to|roadmap|will soon|in the future|later this year|working on|soon be|not yet)\b/,
);
/** Words without one of which, or a place, a statement says nothing on where data are. */
const quick = guarded(
  /\b(?:regions?|regional|region|residency|geo\w*|data cent(?:er|re)|zones?|countr(?:y|ies)|jurisdictions?|locations?|locali[sz]\w*|worldwide|world|global|in-region|[a-z]{2,6}-only|where|deployments?|elsewhere|(?:us|eu|europe|ap|asia|ca|uk)-(?:north|south|east|west|central)\w*)\b/,
);

export function claimsOf(statement: Statement): readonly Claim[] {
  const { said, text } = statement;
  if (!quick.test(said) && !place.test(text)) return [];
  if (future.test(said) && /\b(?:residency|region|hosting|european|\beu\b)/.test(said))
    return [{ kind: 'planned' }];
  const listed = listedResidency(statement);
  if (listed) return [listed];
  if (offersSeveral(said) && placesIn(text).length > 1) return [choice(said)];
  const chosen = claimsOfChoice(statement);
  if (chosen.length > 0) return chosen;
  const fixed = fixedIn(said, text) ?? answerToWhere(statement);
  return fixed ? [fixed] : [];
}

function claimsOfChoice({ said, whole }: Statement): readonly Claim[] {
  const claims: Claim[] = [];
  const isCarveOut = carveOut.test(whole);
  const chosen = choiceIn(whole, isCarveOut);
  if (chosen === 'offered') claims.push(choice(said));
  if (chosen === 'refused' && !isCarveOut) claims.push({ kind: 'refused' });
  if (!isCarveOut) return claims;
  claims.push({ kind: 'carve_out' });
  // Without a choice elsewhere, what may be processed anywhere is kept in no place.
  if (keptNowhere(said)) claims.push({ kind: 'fixed', european: false, places: [], firm: false });
  return claims;
}

function choice(said: string): Claim {
  return { kind: 'choice', gated: gatedBy(said) };
}

/** A line of a portal: "Data residency: US, EU". */
function listedResidency(statement: Statement): Claim | undefined {
  const { said, text, kind } = statement;
  if ((kind !== 'listItem' && kind !== 'tableRow' && kind !== 'badge') || said.length > 120) return undefined;
  if (!/^(?:data )?(?:residency|hosting regions?|regions?)\s*(?:[:|–—(-]|options)/.test(said))
    return undefined;
  const places = placesIn(text);
  if (places.length > 1) return choice(said);
  return places.length === 1
    ? { kind: 'fixed', european: places.every(isEuropean), places, firm: true }
    : undefined;
}
