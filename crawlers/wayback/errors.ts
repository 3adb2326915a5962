// The archive did not serve.
import type { NoArchiveBecause } from '#types/words.ts';

/** The archive did not serve: `because` is what the visit records. */
export class ArchiveRefused extends Error {
  readonly because: NoArchiveBecause;

  constructor(because: NoArchiveBecause, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ArchiveRefused';
    this.because = because;
  }
}
