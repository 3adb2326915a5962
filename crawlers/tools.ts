// What a visit works with: opened once in each worker, handed to every visit, closed at the end.
import type { ObjectStore } from '#types/capture.ts';
import type { Clock } from '#types/clock.ts';
import type { Renderer } from './browser/types.ts';
import type { AddressGuard } from './guard/guard.ts';
import type { HttpClient } from './http/client.ts';
import type { Pace } from './pace/pace.ts';
import type { Robots } from './robots/robots.ts';
import type { Wayback } from './wayback/wayback.ts';

export interface VisitTools {
  readonly clock: Clock;
  readonly objects: ObjectStore;
  readonly guard: AddressGuard;
  readonly http: HttpClient;
  readonly robots: Robots;
  readonly pace: Pace;
  readonly wayback: Wayback;
  /** Opened by the first visit that needs it. */
  renderer(): Promise<Renderer>;
  /** Keep a full-page picture when the text is new. */
  readonly pictures: boolean;
  close(): Promise<void>;
}
