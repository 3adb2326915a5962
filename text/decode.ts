// Bytes to characters: byte order mark, then the declared encoding, then the document's own, then UTF-8.

const declaredEncoding = /charset\s*=\s*["']?\s*([\w-]+)/i;
const metaEncoding = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i;
const mostControls = 0.02;

/** Nothing when the bytes are no text at all. */
export function decodeText(bytes: Uint8Array, mediaType: string): string | undefined {
  const marked = byteOrderMark(bytes);
  const encoding = marked ?? encodingOf(bytes, mediaType);
  const text = decoderFor(encoding).decode(bytes);
  return isText(text) ? text : undefined;
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return undefined;
}

function encodingOf(bytes: Uint8Array, mediaType: string): string {
  const declared = declaredEncoding.exec(mediaType)?.[1];
  if (declared !== undefined) return declared;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString(
    'latin1',
  );
  return metaEncoding.exec(head)?.[1] ?? 'utf-8';
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder('utf-8');
  }
}

function isText(text: string): boolean {
  const sample = text.slice(0, 4000);
  let controls = 0;
  for (let at = 0; at < sample.length; at++) {
    const unit = sample.charCodeAt(at);
    if (unit === 0xfffd || (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0c && unit !== 0x0d))
      controls++;
  }
  return controls <= sample.length * mostControls;
}
