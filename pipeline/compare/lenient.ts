// The same sentence under another name: a vendor renames itself or its product, and says what it said before.
import { sentenceForm } from './sentence-form.ts';

const connective =
  /^(?:in addition|additionally|also|moreover|furthermore|further|however|please note that|note that|accordingly|therefore|and|but) /;

/** Names as they stand in sentences, longest first. */
export function namesOf(...lists: readonly (readonly string[])[]): string[] {
  const forms = new Set(lists.flat().map((name) => sentenceForm(name)));
  forms.delete('');
  return [...forms].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Equal for two sentences that differ in who is named, and in the word that joins them to the one before. */
export function lenientForm(sentence: string, names: readonly string[]): string {
  let form = ` ${sentenceForm(sentence).replace(connective, '')} `;
  for (const name of names) form = form.replaceAll(` ${name} `, ' @ ').replaceAll(` ${name}s `, ' @s ');
  return form.replace(/(?: @)+ (?:llc|inc|ltd|gmbh|sas|corp|corporation|limited|pbc) /g, ' @ ').trim();
}
