// The registry cannot be used: carries every problem, so that nobody mends them one run at a time.
import { counted } from '#text/counted.ts';
import type { Problem } from '#types/problem.ts';

export class RegistryError extends Error implements Problem {
  override readonly name = 'RegistryError';
  readonly code = 'registry_broken';
  readonly hint = 'Run `assay registry check` for each problem with its file, line and what to do.';
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    super(
      `The registry ${folder} has ${counted(problems.length, 'problem')}; the first: ${problems[0]?.message}`,
    );
    this.problems = problems;
  }
}
