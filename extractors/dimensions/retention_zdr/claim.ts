// What a statement may claim about how long content is kept.
import type { Period } from './periods.ts';

export interface ZeroClaim {
  readonly kind: 'zdr';
  /** `upstream`: the vendor's own suppliers keep nothing; of the vendor itself it says nothing. */
  readonly how: 'default' | 'self' | 'gated' | 'mentioned' | 'refused' | 'carve_out' | 'upstream';
  /** A mode by another name that keeps nothing: whoever may use it is told where it is named. */
  readonly mode?: string;
}

/** "When you enable Ghost Mode, we do not store": the customer has nothing kept, by a switch of another name. */
const byMode =
  /\b(?:when|once|while|if|with|in)\b[^.;,]{0,40}?\b([\w-]{3,} mode)\b(?: (?:is )?(?:enabled|on|active|activated|turned on))?\b/;

export function modeIn(words: string): string | undefined {
  return words.includes(' mode') ? byMode.exec(words)?.[1] : undefined;
}

export type Claim =
  | ZeroClaim
  /** Content is not kept at all; `part`: only some kinds of it. */
  | { readonly kind: 'not_kept'; readonly part: boolean }
  | ({ readonly kind: 'period' } & Period)
  /** A rule hung on an event, without a number; `never`: content stays until somebody asks. */
  | {
      readonly kind: 'event';
      readonly because: 'customer_deletes' | 'customer_sets' | 'contract_end' | 'never';
    }
  | { readonly kind: 'vague' };
