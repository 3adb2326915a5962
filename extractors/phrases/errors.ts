// What can be wrong with a phrase in the registry.
import type { Problem } from '#types/problem.ts';

/** The phrase cannot be compiled; the registry is not loaded until it is written otherwise. */
export class PhraseError extends Error implements Problem {
  readonly code = 'phrase_invalid';
  readonly hint: string;

  constructor(phrase: string, why: string, hint: string) {
    super(`The phrase "${phrase}" cannot be used: ${why}.`);
    this.name = 'PhraseError';
    this.hint = hint;
  }
}
