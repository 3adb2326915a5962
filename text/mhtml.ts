// MHTML, a page that a browser saved as one file: its HTML, and the address that it was saved from.

export interface SavedPage {
  readonly html: Uint8Array;
  readonly mediaType: string;
  /** As the file claims. */
  readonly url?: string;
}

const headLength = 16 * 1024;
const mostParts = 500;

/** Undefined where the bytes are no MHTML, or one without a page in it. */
export function savedPage(bytes: Uint8Array): SavedPage | undefined {
  const start = Buffer.from(bytes.subarray(0, headLength)).toString('latin1');
  const head = headersOf(start);
  const boundary = /^multipart\/related\b/i.test(head.get('content-type') ?? '')
    ? parameter(head.get('content-type') ?? '', 'boundary')
    : undefined;
  if (!boundary || !head.has('mime-version')) return undefined;
  const url = head.get('snapshot-content-location');
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const pages = whole
    .split(`--${boundary}`, mostParts)
    .slice(1)
    .map((part) => part.replace(/^\r?\n/, ''))
    .filter((part) =>
      /^(?:text\/html|application\/xhtml\+xml)\b/i.test(headersOf(part).get('content-type') ?? ''),
    );
  // Frames are parts too: the page itself stands at the address of the whole, and first where none is named.
  const page = pages.find((part) => url && headersOf(part).get('content-location') === url) ?? pages[0];
  if (page === undefined) return undefined;
  const headers = headersOf(page);
  const body = /\r?\n\r?\n/.exec(page);
  return {
    html: decoded(
      page.slice(body ? body.index + body[0].length : page.length),
      headers.get('content-transfer-encoding'),
    ),
    mediaType: headers.get('content-type') ?? 'text/html',
    ...(url ? { url } : {}),
  };
}

/** Lines that begin with a space go on with the header before them. */
function headersOf(part: string): ReadonlyMap<string, string> {
  const end = /\r?\n\r?\n/.exec(part.slice(0, headLength))?.index ?? 0;
  const lines = part
    .slice(0, end)
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{1,200})"|([^\\s;]{1,200}))`, 'i').exec(value);
  return found?.[1] ?? found?.[2];
}

function decoded(body: string, encoding: string | undefined): Uint8Array {
  const way = (encoding ?? '').toLowerCase();
  if (way === 'base64') return new Uint8Array(Buffer.from(body, 'base64'));
  if (way !== 'quoted-printable') return new Uint8Array(Buffer.from(body, 'latin1'));
  const text = body
    .replaceAll(/[ \t]*=\r?\n/g, (end) => end.replace(/=\r?\n$/, ''))
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
