// Cells, proposals for them, and everything that waits for a person.
import type {
  CandidateId,
  CaptureId,
  DimensionKey,
  EvidenceId,
  Instant,
  OfferingId,
  SourceId,
} from './ids.ts';
import type { Access, Basis, Change, Confidence, DismissalReason, Grade, NoticeKind } from './words.ts';
import type { Details } from './evidence.ts';
import type { Quote } from './text.ts';

export interface CellRef {
  readonly offering: OfferingId;
  readonly dimension: DimensionKey;
}

/** What a cell says: the part that approval, comparison and release share. */
export interface Answer {
  readonly value: Grade;
  readonly confidence: Confidence;
  readonly access: Access;
  readonly details: Details;
  readonly quotes: readonly Quote[];
  readonly effectiveFrom?: string;
  /** Where the first quote stands. */
  readonly url: string;
  readonly source?: SourceId;
  readonly capture?: CaptureId;
  readonly archivedAt?: Instant;
  /** For readers: drafted from the details, edited by a reviewer. */
  readonly note: string;
  /** One sentence; empty for yes_public without conditions. */
  readonly caveat: string;
}

export interface WeighReason {
  readonly rule: string;
  readonly message: string;
  readonly evidence: readonly EvidenceId[];
}

/** What weighing makes of all evidence for one cell. */
export interface Proposal {
  readonly cell: CellRef;
  readonly answer: Answer;
  /** Best first; the first decides. */
  readonly evidence: readonly EvidenceId[];
  readonly contradicting: readonly EvidenceId[];
  readonly reasons: readonly WeighReason[];
}

/** The approved answer, or pending: before every source that may speak had one ok capture. */
export type Cell =
  | {
      readonly kind: 'approved';
      readonly cell: CellRef;
      readonly basis: Basis;
      readonly answer: Answer;
      readonly evidence: readonly EvidenceId[];
      readonly approvedAt: Instant;
      readonly approvedBy: string;
      /** When its evidence was last seen standing. */
      readonly verifiedAt: Instant;
    }
  | { readonly kind: 'pending'; readonly cell: CellRef; readonly waitingFor: readonly SourceId[] };

export interface EntryChange {
  readonly kind: 'added' | 'removed' | 'rescoped';
  readonly key: string;
  readonly entry: string;
  readonly before?: string;
  readonly after?: string;
}

/** What differs between the approved answer and the proposed one. */
export interface Difference {
  readonly change: Change;
  readonly grade?: { readonly from?: Grade; readonly to: Grade };
  readonly access?: readonly { readonly key: string; readonly from?: string; readonly to?: string }[];
  readonly details?: readonly { readonly key: string; readonly from?: string; readonly to?: string }[];
  readonly entries?: readonly EntryChange[];
  readonly sentence?: { readonly from?: string; readonly to?: string };
  /** "takes effect in 31 days" */
  readonly takesEffect?: string;
}

export type CandidateState =
  | 'held'
  | 'open'
  | 'snoozed'
  | 'second_review'
  | 'accepted'
  | 'dismissed'
  | 'overtaken'
  | 'withdrawn';

export interface CandidateCell {
  readonly cell: CellRef;
  readonly before?: Answer;
  readonly after: Answer;
  readonly difference: Difference;
  readonly evidence: readonly EvidenceId[];
}

export interface Candidate {
  readonly id: CandidateId;
  readonly source: SourceId;
  readonly capture: CaptureId;
  readonly change: Change;
  /** Lower comes first. */
  readonly rank: number;
  readonly state: CandidateState;
  /** Why it is held, snoozed, lowered or withdrawn, in words. */
  readonly because?: string;
  readonly cells: readonly CandidateCell[];
  readonly raisedAt: Instant;
  readonly seenAgainAt: Instant;
  /** How often this same change came, went and came again. */
  readonly flips: number;
}

export interface Notice {
  readonly id: string;
  readonly source: SourceId;
  readonly kind: NoticeKind;
  readonly openedAt: Instant;
  readonly closedAt?: Instant;
  readonly message: string;
  readonly facts: Readonly<Record<string, string>>;
}

export interface Incident {
  readonly id: string;
  readonly host: string;
  readonly openedAt: Instant;
  readonly lastAt: Instant;
  readonly closedAt?: Instant;
  readonly failures: number;
  readonly sources: readonly SourceId[];
  readonly message: string;
}

export interface Correction {
  readonly id: string;
  readonly cell: CellRef;
  readonly claim: string;
  readonly evidenceUrl: string;
  readonly credit: string;
  readonly receivedAt: Instant;
  readonly state: 'open' | 'accepted' | 'dismissed';
}

export type DecisionKind =
  | { readonly kind: 'accept'; readonly edits?: Partial<Answer>; readonly cells?: readonly CellRef[] }
  | { readonly kind: 'dismiss'; readonly reason: DismissalReason; readonly cells?: readonly CellRef[] }
  | { readonly kind: 'snooze'; readonly until: Instant }
  | { readonly kind: 'flag' }
  | { readonly kind: 'undo'; readonly decision: string };
