// Branded identifiers: a source id cannot be passed where a capture id is meant.
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type PartyId = Branded<'PartyId'>;
/** `<party>/<id>` */
export type SourceId = Branded<'SourceId'>;
export type OfferingId = Branded<'OfferingId'>;
export type DimensionKey = Branded<'DimensionKey'>;
export type VisitId = Branded<'VisitId'>;
export type CaptureId = Branded<'CaptureId'>;
export type EvidenceId = Branded<'EvidenceId'>;
/** The hash of cells, approved evidence and proposed evidence. */
export type CandidateId = Branded<'CandidateId'>;
/** Lower-case hexadecimal SHA-256. */
export type Sha256 = Branded<'Sha256'>;
/** An instant as an ISO 8601 string in UTC with milliseconds: comparable as text. */
export type Instant = Branded<'Instant'>;
