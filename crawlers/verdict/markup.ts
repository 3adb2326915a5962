// How the facts of a page are found in its markup: by plain words where they do, by patterns where they must.

export function formsIn(markup: string): number {
  return holds(markup, '<form') ? count(markup, /<form\b/gi) : 0;
}

export function hasPasswordField(markup: string): boolean {
  return markup.includes('assword') && /<input\b[^>]{0,400}\btype\s*=\s*["']?password\b/i.test(markup);
}

export function skeletonsIn(markup: string): number {
  if (!holdsAny(markup, skeletonNames)) return 0;
  return count(
    markup,
    /\bclass\s*=\s*["'][^"'>]{0,300}\b(?:skeleton|shimmer|placeholder-glow|animate-pulse)/gi,
  );
}

export function moreButtonsIn(markup: string): number {
  if (!holds(markup, '<button')) return 0;
  return count(
    markup,
    /<button\b[^>]{0,400}>(?:\s|<[^>]{1,200}>){0,6}(?:show|load|see|view) (?:more|all|\d+ more)\b/gi,
  );
}

/** A character a byte: what is looked for is plain letters, and nothing is faster to look through. */
export function asText({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

/** An address as the page spells it, out of bytes that were taken for characters. */
export function spelled(address: string | undefined, body: Uint8Array | string): string | undefined {
  if (address === undefined || typeof body === 'string') return address;
  return Buffer.from(address, 'latin1').toString('utf8');
}

const skeletonNames = ['skeleton', 'shimmer', 'placeholder-glow', 'animate-pulse'];

export function ownFrames(markup: string): number {
  if (!holds(markup, '<iframe')) return 0;
  return count(markup, /<iframe\b[^>]{0,400}\bsrc\s*=\s*["']?\/(?!\/)/gi);
}

export function tabsWithoutPanel(markup: string): number {
  if (!holds(markup, 'role')) return 0;
  const tabs = count(markup, /\brole\s*=\s*["']?tab["'\s>]/gi);
  return tabs === 0 ? 0 : Math.max(0, tabs - count(markup, /\brole\s*=\s*["']?tabpanel\b/gi));
}

/** In small letters, or in capitals as old pages write. */
function holds(markup: string, word: string): boolean {
  return markup.includes(word) || markup.includes(word.toUpperCase());
}

/** Plain words are looked for many times as fast as patterns. */
function holdsAny(text: string, names: readonly string[]): boolean {
  return names.some((name) => text.includes(name));
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}

/** Markup without the insides of scripts, styles and comments, by scanning: regular expressions over unclosed ones are slow. */
export function withoutScripts(html: string): string {
  const parts: string[] = [];
  let at = 0;
  const opener = /<(?:(s)cript|style)\b|<!--/gi;
  for (;;) {
    opener.lastIndex = at;
    const open = opener.exec(html);
    if (open === null) break;
    const closer = closerOf(open[0], open[1] !== undefined);
    closer.lastIndex = opener.lastIndex;
    parts.push(html.slice(at, open.index));
    if (closer.exec(html) === null) return parts.join(' ');
    at = closer.lastIndex;
  }
  parts.push(html.slice(at));
  return parts.join(' ');
}

function closerOf(opener: string, script: boolean): RegExp {
  if (opener === '<!--') return /-->/g;
  return script ? /<\/script/gi : /<\/style/gi;
}

/** Data blocks and the scripts of analytics and tag managers add nothing to read. */
export function scriptsIn(html: string): number {
  let found = 0;
  for (const [element] of html.matchAll(/<script\b[^>]{0,1000}>/gi)) {
    const type = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(element)?.[1]?.toLowerCase() ?? 'module';
    if (!/module|javascript|ecmascript|babel/.test(type)) continue;
    if (
      /googletagmanager|google-analytics|gtag|plausible|segment\.com|hotjar|matomo|fathom|cdn-cgi\//i.test(
        element,
      )
    )
      continue;
    found += 1;
  }
  return found;
}

export function sendsTo(html: string, markup: string): string | undefined {
  const refresh = /<meta\b[^>]{0,300}\bhttp-equiv\s*=\s*["']?refresh\b[^>]{0,600}/i.exec(markup)?.[0];
  const target = /content\s*=\s*["']?\s*(\d+(?:\.\d+)?)\s*[;,]\s*(?:url\s*=)?\s*["']?([^"'>\s]+)/i.exec(
    refresh ?? '',
  );
  if (target !== null && Number(target[1]) <= 30) return target[2];
  if (html.length > 20_000) return undefined;
  return /\b(?:window\.|document\.|self\.|top\.)?location(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*["']([^"']{1,500})["']/.exec(
    html,
  )?.[1];
}

/** A page that stands in front of another is small. */
export const mostOfAWall = 200_000;

/** What each of them holds, as machines write it. */
const partNames = [
  'cf_chl_opt',
  'challenge-error-text',
  'cf-challenge',
  'captcha',
  '_Incapsula_Resource',
  '.within.website',
  'anubis_challenge',
  'sec-if-cpt',
];

const challengeParts: readonly (readonly [RegExp, string])[] = [
  [/cf_chl_opt|challenge-error-text|cf-challenge/i, 'a Cloudflare challenge'],
  [/captcha-delivery\.com/i, 'a DataDome challenge'],
  [/id\s*=\s*["']?px-captcha/i, 'a PerimeterX challenge'],
  [/<iframe\b[^>]{0,200}_Incapsula_Resource/i, 'an Imperva challenge'],
  [/awswaf-captcha|captcha-container[^>]{0,200}awswaf/i, 'an AWS WAF challenge'],
  [/\.within\.website\/x\/|anubis_challenge/i, 'a proof-of-work challenge'],
  [/sec-if-cpt-container/i, 'an Akamai challenge'],
];

/** Parts of challenge pages alone: captchas of contact forms and scripts that ordinary pages carry are none. */
export function challengePart(html: string): string | undefined {
  if (!holdsAny(html, partNames)) return undefined;
  for (const [pattern, name] of challengeParts) if (pattern.test(html)) return name;
  return undefined;
}

export function endsAsMarkupDoes(body: Uint8Array | string): boolean {
  const ending = typeof body === 'string' ? body.slice(-3000) : asText(body.subarray(-3000));
  return /<\/(?:html|body)\s*>/i.test(ending);
}

/** Closing tags may be left out in HTML, so an open end counts only with broken markup or many open elements. */
export function breaksOff(html: string, markup: string): string | undefined {
  const tail = html.trimEnd();
  const lastOpen = tail.lastIndexOf('<');
  if (lastOpen > tail.lastIndexOf('>')) return 'the markup ends inside a tag';
  if (
    /<script\b(?![\s\S]*<\/script)/i.test(tail.slice(Math.max(0, tail.toLowerCase().lastIndexOf('<script'))))
  ) {
    return 'the markup ends inside a script';
  }
  const open = ['div', 'section', 'main', 'article', 'table', 'ul', 'ol']
    .map(
      (name) =>
        count(markup, new RegExp(`<${name}\\b`, 'gi')) - count(markup, new RegExp(`</${name}\\s*>`, 'gi')),
    )
    .reduce((sum, each) => sum + Math.max(0, each), 0);
  if (open >= 5) return `the markup ends inside ${open} elements`;
  return open >= 3 ? `the markup ends with ${open} elements still open` : undefined;
}
