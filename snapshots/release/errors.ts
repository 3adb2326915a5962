// What keeps a release from being written: nothing that was published before is touched.
import type { Problem } from '#types/problem.ts';

/** Our own data does not fit our own schema: a release that lies about its format is worse than none. */
export class InvalidReleaseError extends Error implements Problem {
  readonly code = 'release_invalid';
  readonly hint =
    'This is a fault of a stored cell: `assay explain OFFERING/DIMENSION` shows it; correct the cell in the inbox and export again.';

  constructor(why: string) {
    super(`The release was not written, because its data does not fit its schema: ${why}`);
    this.name = 'InvalidReleaseError';
  }
}

export class ReleaseWriteError extends Error implements Problem {
  readonly code = 'release_write_failed';
  readonly hint =
    'Free some disk space or choose a folder that is writable; the earlier release still stands.';

  constructor(folder: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The release could not be written to ${folder}: ${why}`, { cause });
    this.name = 'ReleaseWriteError';
  }
}

/** A folder with strangers in it is never taken over: an export must not delete a person's files. */
export class ForeignFolderError extends Error implements Problem {
  readonly code = 'release_foreign_folder';
  readonly hint = 'Name an empty folder, a new one, or one that an earlier export made.';

  constructor(folder: string, example: string) {
    super(`${folder} holds files that are no release of ours, such as ${example}; nothing was written.`);
    this.name = 'ForeignFolderError';
  }
}
