// What every error of ours says: what, where, why and what to do. The error classes of each area implement it.
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly file?: string;
  readonly line?: number;
  /** Where inside the file, as `sources[2].url`. */
  readonly path?: string;
}
