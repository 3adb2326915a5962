// Events over SSE: one poll of the database serves every listener, whoever wrote to it.
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { readPulse, type Pulse } from '#db/pulse.ts';
import type { House } from '#pipeline/house.ts';
import type { InboxEnv, InboxOptions } from '../web.ts';

const POLL = 1_000;
/** Proxies close what is silent for a minute. */
const HEARTBEAT = 20_000;

type Listener = (pulse: Pulse) => void;

/** Looks at the database only while somebody listens. */
class Watcher {
  readonly #house: House;
  readonly #listeners = new Set<Listener>();
  #timer: NodeJS.Timeout | undefined;
  #last = '';

  constructor(house: House) {
    this.#house = house;
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (!this.#timer) {
      this.#last = JSON.stringify(readPulse(this.#house.db));
      this.#timer = setInterval(() => this.#look(), POLL);
      this.#timer.unref();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  #look(): void {
    if (!this.#house.db.open) return;
    const pulse = readPulse(this.#house.db);
    const said = JSON.stringify(pulse);
    if (said === this.#last) return;
    this.#last = said;
    for (const listener of this.#listeners) listener(pulse);
  }
}

export function eventRoutes({ house }: InboxOptions): Hono<InboxEnv> {
  const watcher = new Watcher(house);
  const routes = new Hono<InboxEnv>();
  routes.get('/events', (web) =>
    streamSSE(web, async (stream) => {
      const send = (pulse: Pulse) =>
        stream.writeSSE({
          event: 'change',
          id: `${pulse.decisions}.${pulse.candidates}`,
          data: JSON.stringify(pulse),
        });
      await send(readPulse(house.db));
      const stop = watcher.listen((pulse) => void send(pulse));
      stream.onAbort(stop);
      while (!stream.aborted && !stream.closed) {
        await stream.sleep(HEARTBEAT);
        if (!stream.aborted) await stream.writeSSE({ event: 'heartbeat', data: '' });
      }
      stop();
    }),
  );
  return routes;
}
