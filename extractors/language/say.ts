// The form in which rules look at words: folded, contractions spelled out, link noise dropped. Never quoted.
import { foldForMatch } from '#text/match.ts';

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bcan't\b|\bcannot\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/\bshan't\b/g, 'shall not'],
  [/\bain't\b/g, 'is not'],
  [/n't\b/g, ' not'],
  [/\b(we|you|they|i)'re\b/g, '$1 are'],
  [/\b(we|you|they|i)'ve\b/g, '$1 have'],
  [/\b(we|you|they|i|it|he|she)'ll\b/g, '$1 will'],
  [/\b(it|that|there|here|what|who)'s\b/g, '$1 is'],
];
const linkNoise = /\s*\((?:opens? in (?:a )?new (?:window|tab)|external link|new window)\)/g;
/** Most apostrophes are of a possessive: nothing to spell out. */
const hasContraction = /'(?:(?<=n')t|re|ve|ll|(?<=\b(?:it|that|there|here|what|who)')s)\b|cannot/;

export function say(text: string): string {
  let said = fold(text);
  if (said.includes('(')) said = said.replace(linkNoise, '');
  if (hasContraction.test(said)) {
    for (const [pattern, replacement] of contractions) said = said.replace(pattern, replacement);
  }
  return unevenSpace.test(said) ? said.replace(/\s+/g, ' ').trim() : said;
}

const unevenSpace = /^\s|\s$|\s\s|[^\S ]/;
// oxlint-disable-next-line no-control-regex
const plain = /^[\x00-\x7f]*$/;
const typographic = /[\u2018\u2019\u02bc\u201c\u201d\u2010-\u2014\u00a0]/g;

/** As foldForMatch; quickly for text whose only other letters are typographic quotes, dashes and spaces. */
function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  const straight = text.replace(typographic, straightened);
  return plain.test(straight) ? straight.toLowerCase() : foldForMatch(straight);
}

function straightened(letter: string): string {
  if (letter === '\u00a0') return ' ';
  if (letter === '\u201c' || letter === '\u201d') return '"';
  return letter >= '\u2018' || letter === '\u02bc' ? "'" : '-';
}
