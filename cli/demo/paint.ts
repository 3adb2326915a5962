// Colours for a terminal; without one, the words alone.
export interface Painter {
  strong(text: string): string;
  faint(text: string): string;
  warn(text: string): string;
  /** By what the change means: worse is red, better is green. */
  change(kind: string, text: string): string;
}

const codes: Readonly<Record<string, number>> = {
  weakened: 31,
  absent: 31,
  contradiction: 31,
  changed: 33,
  details: 36,
  reworded: 90,
  improved: 32,
  new: 32,
};

export function painter(colours: boolean): Painter {
  const wrap = (code: number) => (text: string) => (colours ? `\u001B[${code}m${text}\u001B[0m` : text);
  return {
    strong: wrap(1),
    faint: wrap(90),
    warn: wrap(33),
    change: (kind, text) => wrap(codes[kind] ?? 0)(text),
  };
}
