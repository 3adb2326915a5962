// What one pass over a text has found: stems by number and where they begin, from left to right.

export class Hits {
  count = 0;
  #stems = new Int32Array(64);
  #places = new Int32Array(64);

  add(stem: number, place: number): void {
    if (this.count === this.#stems.length) {
      this.#stems = grown(this.#stems);
      this.#places = grown(this.#places);
    }
    this.#stems[this.count] = stem;
    this.#places[this.count] = place;
    this.count += 1;
  }

  stem(index: number): number {
    return this.#stems[index]!;
  }

  place(index: number): number {
    return this.#places[index]!;
  }
}

export function grown(full: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(full.length * 2);
  larger.set(full);
  return larger;
}
