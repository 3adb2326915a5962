// Names that are told where they stand in a page, without cutting each of them out of it.

const longest = 100;

export class KnownNames {
  readonly #byShape = new Map<number, string[]>();

  constructor(names: string) {
    // Keys of objects are kept once in a program: each is equal to itself alone, and told from others at once.
    for (const name of Object.keys(Object.fromEntries(names.split(' ').map((key) => [key, true])))) {
      const shape = shapeOf(name, 0, name.length);
      const alike = this.#byShape.get(shape);
      if (alike === undefined) this.#byShape.set(shape, [name]);
      else alike.push(name);
    }
  }

  /** The name between two offsets, in small letters, if it is one of these. */
  find(text: string, from: number, to: number): string | undefined {
    const alike = to - from > longest ? undefined : this.#byShape.get(shapeOf(text, from, to));
    if (alike === undefined) return undefined;
    for (const name of alike) if (text.startsWith(name, from)) return name;
    const lower = text.slice(from, to).toLowerCase();
    return alike.find((name) => name === lower);
  }
}

/** Its length, its first letter and its last, whether they are capitals or not. */
function shapeOf(text: string, from: number, to: number): number {
  return ((to - from) << 16) ^ ((text.charCodeAt(from) | 0x20) << 8) ^ (text.charCodeAt(to - 1) | 0x20);
}
