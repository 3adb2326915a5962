// What the command line itself refuses.
import type { Problem } from '#types/problem.ts';

/** The command was called in a way it does not have: exit 2. */
export class MisuseError extends Error implements Problem {
  override readonly name = 'MisuseError';
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** The command was called well and cannot be done: exit 1. */
export class CommandError extends Error implements Problem {
  override readonly name = 'CommandError';
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
