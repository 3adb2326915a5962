// The data folder and its disk: can it be written, and is there room?
import { accessSync, constants, existsSync, mkdtempSync, rmdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CliContext } from '../context.ts';
import { missing, missingBecause, note, ok } from './finding.ts';
import type { Finding } from './finding.ts';

const gigabyte = 1024 ** 3;
const least = gigabyte;
const comfortable = 5 * gigabyte;

export interface Room {
  readonly freeBytes: number;
  /** Undefined where the file system does not count them. */
  readonly freeFiles: number | undefined;
}

export function checkDisk({ home }: CliContext): Finding {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(existingParent(home));
    return roomAt(home, { freeBytes: bavail * bsize, freeFiles: files === 0 ? undefined : ffree });
  } catch (error) {
    return missingBecause('disk', error, 'Give a folder that can be read with --home.');
  }
}

export function roomAt(home: string, { freeBytes, freeFiles }: Room): Finding {
  const free = `${(freeBytes / gigabyte).toFixed(1)} GB free at ${home}`;
  if (freeBytes === 0)
    return missing(
      'disk',
      `full: nothing can be written at ${home}`,
      'Free some space, or choose another folder with --home.',
    );
  if (freeFiles === 0)
    return missing(
      'disk',
      `${free}, but it can hold no more files`,
      'Remove files that nobody needs, or choose another folder with --home.',
    );
  if (freeBytes < least)
    return missing(
      'disk',
      free,
      'Free some space, or choose another folder with --home: below 1 GB is too little.',
    );
  if (freeBytes < comfortable)
    return note(
      'disk',
      `nearly full: ${free}`,
      'Pictures and pages need room: free some before it is below 1 GB.',
    );
  return ok('disk', free);
}

/** Written to for a moment, since rights alone do not tell: root may do everything but on a read-only disk. */
export function checkDataFolder({ home }: CliContext): Finding {
  const there = existingParent(home);
  try {
    if (!statSync(there).isDirectory())
      return missing('data', `${there} is a file, not a folder`, 'Choose another folder with --home.');
    if (there !== home) {
      accessSync(there, constants.W_OK | constants.X_OK);
      return ok('data', `${home} is not there yet, and can be made`);
    }
    rmdirSync(mkdtempSync(join(home, '.doctor-')));
    return ok('data', `${home} can be written`);
  } catch (error) {
    return missing('data', `${there} ${whyNot(error)}`, whatToDo(error));
  }
}

function whyNot(error: unknown): string {
  switch (codeOf(error)) {
    case 'EROFS':
      return 'is on a read-only file system';
    case 'EACCES':
    case 'EPERM':
      return 'may not be written by this user';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'is on a full disk';
    default:
      return `cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function whatToDo(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'Free some space, or choose another folder with --home.';
    case 'EROFS':
      return 'Make it writable again, or choose another folder with --home.';
    default:
      return 'Run it as the user who owns the folder, or choose another one with --home.';
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function existingParent(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existingParent(dirname(path));
}
