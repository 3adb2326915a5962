// Where words go: results to stdout, everything else to stderr.
import type { Problem } from '#types/problem.ts';

export interface Output {
  /** A line of the result. */
  line(text?: string): void;
  /** A result for programs: one line of JSON. */
  json(value: unknown): void;
  /** A line about what is going on. */
  note(text: string): void;
  /** Text that the next call replaces on a terminal; elsewhere at most one line every few seconds. */
  progress(text: string): void;
  /** Ends the replaced text. */
  progressDone(): void;
  problems(problems: readonly Problem[]): void;
  /** Of the terminal; into a pipe or file nothing is cut. */
  readonly columns: number;
}

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const plainEvery = 3000;

export function openOutput(options: {
  stdout: Stream;
  stderr: Stream;
  json: boolean;
  now?: () => number;
}): Output {
  const { stdout, stderr, json } = options;
  const now = options.now ?? Date.now;
  let shown = false;
  let lastPlain = now();

  function clear(): void {
    if (shown) stderr.write('\r\u001B[2K');
    shown = false;
  }

  return {
    columns: stdout.columns ?? 10_000,
    line(text = '') {
      clear();
      stdout.write(`${text}\n`);
    },
    json(value) {
      clear();
      stdout.write(`${JSON.stringify(value)}\n`);
    },
    note(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    progress(text) {
      if (stderr.isTTY) {
        clear();
        stderr.write(text.slice(0, Math.max(20, (stderr.columns ?? 80) - 1)));
        shown = true;
      } else if (now() - lastPlain >= plainEvery) {
        lastPlain = now();
        stderr.write(`${text}\n`);
      }
    },
    progressDone: clear,
    problems(problems) {
      clear();
      if (json) stdout.write(`${JSON.stringify({ ok: false, problems })}\n`);
      else for (const problem of problems) stderr.write(`${problemText(problem)}\n`);
    },
  };
}

/** Three parts: where and which, what and why, what to do. */
export function problemText(problem: Problem): string {
  const place =
    problem.file === undefined
      ? ''
      : ` ${problem.file}${problem.line === undefined ? '' : `:${problem.line}`}`;
  return `error ${problem.code}${place}\n  ${problem.message}\n  -> ${problem.hint}`;
}
