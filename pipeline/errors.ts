// What can go wrong between the steps; the class says what the caller may do about it.
import type { Problem } from '#types/problem.ts';

export abstract class PipelineProblem extends Error implements Problem {
  abstract readonly code: string;
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.hint = hint;
  }
}

/** The registry has no such source, offering or dimension. */
export class NotInRegistry extends PipelineProblem {
  readonly code = 'not_in_registry';
}

/** Nothing of that name waits or was kept. */
export class NotFound extends PipelineProblem {
  readonly code = 'not_found';
}

/** A worker's result does not fit what the owner asked. */
export class UnfitResult extends PipelineProblem {
  readonly code = 'unfit_result';
}

/** A capture's text cannot be had: nothing can be read from it. */
export class TextMissing extends PipelineProblem {
  readonly code = 'text_missing';
}

/** What was shown is not what is there now: look again, then decide. */
export class Stale extends PipelineProblem {
  readonly code = 'stale';
  readonly version: number;
  readonly state: string;

  constructor(message: string, hint: string, now: { version: number; state: string }) {
    super(message, hint);
    this.version = now.version;
    this.state = now.state;
  }
}

/** Another person is looking at it. */
export class Leased extends PipelineProblem {
  readonly code = 'leased';
  readonly who: string;
  readonly until: string;

  constructor(message: string, hint: string, lease: { who: string; until: string }) {
    super(message, hint);
    this.who = lease.who;
    this.until = lease.until;
  }
}

/** This decision cannot be made about this subject. */
export class NotPossible extends PipelineProblem {
  readonly code = 'not_possible';
}

/** The same idempotency key came with another decision. */
export class KeyReused extends PipelineProblem {
  readonly code = 'idempotency_key_reused';
}

/** A manifest does not say what it must. */
export class BadManifest extends PipelineProblem {
  readonly code = 'bad_manifest';
  readonly file: string;
  readonly path?: string;

  constructor(file: string, message: string, hint: string, path?: string) {
    super(message, hint);
    this.file = file;
    if (path !== undefined) this.path = path;
  }
}

/** One file that a manifest names cannot be had; the others can. */
export class FileNotRead extends PipelineProblem {
  readonly code = 'file_not_read';
  /** The manifest, and where it names the file. */
  readonly file: string;
  readonly line: number;
  readonly path: string;

  constructor(message: string, hint: string, at: { file: string; line: number; path: string }) {
    super(message, hint);
    this.file = at.file;
    this.line = at.line;
    this.path = at.path;
  }
}

/** A worker runs other code, or reads another registry, than the owner. */
export class OtherVersion extends PipelineProblem {
  readonly code = 'other_version';
}

/** Our own machinery failed in a visit: it says nothing about the source, which stays due. */
export class VisitBroke extends PipelineProblem {
  /** What broke it: browser_missing, or visit_broke where it has no name. */
  readonly code: string;

  constructor(code: string, message: string, hint: string) {
    super(message, hint);
    this.code = code;
  }
}
