// How one object lies on disk: brotli where that saves something, plain where it does not.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Sha256 } from '#types/ids.ts';
import { BadObjectNameError } from './errors.ts';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Names say how the bytes are kept; the hash is always that of the plain bytes. */
export const COMPRESSED = '.br';
const WORTH_COMPRESSING = 0.95;
const QUALITY = 5;
const SMALLEST = 128;

export function hashOf(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}

export function checkName(name: string): Sha256 {
  if (!/^[0-9a-f]{64}$/.test(name)) throw new BadObjectNameError(name);
  return name as Sha256;
}

/** Two levels of folders keep each below a few thousand files at a million objects. */
export function objectPath(folder: string, sha256: Sha256): string {
  return join(folder, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

export async function pack(bytes: Uint8Array): Promise<{ suffix: string; packed: Uint8Array }> {
  if (bytes.length < SMALLEST || isCompressedAlready(bytes)) return { suffix: '', packed: bytes };
  const packed = await compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  if (packed.length > bytes.length * WORTH_COMPRESSING) return { suffix: '', packed: bytes };
  return { suffix: COMPRESSED, packed };
}

export async function unpack(packed: Uint8Array, suffix: string, mostBytes: number): Promise<Uint8Array> {
  if (suffix !== COMPRESSED) return packed;
  return decompress(packed, { maxOutputLength: mostBytes });
}

/** Pictures and archives gain nothing from a second compression. */
function isCompressedAlready(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  const jpeg = a === 0xff && b === 0xd8 && c === 0xff;
  const png = a === 0x89 && b === 0x50 && c === 0x4e && d === 0x47;
  const riff = a === 0x52 && b === 0x49 && c === 0x46 && d === 0x46;
  const zip = a === 0x50 && b === 0x4b;
  const gzip = a === 0x1f && b === 0x8b;
  return jpeg || png || riff || zip || gzip;
}
