// What a statement may claim about how long content is kept.
import type { Period } from './periods.ts';

export interface ZeroClaim {
  readonly kind: 'zdr';
  /** `upstream`: the vendor's own suppliers keep nothing; of the vendor itself it says nothing. */
  readonly how: 'default' | 'self' | 'gated' | 'mentioned' | 'refused' | 'carve_out' | 'upstream';
  /** A mode by another name that keeps nothing: whoever may use it is told where it is named. */
  readonly mode?: string;
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
