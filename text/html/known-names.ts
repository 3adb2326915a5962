// Names that are told where they stand in a page, without cutting each of them out of it.

const longest = 100;
/** A few hundred places, so that hardly two names share one. */
const places = 512;

interface Known<Value> {
  readonly name: string;
  readonly value: Value;
}

export class KnownNames<Value> {
  readonly #byShape: Known<Value>[][] = Array.from({ length: places }, () => []);

  constructor(names: readonly string[], valueOf: (name: string) => Value) {
    for (const name of names)
      this.#byShape[shapeOf(name, 0, name.length)]!.push({ name, value: valueOf(name) });
  }

  /** What is known under the name between two offsets, whether in capitals or not. */
  find(text: string, from: number, to: number): Value | undefined {
    if (to - from > longest) return undefined;
    const alike = this.#byShape[shapeOf(text, from, to)]!;
    for (const { name, value } of alike) if (standsAt(text, from, to, name)) return value;
    if (alike.length === 0) return undefined;
    const lower = text.slice(from, to).toLowerCase();
    return alike.find(({ name }) => name === lower)?.value;
  }
}

/** Of its length, its first letter and its last, whether they are capitals or not. */
function shapeOf(text: string, from: number, to: number): number {
  const ends = ((text.charCodeAt(from) | 0x20) * 7) ^ ((text.charCodeAt(to - 1) | 0x20) * 31);
  return (ends ^ (to - from)) & (places - 1);
}

function standsAt(text: string, from: number, to: number, name: string): boolean {
  if (name.length !== to - from) return false;
  for (let at = 0; at < name.length; at++)
    if (text.charCodeAt(from + at) !== name.charCodeAt(at)) return false;
  return true;
}
