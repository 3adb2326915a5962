// The match form: what two spellings of one sentence share. Never stored, never quoted; every offset maps back.

export interface MatchForm {
  readonly match: string;
  /** The offset in the text of the character that stands at this offset of `match`. */
  toText(offset: number): number;
  /** As toText for an exclusive end: a character that expanded ("ﬁ" to "fi") counts whole. */
  toTextEnd(offset: number): number;
  fromText(offset: number): number;
}

// oxlint-disable-next-line no-control-regex
const asciiOnly = /^[\x00-\x7f]*$/;
const mark = /^\p{M}$/u;
const doubleQuotes = /[\u201c-\u201f\u2033\u2036\u00ab\u00bb\u301d-\u301f\uff02]/g;
const singleQuotes = /[\u2018-\u201b\u2032\u2035\u02bc\u02bb\u00b4\uff07`]/g;
const dashes = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/g;
const ignorable = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;

export function foldForMatch(text: string): string {
  if (asciiOnly.test(text)) return text.toLowerCase().replaceAll('`', "'");
  let folded = '';
  let at = 0;
  while (at < text.length) {
    const end = endOfPlain(text, at);
    if (end > at) folded += text.slice(at, end).toLowerCase().replaceAll('`', "'");
    at = end;
    if (at < text.length) {
      const next = endOfCluster(text, at);
      folded += foldCluster(text.slice(at, next));
      at = next;
    }
  }
  return folded;
}

/** ASCII, up to what is not; its last letter stays with the marks that may follow it. */
function endOfPlain(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) < 0x80) end++;
  return end > from && end < text.length && text.charCodeAt(end) > 0x2ff ? end - 1 : end;
}

export function matchForm(text: string): MatchForm {
  if (asciiOnly.test(text)) {
    const bounded = (offset: number) => Math.max(0, Math.min(offset, text.length));
    return { match: foldForMatch(text), toText: bounded, toTextEnd: bounded, fromText: bounded };
  }
  const starts: number[] = [];
  const from = new Uint32Array(text.length + 1);
  let match = '';
  let at = 0;
  for (const cluster of clustersOf(text)) {
    const folded = foldCluster(cluster);
    for (let unit = 0; unit < cluster.length; unit++) from[at + unit] = match.length;
    for (let unit = 0; unit < folded.length; unit++) starts.push(at);
    match += folded;
    at += cluster.length;
  }
  from[text.length] = match.length;
  starts.push(text.length);
  const last = starts.length - 1;
  return {
    match,
    toText: (offset) => starts[Math.max(0, Math.min(offset, last))]!,
    toTextEnd(offset) {
      if (offset <= 0) return 0;
      let next = Math.min(offset, last);
      const within = starts[next - 1]!;
      while (next < last && starts[next] === within) next++;
      return starts[next]!;
    },
    fromText: (offset) => from[Math.max(0, Math.min(offset, text.length))]!,
  };
}

/** Character by character, a base together with the marks that follow it: what NFKC may compose. */
function* clustersOf(text: string): Generator<string> {
  let at = 0;
  while (at < text.length) {
    const end = endOfCluster(text, at);
    yield text.slice(at, end);
    at = end;
  }
}

function endOfCluster(text: string, at: number): number {
  let end = at + widthAt(text, at);
  while (end < text.length && text.charCodeAt(end) > 0x2ff) {
    const width = widthAt(text, end);
    if (!mark.test(text.slice(end, end + width))) break;
    end += width;
  }
  return end;
}

function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

function foldCluster(cluster: string): string {
  if (asciiOnly.test(cluster)) return cluster === '`' ? "'" : cluster.toLowerCase();
  return cluster
    .replace(doubleQuotes, '"')
    .replace(singleQuotes, "'")
    .replace(dashes, '-')
    .replace(ignorable, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replace(dashes, '-')
    .replace(singleQuotes, "'");
}
