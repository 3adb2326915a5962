// Puts what an attempt brought into the object store.
import type { ObjectRole, ObjectStore, StoredObject } from '#types/capture.ts';
import type { TextDocument } from '#types/text.ts';

export interface Piece {
  readonly role: ObjectRole;
  readonly view: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export async function keepPieces(store: ObjectStore, pieces: readonly Piece[]): Promise<StoredObject[]> {
  const kept: StoredObject[] = [];
  for (const { role, view, mediaType, bytes } of pieces) {
    if (bytes.length === 0) continue;
    kept.push({ role, view, sha256: await store.put(bytes), mediaType, size: bytes.length });
  }
  return kept;
}

const encoder = new TextEncoder();

export function encoded(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text as it is quoted, and the whole document for whoever reads it again. */
export function textPieces(document: TextDocument | undefined): Piece[] {
  if (document === undefined) return [];
  return [
    { role: 'text', view: 0, mediaType: 'text/plain; charset=utf-8', bytes: encoded(document.text) },
    { role: 'blocks', view: 0, mediaType: 'application/json', bytes: encoded(JSON.stringify(document)) },
  ];
}
