// Where a full stop belongs to a shortened word and not to the sentence.

/** Never at the end of a sentence: something follows that they introduce. */
const introducing = new Set(
  'e.g i.e cf viz vs mr mrs ms dr prof st art arts sec sect para paras cl ch no nos nr reg regs fig figs tab vol pp p approx ca resp incl excl esp def ex rev ver v eq bzw z.b d.h u.a vgl abs ziff'.split(
    ' ',
  ),
);
/** May end a sentence: they do when what follows looks like the beginning of one. */
const closing = new Set(
  'inc ltd llc corp co gmbh plc s.a s.r.l b.v n.v etc u.s u.s.a u.k e.u a.m p.m jr sr dept est al d.c ph.d c.f.r u.s.c'.split(
    ' ',
  ),
);
/** Every word of these lists, and those whose end depends on what follows. */
const shortened = new Set([...introducing, ...closing, 'no', 'nos', 'nr']);
const opener =
  /^["'“‘(]*(?:the|this|that|these|those|we|you|our|your|it|its|if|in|for|to|no|any|all|each|as|at|by|on|when|where|customer|however|please|they|he|she|such|with|under|upon|after|before|a|an)\b/i;
const lastWord = /(?:^|[\s(["'“‘/])((?:\p{L}+\.)*\p{L}+|\p{L}\.-\p{L}+)\.$/u;

/** "as told in section I. How We Collect Data": the title of what is referred to. */
const reference =
  /(?:^|[\s(])(?:section|article|clause|annex|part|chapter|schedule|exhibit|appendix)\s?(?:[ivx]+|\d+(?:\.\d+)*|[a-z])\.$/i;
const title = /^["'“‘]?(?:How|What|Why|When|Where|Who|Which) \p{Lu}/u;

/** `before` ends with the full stop, `next` begins with what follows it. */
export function endsInAbbreviation(before: string, next: string): boolean {
  if (title.test(next) && reference.test(before)) return true;
  if (endsInWord(before, before.length - 1)) return false;
  const word = lastWord.exec(before)?.[1];
  if (word === undefined) return false;
  const lower = word.toLowerCase();
  // "No. 5" is a number; "No. We do not." is an answer.
  if (lower === 'no' || lower === 'nos' || lower === 'nr') return /^\d/.test(next);
  if (
    ['art', 'sec', 'fig', 'p', 'v', 'ex', 'ver', 'st', 'tab', 'ch', 'cl'].includes(lower) &&
    word.length > 1
  ) {
    return /^[\d(IVX"“]|^\p{Lu}/u.test(next) && !opener.test(next);
  }
  if (introducing.has(lower)) return true;
  if (closing.has(lower)) return next.startsWith('(') || !opener.test(next);
  // Initials: "J. Smith", but not "Appendix A. The ...", "vitamin C. We ...".
  return word.length === 1 && /^\p{Lu}$/u.test(word) && !opener.test(next) && !/^\d/.test(next);
}

const longestShort = 6;

/** Quickly told of most: before the stop no letter stands, more letters than any shortened word has, or no such word. */
export function endsInWord(text: string, stop: number): boolean {
  let at = stop - 1;
  for (; at >= 0 && stop - at <= longestShort + 1; at -= 1) {
    const unit = text.charCodeAt(at);
    if (!isLetter(unit)) break;
  }
  const letters = stop - 1 - at;
  if (letters > longestShort) return true;
  const before = at < 0 ? blank : text.charCodeAt(at);
  if (letters === 0) return at >= 0 && before < 0x80;
  return letters > 1 && before === blank && !shortened.has(text.slice(at + 1, stop).toLowerCase());
}

const blank = 0x20;

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
