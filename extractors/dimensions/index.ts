// Every dimension that has a reader of its own.
import type { DimensionReader } from '../reader.ts';
import { hipaaBaa } from './hipaa_baa/index.ts';
import { trainingOnCustomerData } from './training_on_customer_data/index.ts';

const all: readonly DimensionReader[] = [trainingOnCustomerData, hipaaBaa];

export const readers: ReadonlyMap<string, DimensionReader> = new Map(
  all.map((reader) => [reader.key, reader]),
);
