// A day or an instant given as an option.
import type { Instant } from '#types/ids.ts';
import { MisuseError } from './errors.ts';

export function instantFrom(option: string, text: string): Instant {
  const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/i;
  const ms = Date.parse(text);
  if (!shape.test(text) || Number.isNaN(ms))
    throw new MisuseError(
      'bad_date',
      `${option} is "${text}".`,
      'Give a day (2026-01-31) or an instant with its zone.',
    );
  return new Date(ms).toISOString() as Instant;
}
