// A request that brought no whole answer.
import type { FailureKind } from '../verdict/input.ts';

/** A request that brought no whole answer: `kind` is what the verdict is made of. */
export class HttpFailure extends Error {
  readonly kind: FailureKind;
  readonly url: string;
  /** Addresses left on the way. */
  readonly redirects: readonly string[];

  constructor(
    kind: FailureKind,
    url: string,
    message: string,
    redirects: readonly string[] = [],
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'HttpFailure';
    this.kind = kind;
    this.url = url;
    this.redirects = redirects;
  }
}
