// Identifiers are hashes of what they name: the same work done twice names the same things.
import { createHash } from 'node:crypto';
import type { CandidateId, CaptureId, EvidenceId, SourceId, VisitId } from '#types/ids.ts';

export function hashOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part};`);
  return hash.digest('hex');
}

export function visitId(source: SourceId, slot: string): VisitId {
  return `v${hashOf(source, slot).slice(0, 20)}` as VisitId;
}

export function captureId(visit: VisitId, attempt: number): CaptureId {
  return `c${hashOf(visit, String(attempt)).slice(0, 20)}` as CaptureId;
}

export function readingId(source: SourceId, text: string, extractor: string, profile: string): string {
  return `r${hashOf(source, text, extractor, profile).slice(0, 20)}`;
}

export function evidenceId(reading: string, offering: string, dimension: string): EvidenceId {
  return `e${hashOf(reading, offering, dimension).slice(0, 20)}` as EvidenceId;
}

export function candidateId(cellKeys: readonly string[]): CandidateId {
  return `k${hashOf(...cellKeys.toSorted()).slice(0, 20)}` as CandidateId;
}
