// Any error as problems with code, message and hint: ours as they are, the system's in words, others as what they are.
import type { Problem } from '#types/problem.ts';

const interruptedHint = 'What was done is kept; run it again for the rest.';

export function problemsOf(error: unknown): readonly Problem[] {
  if (hasProblems(error) && error.problems.length > 0) return error.problems;
  if (isProblem(error)) return [plain(error)];
  if (error instanceof Error && error.name === 'AbortError')
    return [{ code: 'interrupted', message: 'It was stopped before it was done.', hint: interruptedHint }];
  const code = systemCode(error);
  const message = error instanceof Error ? error.message : String(error);
  const known = code === undefined ? undefined : systemProblem(code, message);
  if (known !== undefined) return [known];
  const hint = 'This is not a failure we foresaw: run it again with --debug and report what it prints.';
  return [{ code: 'unexpected', message: message === '' ? 'It failed without a message.' : message, hint }];
}

function hasProblems(error: unknown): error is { problems: readonly Problem[] } {
  return (
    error instanceof Error &&
    'problems' in error &&
    Array.isArray(error.problems) &&
    error.problems.every(isProblem)
  );
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message, hint } = value as Record<string, unknown>;
  return typeof code === 'string' && typeof message === 'string' && typeof hint === 'string';
}

/** An error's own fields and no more: its stack is for --debug. */
function plain(problem: Problem): Problem {
  const { code, message, hint, file, line, path } = problem;
  return { code, message, hint, file, line, path };
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function systemProblem(code: string, message: string): Problem | undefined {
  const hints: Readonly<Record<string, readonly [string, string]>> = {
    ENOSPC: ['disk_full', 'Free some space and run it again: what was already kept is whole.'],
    SQLITE_FULL: ['disk_full', 'Free some space and run it again: what was already kept is whole.'],
    EDQUOT: ['disk_full', 'The quota of this user is used up: free some space and run it again.'],
    EACCES: ['not_allowed', 'Run it as the user who owns this file, or give this user the right.'],
    EPERM: ['not_allowed', 'Run it as the user who owns this file, or give this user the right.'],
    EROFS: ['not_allowed', 'The file system is read-only: choose another folder with --home.'],
    ENOENT: ['not_found', 'Check the path; relative paths count from the folder you are in.'],
    EISDIR: ['wrong_path', 'Give a file, not a folder.'],
    EEXIST: ['wrong_path', 'A file stands where a folder is needed: choose another path.'],
    ENOTDIR: ['wrong_path', 'Give a folder, not a file.'],
    EADDRINUSE: ['port_in_use', 'Stop the other program, or choose another port with ASSAY_PORT.'],
    EADDRNOTAVAIL: ['bad_address', 'ASSAY_HOST must be an address of this machine, such as 127.0.0.1.'],
    ECONNREFUSED: ['not_reachable', 'Nothing answers there: start it, or correct the address.'],
    ENOTFOUND: ['not_reachable', 'The name does not resolve: check it and the network.'],
    EMFILE: ['too_many_files', 'Raise the limit of open files (ulimit -n) and run it again.'],
    SQLITE_NOTADB: [
      'not_a_database',
      'The file is not an Assay database: choose another folder with --home.',
    ],
    SQLITE_CORRUPT: ['database_damaged', 'Keep the file, and restore the newest backup from backups/.'],
    SQLITE_BUSY: ['database_busy', 'Another assay works on this data folder: wait for it, or stop it.'],
  };
  const found = hints[code];
  return found && { code: found[0], message, hint: found[1] };
}
