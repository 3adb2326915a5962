// A step that cannot be done: what, why, and how to fix it.
export class SetUpError extends Error {
  constructor(message, hint, log) {
    super(message);
    this.hint = hint;
    /** The end of the tool's own output, shown below. */
    this.log = log;
  }
}
