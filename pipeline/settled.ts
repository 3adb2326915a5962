// What settling a visit did.
import type { Judgement } from '#types/capture.ts';
import type { CellRef } from '#types/cell.ts';
import type { CaptureId, DimensionKey, VisitId } from '#types/ids.ts';
import type { Noticed } from './propose/notices.ts';
import type { Raised } from './propose/raise.ts';

export interface Settled {
  readonly visit: VisitId;
  readonly repeated: boolean;
  readonly capture?: CaptureId;
  readonly judgement: Judgement;
  readonly evidence: number;
  readonly characters: number;
  readonly raised: readonly Raised[];
  readonly verified: readonly CellRef[];
  /** The first good capture of this source. */
  readonly first: boolean;
  /** The text differs from the last good one. */
  readonly edited: boolean;
  readonly noticed: readonly Noticed[];
  /** Set when another document was accepted at this address: the dimensions that it touches. */
  readonly replaced?: readonly DimensionKey[];
}
