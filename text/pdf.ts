// A PDF as a document of blocks.
import type { Parsed } from '#types/text.ts';

export async function parsePdf(_bytes: Uint8Array): Promise<Parsed> {
  return { kind: 'unreadable', why: 'broken', message: 'not yet' };
}
