// A word of one of the closed vocabularies, given as an option. Loaded when it is needed: help must stay quick.
import { MisuseError } from './errors.ts';

interface Vocabulary<Word> {
  readonly options: readonly Word[];
}

export function oneOf<Word extends string>(
  vocabulary: Vocabulary<Word>,
  option: string,
  value: string,
): Word {
  const found = vocabulary.options.find((word) => word === value);
  if (found !== undefined) return found;
  const known = vocabulary.options.join(', ');
  throw new MisuseError('unknown_word', `${option} is "${value}".`, `It is one of ${known}.`);
}
