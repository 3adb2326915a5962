// Read: a source's text becomes evidence for everyone it may speak for, once for each text and extractor version.
import { findReading, insertEvidence, insertReading, type ReadingKey } from '#db/evidence.ts';
import { read } from '#extractors/read.ts';
import { extractorVersion } from '#extractors/version.ts';
import type { CaptureDraft } from '#types/capture.ts';
import type { EvidenceDraft } from '#types/evidence.ts';
import type { CaptureId, Instant, OfferingId, Sha256, SourceId } from '#types/ids.ts';
import type { Offering, Party } from '#types/registry.ts';
import type { TextDocument } from '#types/text.ts';
import type { House } from '../house.ts';
import { evidenceId, readingId } from '../ids.ts';
import type { Plan, PlannedSource } from '../plan.ts';

export interface ReadDraft {
  readonly offering: OfferingId;
  readonly draft: EvidenceDraft;
}

export function readingKeyOf(source: PlannedSource, textSha256: Sha256): ReadingKey {
  return { source: source.id, textSha256, extractor: extractorVersion, profile: source.profile };
}

export function readingIdOf(key: ReadingKey): string {
  return readingId(key.source, key.textSha256, key.extractor, key.profile);
}

/** Pure: what this document says, for everyone the source may speak for. */
export function readDocument(
  plan: Plan,
  source: PlannedSource,
  document: TextDocument,
  seen: { readonly url: string; readonly retrievedAt: Instant },
): ReadDraft[] {
  const { party, audiences } = source;
  return audiences.flatMap(({ offering, dimensions }) =>
    read({
      document,
      url: seen.url,
      retrievedAt: seen.retrievedAt,
      offering: { name: offering.name, aliases: offering.aliases, not: offering.not },
      party: { name: party.name, aliases: party.aliases },
      role: roleOf(party, offering),
      ...developerOf(plan, offering),
      dimensions,
    }).map((draft) => ({ offering: offering.id as OfferingId, draft })),
  );
}

/** What the party that speaks is to the offering. */
function roleOf(party: Party, offering: Offering): string {
  if (party.id === offering.platform) return 'platform';
  return party.id === offering.developer ? 'developer' : 'authority';
}

function developerOf(plan: Plan, offering: Offering): { developer?: { name: string; aliases: string[] } } {
  const developer = plan.party(offering.developer);
  return developer ? { developer: { name: developer.name, aliases: developer.aliases } } : {};
}

export interface NewReadingOf {
  readonly source: PlannedSource;
  readonly capture: CaptureId;
  readonly draft: Pick<CaptureDraft, 'finalUrl' | 'via' | 'retrievedAt' | 'archivedAt'>;
  readonly key: ReadingKey;
  readonly drafts: readonly ReadDraft[];
  readonly silent?: boolean;
}

/** Writes a reading with its evidence; one that is there already stays as it is. Gives its id. */
export function storeReading(house: House, reading: NewReadingOf): string {
  const { source, capture, draft, key, drafts } = reading;
  const id = readingIdOf(key);
  const fresh = insertReading(house.db, {
    ...key,
    id,
    capture,
    readAt: draft.retrievedAt,
    evidence: drafts.length,
    ...(reading.silent ? { silent: true } : {}),
  });
  if (!fresh) return id;
  for (const each of drafts)
    insertEvidence(house.db, {
      id: evidenceId(id, each.offering, each.draft.dimension),
      reading: id,
      capture,
      source: source.id,
      offering: each.offering,
      draft: each.draft,
      url: draft.finalUrl,
      via: draft.via,
      retrievedAt: draft.retrievedAt,
      ...(draft.archivedAt ? { archivedAt: draft.archivedAt } : {}),
    });
  return id;
}

export function isRead(house: House, source: SourceId, key: ReadingKey): boolean {
  return findReading(house.db, { ...key, source }) !== undefined;
}
