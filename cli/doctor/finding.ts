// What doctor says about one part: there, worth knowing, or missing with what to do.
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'note' | 'missing';
  readonly says: string;
  /** What to do; always there when it is missing. */
  readonly hint?: string;
}

export function ok(name: string, says: string): Finding {
  return { name, state: 'ok', says };
}

export function note(name: string, says: string, hint?: string): Finding {
  return { name, state: 'note', says, hint };
}

export function missing(name: string, says: string, hint: string): Finding {
  return { name, state: 'missing', says, hint };
}

/** A check that throws is a missing part with the error's own words. */
export function missingBecause(name: string, error: unknown, hint: string): Finding {
  const own = error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? error.hint : hint;
  return missing(name, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), own);
}
