// What is made of words that stand in document after document, made once.

const most = 500;

export class Kept<Value> {
  readonly #made = new Map<string, Value>();

  /** A page must not make us keep without end: when there are too many, all are made anew. */
  of(key: string, make: () => Value): Value {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    if (this.#made.size >= most) this.#made.clear();
    const made = make();
    this.#made.set(key, made);
    return made;
  }
}
