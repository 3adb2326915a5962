// The first thing that ends a render before its time: a bound, a refusal, a crash, or the caller.
import type { Lane } from './lane.ts';

export class Stop {
  /** Why it was stopped, once it was. */
  error: Error | undefined;
  /** Rejects when stopped; never resolves. */
  readonly stopped: Promise<never>;
  private reject!: (error: Error) => void;

  constructor() {
    this.stopped = new Promise((_, reject) => {
      this.reject = reject;
    });
    this.stopped.catch(() => {});
  }

  /** Ends what runs in the lane as well: nothing there is waited for any more. */
  now(error: Error, lane?: Lane): void {
    if (this.error) return;
    this.error = error;
    this.reject(error);
    if (lane) void lane.close();
  }
}
