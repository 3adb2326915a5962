// The media type by the first bytes; what the server declares counts where these say nothing.

const decoder = new TextDecoder('latin1');

export function sniff(body: Uint8Array, declared: string | undefined, url: string): string {
  const head = decoder.decode(body.subarray(0, 1024));
  const start = head.replace(/^(?:\u00ef\u00bb\u00bf|\s)+/, '').toLowerCase();
  if (head.includes('%PDF-')) return 'application/pdf';
  const type = (declared ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (/^<(?:!doctype html|html\b|head\b|body\b)/.test(start)) return 'text/html';
  if (/^<(?:\?xml|!--)/.test(start) && /<(?:!doctype html|html\b)/.test(start)) return 'text/html';
  if (type === 'text/plain' && /\.(?:md|mdx|markdown)(?:\.txt)?$/i.test(pathOf(url))) return 'text/markdown';
  if (type !== '' && type !== 'application/octet-stream' && type !== 'binary/octet-stream') return type;
  if (start.startsWith('<') && /<(?:div|p|meta|title|script|h1)\b/.test(start)) return 'text/html';
  if (start.startsWith('pk\u0003\u0004')) return 'application/zip';
  if (/\.(?:md|mdx|markdown)(?:\.txt)?$/i.test(pathOf(url)) && !head.includes('\u0000'))
    return 'text/markdown';
  return type === '' ? (head.includes('\u0000') ? 'application/octet-stream' : 'text/plain') : type;
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
