// Runs in the page's own world before its scripts: counts what they have set going, so that we know when nothing is.
export const askEvent = 'assay:ask';
export const pulseEvent = 'assay:pulse';

export interface Pulse {
  /** Milliseconds until each one-shot timer that is due. */
  readonly timers: readonly number[];
  /** Periods of running intervals. */
  readonly intervals: readonly number[];
  /** Open sockets, event streams and workers: something may come at any time. */
  readonly channels: number;
  /** The page waits for places to scroll into view. */
  readonly watchesScrolling: boolean;
}

type StartTimer = (handler: TimerHandler, delay?: number, ...values: unknown[]) => number;

/** Timers set within timers set within timers are a page's heartbeat, not its loading. */
const heartbeatDepth = 3;

export function countPulse(view: Window & typeof globalThis): void {
  const timers = new Map<number, number>();
  const intervals = new Map<number, number>();
  const now = performance.now.bind(performance);
  const nativeTimeout = view.setTimeout as unknown as StartTimer;
  const nativeInterval = view.setInterval as unknown as StartTimer;
  const { clearTimeout: nativeClear, clearInterval: nativeClearInterval } = view;
  const NativeObserver = view.IntersectionObserver;
  let depth = 0;
  let channels = 0;
  let watchesScrolling = false;

  view.setTimeout = function setTimeout(
    this: unknown,
    handler: TimerHandler,
    delay = 0,
    ...values: unknown[]
  ) {
    if (typeof handler !== 'function') return Reflect.apply(nativeTimeout, view, [handler, delay]);
    const own = depth + 1;
    const run = (): void => {
      timers.delete(id);
      const outer = depth;
      depth = own;
      try {
        handler.apply(view, values);
      } finally {
        depth = outer;
      }
    };
    const id: number = Reflect.apply(nativeTimeout, view, [run, delay]);
    if (own <= heartbeatDepth) timers.set(id, now() + Math.max(0, delay || 0));
    return id;
  } as typeof view.setTimeout;
  view.setInterval = function setInterval(handler: TimerHandler, period = 0, ...values: unknown[]) {
    const id: number = Reflect.apply(nativeInterval, view, [handler, period, ...values]);
    intervals.set(id, period || 0);
    return id;
  } as typeof view.setInterval;
  view.clearTimeout = function clearTimeout(id?: number) {
    forget(id);
    nativeClear.call(view, id);
  } as typeof view.clearTimeout;
  view.clearInterval = function clearInterval(id?: number) {
    forget(id);
    nativeClearInterval.call(view, id);
  } as typeof view.clearInterval;

  view.IntersectionObserver = class extends NativeObserver {
    override observe(target: Element): void {
      watchesScrolling = true;
      super.observe(target);
    }
  };
  const listensToScrolling = noteScrollListeners(view);
  for (const name of ['WebSocket', 'EventSource', 'Worker', 'SharedWorker'] as const) {
    const Native = view[name] as unknown as (new (...values: unknown[]) => object) | undefined;
    if (Native === undefined) continue;
    const counted = new Proxy(Native, {
      construct(target, values, newTarget): object {
        channels += 1;
        return Reflect.construct(target, values, newTarget) as object;
      },
    });
    Object.defineProperty(view, name, { value: counted, configurable: true, writable: true });
  }

  // What a service worker answers would not pass the gate.
  const workers = view.navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (workers) workers.register = () => Promise.reject(new DOMException('Refused', 'SecurityError'));

  view.document.addEventListener(askEvent, () => {
    const moment = now();
    const pulse: Pulse = {
      timers: [...timers.values()].map((due) => due - moment),
      intervals: [...intervals.values()],
      channels,
      watchesScrolling: watchesScrolling || listensToScrolling(),
    };
    view.document.dispatchEvent(new CustomEvent(pulseEvent, { detail: JSON.stringify(pulse) }));
  });

  function forget(id: number | undefined): void {
    if (id === undefined) return;
    timers.delete(id);
    intervals.delete(id);
  }
}

/** Frameworks listen for "scroll" on their root in any case: only what can scroll counts. */
function noteScrollListeners(view: Window & typeof globalThis): () => boolean {
  const targets = new Set<EventTarget>();
  const listen = view.EventTarget.prototype.addEventListener as (...values: unknown[]) => void;
  view.EventTarget.prototype.addEventListener = function addEventListener(
    this: unknown,
    ...values: unknown[]
  ) {
    const target = (this ?? view) as EventTarget;
    if (values[0] === 'scroll' && targets.size < 100) targets.add(target);
    return Reflect.apply(listen, target, values);
  };
  const property = Object.getOwnPropertyDescriptor(view.HTMLElement.prototype, 'onscroll');
  const set = property?.set as ((this: unknown, handler: unknown) => void) | undefined;
  if (property && set) {
    Object.defineProperty(view.HTMLElement.prototype, 'onscroll', {
      ...property,
      set(this: HTMLElement, handler: unknown) {
        if (targets.size < 100) targets.add(this);
        Reflect.apply(set, this, [handler]);
      },
    });
  }
  return () => {
    if (view.onscroll !== null || view.document.onscroll !== null) return true;
    for (const target of targets) {
      if (target === view || target === view.document) return true;
      if (target instanceof view.Element && target.scrollHeight > target.clientHeight + 40) {
        if (/auto|scroll/.test(view.getComputedStyle(target).overflowY)) return true;
      }
    }
    return false;
  };
}
