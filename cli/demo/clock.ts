// A clock that is moved from step to step, and goes on by itself once the story is told.
import type { Clock } from '#types/clock.ts';
import type { Instant } from '#types/ids.ts';

export interface MovedClock extends Clock {
  moveTo(instant: Instant): void;
  /** From here on it follows another clock. */
  follow(clock: Clock): void;
}

export function movedClock(start: Instant): MovedClock {
  let now = (): Instant => start;
  return {
    now: () => now(),
    moveTo(instant) {
      now = () => instant;
    },
    follow(clock) {
      now = () => clock.now();
    },
  };
}
