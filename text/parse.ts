// Bytes to a document: what they are is told by their first bytes before their declared type.
import type { Parsed } from '#types/text.ts';
import { decodeText } from './decode.ts';
import { parseHtml } from './html.ts';
import { parseMarkdown } from './markdown.ts';

export interface ParseOptions {
  readonly mediaType?: string;
  readonly url?: string;
}

export async function parse(bytes: Uint8Array, options: ParseOptions = {}): Promise<Parsed> {
  const mediaType = (options.mediaType ?? '').toLowerCase();
  if (isPdf(bytes)) {
    const { parsePdf } = await import('./pdf.ts');
    return parsePdf(bytes);
  }
  const source = decodeText(bytes, mediaType);
  if (source === undefined) {
    if (mediaType.includes('pdf'))
      return { kind: 'unreadable', why: 'not_a_pdf', message: 'The file does not begin like a PDF' };
    return { kind: 'unreadable', why: 'unknown_type', message: 'The bytes are neither text nor a PDF' };
  }
  if (looksLikeHtml(source)) return { kind: 'document', document: parseHtml(source, options) };
  if (mediaType.includes('pdf'))
    return { kind: 'unreadable', why: 'not_a_pdf', message: 'The file does not begin like a PDF' };
  if (mediaType.includes('html')) return { kind: 'document', document: parseHtml(source, options) };
  return { kind: 'document', document: parseMarkdown(source, options) };
}

/** Readers of PDF accept a header anywhere in the first kilobyte. */
export function isPdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024));
  const at = head.indexOf('%PDF-');
  return at >= 0 && !/<(?:!doctype|html|body)\b/i.test(head.subarray(0, at).toString('latin1'));
}

const htmlStart =
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|link)\b/i;

function looksLikeHtml(source: string): boolean {
  return htmlStart.test(source.slice(0, 6000));
}
