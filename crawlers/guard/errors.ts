// What can be wrong with the settings of the guard.
import type { Problem } from '#types/problem.ts';

/** A setting of the guard that cannot be read: nothing starts with half a guard. */
export class GuardSettingError extends Error implements Problem {
  readonly code = 'guard_setting';
  readonly hint: string;

  constructor(name: string, item: string, expected: string) {
    super(`${name} holds "${item}", which is not ${expected}`);
    this.name = 'GuardSettingError';
    this.hint = `Write ${name} as a comma-separated list of ${expected}.`;
  }
}
