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
/** Matters only where one of these stands in the text. */
const hasContraction = /'|cannot/;

export function say(text: string): string {
  let said = foldForMatch(text);
  if (said.includes('(')) said = said.replace(linkNoise, '');
  if (hasContraction.test(said)) {
    for (const [pattern, replacement] of contractions) said = said.replace(pattern, replacement);
  }
  return said.replace(/\s+/g, ' ').trim();
}
