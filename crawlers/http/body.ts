// Reads a body within bounds: bytes on the wire, bytes after decompression, and time are all limited.
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { HttpFailure } from './errors.ts';

const mostEncodings = 3;

export async function readBody(
  source: Readable,
  encoding: string | undefined,
  bounds: { readonly url: string; readonly bytes: number },
): Promise<Uint8Array> {
  const wire = countingBytes(source, bounds);
  const encodings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'identity');
  if (encodings.length > mostEncodings) {
    source.destroy();
    throw new HttpFailure(
      'too_large',
      bounds.url,
      `${bounds.url} packed its answer ${encodings.length} times over`,
    );
  }
  let stream: AsyncIterable<Uint8Array> = wire;
  for (const each of encodings.toReversed()) stream = unpacked(stream, each, bounds.url);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > bounds.bytes) {
      source.destroy();
      throw new HttpFailure(
        'too_large',
        bounds.url,
        `${bounds.url} sent more than ${megabytes(bounds.bytes)}${encodings.length > 0 ? ' when unpacked' : ''}`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* countingBytes(
  source: Readable,
  bounds: { url: string; bytes: number },
): AsyncIterable<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > bounds.bytes) {
        throw new HttpFailure(
          'too_large',
          bounds.url,
          `${bounds.url} sent more than ${megabytes(bounds.bytes)}`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET') {
      throw new HttpFailure(
        'cut_off',
        bounds.url,
        `${bounds.url} broke off its answer after ${size} bytes`,
        [],
        error,
      );
    }
    throw error;
  }
}

async function* unpacked(
  source: AsyncIterable<Uint8Array>,
  encoding: string,
  url: string,
): AsyncIterable<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const unpacker = unpackerFor(encoding, first.value, url);
  const feeding = feed(unpacker, first.value, iterator);
  try {
    for await (const chunk of unpacker as AsyncIterable<Uint8Array>) yield chunk;
  } catch (error) {
    if (error instanceof HttpFailure) throw error;
    throw new HttpFailure(
      'cut_off',
      url,
      `${url} sent a ${encoding} answer that cannot be unpacked: ${String(error)}`,
      [],
      error,
    );
  } finally {
    unpacker.destroy();
  }
  await feeding;
}

async function feed(unpacker: Transform, first: Uint8Array, rest: AsyncIterator<Uint8Array>): Promise<void> {
  try {
    for (
      let next: IteratorResult<Uint8Array> = { done: false, value: first };
      next.done !== true;
      next = await rest.next()
    ) {
      if (unpacker.destroyed) return;
      if (!unpacker.write(next.value)) await drained(unpacker);
    }
    unpacker.end();
  } catch (error) {
    unpacker.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function drained(unpacker: Transform): Promise<void> {
  return new Promise((done) => {
    unpacker.once('drain', done);
    unpacker.once('close', done);
  });
}

function unpackerFor(encoding: string, first: Uint8Array, url: string): Transform {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      // Some servers send deflate without its zlib header.
      return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
    default:
      throw new HttpFailure('cut_off', url, `${url} sent its answer as ${encoding}, which was not asked for`);
  }
}

function megabytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${bytes} bytes`;
}
