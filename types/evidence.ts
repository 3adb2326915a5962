// A capture's answer to one dimension for one offering.
import { z } from 'zod';
import type { CaptureId, DimensionKey, EvidenceId, Instant, OfferingId, Sha256, SourceId } from './ids.ts';
import type { Access, Confidence, Grade, Via } from './words.ts';
import type { NormaliserVersion, Quote } from './text.ts';

/** A value of a typed detail. Each dimension has its own schema; this is what all of them are made of. */
export type DetailValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly Readonly<Record<string, string>>[];
export type Details = Readonly<Record<string, DetailValue>>;

export const detailValueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.record(z.string(), z.string())),
]);
export const detailsSchema = z.record(z.string(), detailValueSchema);

/** One step of the reasoning, for a person: which rule said what of which sentence. */
export interface Finding {
  readonly rule: string;
  readonly effect: 'affirm' | 'gate' | 'deny' | 'partial' | 'unclear' | 'trap' | 'scope';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** As extractors/ hand it on. */
export interface EvidenceDraft {
  readonly dimension: DimensionKey;
  readonly value: Grade;
  readonly confidence: Confidence;
  /** Best first, one to five. */
  readonly quotes: readonly Quote[];
  readonly details: Details;
  readonly access: Access;
  /** An ISO date, where the document says when it takes effect. */
  readonly effectiveFrom?: string;
  /** The rule that decided the grade. */
  readonly rule: string;
  readonly findings: readonly Finding[];
  readonly normaliser: NormaliserVersion;
  readonly textSha256: Sha256;
}

/** Evidence with where it comes from: what weighing looks at. */
export interface Evidence extends EvidenceDraft {
  readonly id: EvidenceId;
  readonly capture: CaptureId;
  readonly source: SourceId;
  readonly offering: OfferingId;
  readonly url: string;
  readonly via: Via;
  readonly retrievedAt: Instant;
  readonly archivedAt?: Instant;
}
