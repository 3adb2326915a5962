// What can go wrong with kept bytes. The class is the policy: missing and damaged objects are never retried.
import type { Problem } from '#types/problem.ts';

class ArchiveError extends Error implements Problem {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = hint;
  }
}

/** Nothing is stored under this hash. */
export class MissingObjectError extends ArchiveError {
  constructor(sha256: string, where: string) {
    super(
      'archive_object_missing',
      `The archive in ${where} holds no object ${sha256}.`,
      'Restore the archive folder from a backup, or visit the source again for a fresh capture.',
    );
  }
}

/** The stored bytes no longer give the hash they are named by. */
export class DamagedObjectError extends ArchiveError {
  constructor(sha256: string, file: string, why: string) {
    super(
      'archive_object_damaged',
      `The object ${sha256} in ${file} is damaged: ${why}.`,
      'Restore this one file from a backup; `assay archive check` lists every damaged object.',
    );
  }
}

/** The disk, or the owner that keeps the objects, did not take the bytes. Nothing half-written stays. */
export class ArchiveWriteError extends ArchiveError {
  constructor(where: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      'archive_write_failed',
      `The archive could not write to ${where}: ${reason}`,
      'Free some disk space or make the folder writable, then run the visit again; nothing kept was lost.',
      cause,
    );
  }
}

/** A name that is no SHA-256: refused before it can become a path. */
export class BadObjectNameError extends ArchiveError {
  constructor(name: string) {
    super(
      'archive_bad_name',
      `"${name.slice(0, 80)}" is not the name of an object: 64 hexadecimal digits are.`,
      'Pass the sha256 that the capture names.',
    );
  }
}
