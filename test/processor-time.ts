// Bounds on what work costs the processor, not on how long the clock ran: other tests run beside this one.
import { expect } from 'vitest';

export function withinProcessorTime<Result>(milliseconds: number, work: () => Result): Result {
  const started = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(milliseconds);
  return result;
}
