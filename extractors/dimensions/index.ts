// Every dimension that has a reader of its own.
import type { DimensionReader } from '../reader.ts';

const all: readonly DimensionReader[] = [];

export const readers: ReadonlyMap<string, DimensionReader> = new Map(
  all.map((reader) => [reader.key, reader]),
);
