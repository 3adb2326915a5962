// What a release is made of: approved cells with their registry, handed in by pipeline/.
import type { CaptureId, DimensionKey, Instant, OfferingId, Sha256 } from '#types/ids.ts';
import type { Basis, Change, Grade } from '#types/words.ts';
import type { Answer, Difference } from '#types/cell.ts';
import type { Registry } from '#types/registry.ts';

export interface ReleaseCell {
  readonly offering: OfferingId;
  readonly dimension: DimensionKey;
  readonly basis: Basis;
  readonly answer: Answer;
  readonly verifiedAt: Instant;
  readonly approvedAt: Instant;
  /** The capture that the first quote stands in. */
  readonly capture?: {
    readonly id: CaptureId;
    readonly retrievedAt: Instant;
    readonly archivedAt?: Instant;
    readonly textSha256: Sha256;
    readonly bodySha256?: Sha256;
    /** The public archive's copy, or why there is none. */
    readonly archiveUrl?: string;
    readonly noArchiveBecause?: string;
  };
}

/** One approved change, as feeds and the changelog tell it. */
export interface ReleaseChange {
  readonly id: string;
  readonly at: Instant;
  readonly offering: OfferingId;
  readonly dimension: DimensionKey;
  readonly change: Change;
  readonly from?: Grade;
  readonly to: Grade;
  readonly before?: string;
  readonly after?: string;
  /** What else differs: access, details, entries of lists. */
  readonly difference?: Pick<Difference, 'access' | 'details' | 'entries'>;
  /** An ISO date after that of the change, where the document says when it takes effect. */
  readonly effectiveFrom?: string;
}

export interface ReleaseInput {
  readonly registry: Registry;
  readonly generatedAt: Instant;
  readonly cells: readonly ReleaseCell[];
  /** Newest first. */
  readonly changes: readonly ReleaseChange[];
}
