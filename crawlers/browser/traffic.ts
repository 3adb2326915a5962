// What a page asks of the network: how much, what is still on its way, and what was refused.
import type { CDPSession } from 'playwright';
import { PageTooLarge } from './errors.ts';
import type { RefusedRequest, RenderLimits } from './types.ts';

/** Answers of these kinds bring text; of all others they do not. */
const bringsText = new Set(['Document', 'Script', 'XHR', 'Fetch', 'Stylesheet', 'Preflight', 'Other']);
const mostRefused = 50;

interface Pending {
  readonly url: string;
  readonly type: string;
  readonly since: number;
}

export interface TrafficEvents {
  /** A bound was passed. */
  tooLarge(error: PageTooLarge): void;
  /** Why the way to a host was refused, if it was. */
  refusalOf(host: string): string | undefined;
}

export class Traffic {
  requests = 0;
  bytes = 0;
  /** When the last answer that may bring text was complete. */
  answeredAt = 0;
  readonly refused: RefusedRequest[] = [];
  readonly origins = new Set<string>();
  private readonly pending = new Map<string, Pending>();
  private readonly waiting = new Set<() => void>();
  private url = '';
  private limits: RenderLimits | undefined;
  private readonly events: TrafficEvents;

  constructor(session: CDPSession, events: TrafficEvents) {
    this.events = events;
    session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
      this.asked(requestId, request.url, type ?? 'Other');
    });
    session.on('Network.webSocketCreated', () => this.count());
    session.on('Network.dataReceived', ({ dataLength }) => this.received(dataLength));
    session.on('Network.loadingFinished', ({ requestId }) => this.ended(requestId));
    session.on('Network.loadingFailed', ({ requestId, errorText }) => this.failed(requestId, errorText));
  }

  begin(url: string, limits: RenderLimits): void {
    this.url = url;
    this.limits = limits;
    this.requests = 0;
    this.bytes = 0;
    this.answeredAt = performance.now();
    this.refused.length = 0;
    this.pending.clear();
  }

  refuse(url: string, reason: string): void {
    if (this.refused.length < mostRefused) this.refused.push({ url, reason });
  }

  /** Requests on their way that may bring text, those older than so many milliseconds left out: they are streams. */
  onTheirWay(oldest: number): number {
    const now = performance.now();
    let count = 0;
    for (const { type, since } of this.pending.values()) {
      if (bringsText.has(type) && now - since < oldest) count += 1;
    }
    return count;
  }

  imagesOnTheirWay(): number {
    let count = 0;
    for (const { type } of this.pending.values()) if (type === 'Image' || type === 'Font') count += 1;
    return count;
  }

  /** Resolves with the next answer, or after so many milliseconds. */
  nextAnswer(within: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, within);
      this.waiting.add(done);
    });
  }

  private asked(requestId: string, url: string, type: string): void {
    if (url.startsWith('data:') || url.startsWith('blob:')) return;
    this.pending.set(requestId, { url, type, since: performance.now() });
    if (type === 'Document' && URL.canParse(url)) this.origins.add(new URL(url).origin);
    this.count();
  }

  private count(): void {
    this.requests += 1;
    const limit = this.limits?.requests ?? Infinity;
    if (this.requests === limit + 1) {
      this.events.tooLarge(new PageTooLarge(this.url, 'requests', this.requests, limit));
    }
  }

  private received(length: number): void {
    const limit = this.limits?.bytes ?? Infinity;
    const within = this.bytes <= limit;
    this.bytes += length;
    if (within && this.bytes > limit) {
      this.events.tooLarge(new PageTooLarge(this.url, 'bytes', this.bytes, limit));
    }
  }

  private failed(requestId: string, errorText: string): void {
    const request = this.pending.get(requestId);
    if (request && /SOCKS|TUNNEL|PROXY/.test(errorText) && URL.canParse(request.url)) {
      const reason = this.events.refusalOf(new URL(request.url).hostname);
      if (reason !== undefined) this.refuse(request.url, reason);
    }
    this.ended(requestId);
  }

  private ended(requestId: string): void {
    const request = this.pending.get(requestId);
    if (!request) return;
    this.pending.delete(requestId);
    if (bringsText.has(request.type)) this.answeredAt = performance.now();
    for (const done of this.waiting) done();
  }
}
