// The lines of a text with a sign in them: what stands within one line need not be sought in all the others.

export interface Line {
  readonly start: number;
  readonly text: string;
}

/** Each once, in order, found as they are asked for; the sign is a global pattern. */
export function* linesWith(text: string, sign: RegExp): Generator<Line> {
  sign.lastIndex = 0;
  while (sign.test(text)) {
    const at = sign.lastIndex - 1;
    const start = text.lastIndexOf('\n', at) + 1;
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    yield { start, text: text.slice(start, end) };
    sign.lastIndex = end;
  }
}
