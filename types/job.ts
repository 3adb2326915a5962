// What travels between the owner and workers.
import type { Instant, Sha256, SourceId } from './ids.ts';
import type { GoodFacts, Validators } from './capture.ts';
import type { Source } from './registry.ts';

export interface VisitJob {
  readonly source: SourceId;
  /** The due moment: with the source, the job's identity. */
  readonly slot: string;
  readonly party: { readonly id: string; readonly name: string; readonly hosts: readonly string[] };
  readonly declared: Source;
  readonly userAgent: string;
  /** Milliseconds between visits to one registrable domain. */
  readonly pace: number;
  readonly validators?: Validators;
  readonly lastGood?: GoodFacts;
  /** Ask for a memento newer than this even after an ok capture: a second witness. */
  readonly witnessAfter?: Instant;
  /** Sentences of the last good text that approved answers rest on: where one is gone, this visit asks for a second witness. */
  readonly sentences?: readonly string[];
  /** Good texts of the party's other sources: one shell for many addresses shows so. */
  readonly siblings?: readonly { readonly url: string; readonly textSha256?: Sha256 }[];
  /** Mementos older than this do not serve; absent: half a year before the visit. */
  readonly archiveNotBefore?: Instant;
  readonly registryDigest: string;
  readonly codeVersion: string;
}
