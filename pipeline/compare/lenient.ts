// The same sentence under another name or number: a vendor renames itself or its product, or counts its clauses anew, and says what it said before.
import { sentenceForm } from './sentence-form.ts';

const connective =
  /^(?:in addition|additionally|also|moreover|furthermore|further|however|please note that|note that|accordingly|therefore|and|but) /;

/** What a clause is counted by: "13.2.", "H.1.b.", "(a)". */
const enumerator =
  /^\s*(?:\d{1,3}(?:\.\w{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[a-z]\.\d{1,3}(?:\.\w{1,3})*\.?|[a-z]\)|\((?:[a-z]|[ivx]{1,4}|\d{1,2})\))\s+(?=\D)/i;
/** Where a sentence sends its reader: "Section 4.3", "clauses 2 and 3". */
const reference =
  /\b(section|clause|schedule|appendix|exhibit|paragraph)s? \d+(?:(?: and| or| to)? \d+| [a-z](?= |$))*/g;

/** Names as they stand in sentences, longest first. */
export function namesOf(...lists: readonly (readonly string[])[]): string[] {
  const forms = new Set(lists.flat().map((name) => sentenceForm(name)));
  forms.delete('');
  return [...forms].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Equal for two sentences that differ in who is named, in the numbers of clauses, and in the word that joins them to the one before. */
export function lenientForm(sentence: string, names: readonly string[]): string {
  const plain = sentenceForm(sentence.replace(enumerator, '')).replace(connective, '');
  let form = ` ${plain.replace(reference, '$1')} `;
  for (const name of names) form = form.replaceAll(` ${name} `, ' @ ').replaceAll(` ${name}s `, ' @s ');
  form = form.replace(/ @(?: (?:apis?|platform))+(?= )/g, ' @');
  return form.replace(/(?: @)+ (?:llc|inc|ltd|gmbh|sas|corp|corporation|limited|pbc) /g, ' @ ').trim();
}

/** "Platform API": what is left of a product's name without its maker's. */
const ofAnyProduct = /^(?:@s?|the|our|apis?|platforms?|services?|products?)$/;

/** True for a name that says no more than "we" or "our product". */
export function isOwnName(entry: string, names: readonly string[]): boolean {
  if (names.length === 0) return false;
  return lenientForm(entry, names)
    .split(' ')
    .every((word) => ofAnyProduct.test(word));
}
