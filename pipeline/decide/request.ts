// What a person asks to be done, and what they get back.
import type { DecisionRow } from '#db/decisions.ts';
import type { Answer, CellRef } from '#types/cell.ts';
import type { Instant } from '#types/ids.ts';
import type { Change, DismissalReason } from '#types/words.ts';

export type Subject =
  | { readonly kind: 'candidate'; readonly id: string }
  | { readonly kind: 'notice'; readonly id: string }
  | { readonly kind: 'incident'; readonly id: string }
  | { readonly kind: 'correction'; readonly id: string }
  | { readonly kind: 'sample'; readonly id: string };

export type Verb =
  | {
      readonly kind: 'accept';
      /** Put over the proposed answer of every accepted cell. */
      readonly edits?: Partial<Answer>;
      /** Some of the candidate's cells: the others stay open. */
      readonly cells?: readonly CellRef[];
    }
  | {
      readonly kind: 'dismiss';
      readonly reason: DismissalReason;
      readonly cells?: readonly CellRef[];
      /** Also make a rule of it, until then. */
      readonly rule?: { readonly expiresAt: Instant };
    }
  | { readonly kind: 'snooze'; readonly until: Instant }
  | { readonly kind: 'flag' };

export interface DecideRequest {
  readonly subject: Subject;
  readonly decision: Verb;
  readonly by: string;
  /** The reviewer's own words; never published. */
  readonly remark?: string;
  /** The same key again gives the same decision again, and does nothing. */
  readonly idempotencyKey?: string;
  /** The version that the person saw: another one is refused. */
  readonly expectedVersion?: number;
  readonly batch?: string;
  /** Changes that need a second person; the registry's own setting where absent. */
  readonly secondReview?: readonly Change[];
}

export interface Decided {
  readonly decision: DecisionRow;
  /** True where this key was decided before. */
  readonly repeated: boolean;
  /** The subject's state after it. */
  readonly state: string;
  readonly version: number;
}
