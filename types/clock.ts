// Time comes in as an argument: nothing below cli/ reads the machine's clock for meaning.
import type { Instant } from './ids.ts';

export interface Clock {
  now(): Instant;
}
