// What people are told when an account cannot be had.
import type { Problem } from '#types/problem.ts';

export class WeakPasswordError extends Error implements Problem {
  readonly code = 'password_weak';
  readonly hint = 'Choose a longer one; a few words that belong to nobody else do well.';
}

export class NameTakenError extends Error implements Problem {
  readonly code = 'user_exists';
  readonly hint = 'Choose another name, or change that user instead.';

  constructor(name: string) {
    super(`There is a user named ${name} already.`);
  }
}
