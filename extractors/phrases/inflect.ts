// Light tolerance for endings: "key" finds "keys", "supported" finds "supports" and "support".

const endings = '(?:e|es|s|ed|d|ings?|er|ers)?';
/** Words that must not bend into others: "not" is no "noted". */
const fixed = new Set(
  'not and the for our you can all any are was has had may but who its own new one two via per out off with from into than that this only never must your their over under upon also each some more most less'.split(
    ' ',
  ),
);

export interface Inflected {
  /** What every form begins with; safe to look for as a plain substring. */
  readonly stem: string;
  readonly pattern: string;
}

export function inflect(word: string): Inflected {
  if (word.length < 3 || fixed.has(word) || /\d/.test(word)) return { stem: word, pattern: escape(word) };
  if (word.length === 3)
    return { stem: word, pattern: `${escape(word)}(?:s|${escape(word.slice(-1))}?(?:ed|ing))?` };
  if (/[^aeiou](?:y|ies|ied)$/.test(word)) {
    const stem = word.replace(/(?:y|ies|ied)$/, '');
    return { stem, pattern: `${escape(stem)}(?:y|ies|ied|ying)` };
  }
  const stem = baseOf(word);
  return { stem: withoutDouble(stem), pattern: `${escapeDoubled(stem)}${endings}` };
}

function baseOf(word: string): string {
  if (word.length >= 6 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length >= 5 && word.endsWith('ed')) return word.slice(0, -2);
  if (word.length >= 5 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) {
    return dropE(word.slice(0, -1));
  }
  return dropE(word);
}

function dropE(word: string): string {
  return word.length >= 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

/** "pinn" of "pinned" is "pin" with its last letter doubled. */
function isDoubled(stem: string): boolean {
  return /([bdgmnprt])\1$/.test(stem);
}

function withoutDouble(stem: string): string {
  return isDoubled(stem) ? stem.slice(0, -1) : stem;
}

function escapeDoubled(stem: string): string {
  if (isDoubled(stem)) return `${escape(stem)}?`;
  const last = stem.at(-1) ?? '';
  return /[bdgmnprt]$/.test(stem) && /[aeiou].$/.test(stem) ? `${escape(stem)}${last}?` : escape(stem);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
