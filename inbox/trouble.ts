// What broke, as far as a person can do something about it; the rest is for the log of the server.
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export interface Trouble {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

const full: Trouble = {
  status: 507,
  code: 'disk_full',
  message: 'The disk of the server is full: nothing was written.',
  hint: 'Whoever runs the server frees some space; then repeat the step.',
};
const busy: Trouble = {
  status: 503,
  code: 'database_busy',
  message: 'The database is busy with another work: nothing was written.',
  hint: 'Repeat the step in a moment.',
};
const unwritable: Trouble = {
  status: 503,
  code: 'database_unwritable',
  message: 'The data folder of the server cannot be written: nothing was written.',
  hint: 'Whoever runs the server finds out why with `assay doctor`.',
};

const known: Readonly<Record<string, Trouble>> = {
  SQLITE_FULL: full,
  database_disk_full: full,
  ENOSPC: full,
  EDQUOT: full,
  SQLITE_BUSY: busy,
  SQLITE_LOCKED: busy,
  database_busy: busy,
  SQLITE_READONLY: unwritable,
  SQLITE_CANTOPEN: unwritable,
  database_unwritable: unwritable,
  EROFS: unwritable,
  EACCES: unwritable,
};

/** The message of an error may name a file or a query: nobody but the log gets it. */
export function troubleOf(error: unknown, reads: boolean): Trouble {
  if (error instanceof HTTPException && error.status === 413)
    return {
      status: 413,
      code: 'too_large',
      message: 'This is too large to be taken.',
      hint: 'Send less, or in several steps.',
    };
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const found = known[code] ?? known[code.split('_').slice(0, 2).join('_')];
  if (found) return found;
  const again = reads
    ? 'Load it again; if it happens again, the log of the server says why.'
    : 'Look at the page again before you repeat the step: it shows what counted. The log of the server says why.';
  return { status: 500, code: 'internal', message: 'Something broke while this page was made.', hint: again };
}
