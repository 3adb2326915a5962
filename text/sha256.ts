// The one hash of the project: lower-case hexadecimal SHA-256; a string counts as its UTF-8 bytes.
import { createHash } from 'node:crypto';
import type { Sha256 } from '#types/ids.ts';

export function sha256(data: string | Uint8Array): Sha256 {
  return createHash('sha256').update(data).digest('hex') as Sha256;
}
