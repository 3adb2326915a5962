// One render in one lane: before the navigation, after it, and the second pass for pictures.
import type { Page, Response } from 'playwright';
import {
  DownloadStarted,
  NavigationRefused,
  PageCrashed,
  PageTooLarge,
  PageUnresponsive,
  RenderAborted,
} from './errors.ts';
import { failureOf, type FailureFacts } from './failure.ts';
import { laneOf } from './lanes.ts';
import type { Lane } from './lane.ts';
import { limitsOf, mostPageMemory, mostUnansweredBytes } from './limits.ts';
import { slowness } from './slowness.ts';
import type { SocksProxy } from './socks.ts';
import { Stop } from './stop.ts';
import type { RenderLimits, RenderRequest, RenderResult } from './types.ts';
import { walk, type Walked } from './walk.ts';

/** Media types that a browser shows as a page of text. */
const pageTypes = /^(?:text\/|application\/(?:xhtml\+xml|xml|json|ld\+json)|$)/;

export interface PageVisitOptions {
  readonly request: RenderRequest;
  readonly proxy: Pick<SocksProxy, 'refusalOf' | 'bytesFrom'>;
  /** A page was ended for its memory a moment ago. */
  readonly endedForMemory: () => boolean;
}

export class PageVisit {
  readonly stop = new Stop();
  private readonly request: RenderRequest;
  private readonly limits: RenderLimits;
  private readonly proxy: PageVisitOptions['proxy'];
  private flood: NodeJS.Timeout | undefined;
  private readonly endedForMemory: () => boolean;
  /** From when a tab was free for it: waiting for one is not the page's doing. */
  private startedAt = performance.now();
  private deadline = Infinity;
  private readonly hostname: string;
  private sentBefore = 0;
  private visited: string[] = [];
  private lane: Lane | undefined;

  constructor({ request, proxy, endedForMemory }: PageVisitOptions) {
    this.endedForMemory = endedForMemory;
    this.request = request;
    this.hostname = new URL(request.url).hostname;
    this.proxy = proxy;
    this.limits = limitsOf(request.limits);
  }

  /** Before Crawlee navigates. */
  async prepare(page: Page): Promise<{ timeout: number; waitUntil: 'commit' }> {
    const lane = laneOf(page);
    this.lane = lane;
    this.startedAt = performance.now();
    this.deadline = this.startedAt + this.limits.milliseconds * slowness();
    if (this.stop.error) throw this.stop.error;
    lane.onTrouble = (error) => this.stop.now(error, lane);
    lane.page.once('crash', () => this.stop.now(this.crash(), lane));
    this.watchFlood(lane);
    await lane.clean(this.request.url);
    await lane.speak(this.request.language ?? 'en');
    lane.traffic.begin(this.request.url, this.limits);
    await this.openGate(lane, this.request.pictures === true);
    return { timeout: this.timeLeft(), waitUntil: 'commit' };
  }

  /** After Crawlee navigated. */
  async read(response: Response | undefined): Promise<RenderResult> {
    const lane = this.lane as Lane;
    const reading = this.readWith(lane, response);
    reading.catch(() => {});
    return Promise.race([reading, this.stop.stopped]);
  }

  /** Counted on the way in as well: a page that is busy swallowing an endless document reports nothing. */
  private watchFlood(lane: Lane): void {
    this.sentBefore = this.proxy.bytesFrom(this.hostname);
    this.flood = setInterval(() => {
      const bytes = this.bytesSent();
      const limit = this.limits.bytes;
      if (bytes > limit) this.stop.now(new PageTooLarge(this.request.url, 'bytes', bytes, limit), lane);
    }, 250);
  }

  private bytesSent(): number {
    return this.proxy.bytesFrom(this.hostname) - this.sentBefore;
  }

  /** However it ended. */
  end(): void {
    clearInterval(this.flood);
  }

  private crash(): Error {
    if (!this.endedForMemory()) return new PageCrashed(this.request.url, "the page's process ended");
    return new PageTooLarge(this.request.url, 'memory', mostPageMemory, mostPageMemory);
  }

  abort(): void {
    this.stop.now(new RenderAborted(this.request.url), this.lane);
  }

  /** What became of it, where it did not end well; the lane is not used again. */
  failure(error: unknown): Error {
    if (this.lane) this.lane.sound = false;
    const facts: FailureFacts = {
      url: this.request.url,
      last: this.visited.at(-1) ?? this.request.url,
      milliseconds: Math.round(performance.now() - this.startedAt),
      refusalOf: this.proxy.refusalOf,
    };
    if (this.stop.error) return this.stop.error;
    const failure = failureOf(error, facts);
    const bytes = this.bytesSent();
    if (!(failure instanceof PageUnresponsive) || bytes <= mostUnansweredBytes) return failure;
    return new PageTooLarge(this.request.url, 'bytes', bytes, mostUnansweredBytes);
  }

  private async readWith(lane: Lane, response: Response | undefined): Promise<RenderResult> {
    const headers = response?.headers() ?? {};
    const status = response?.status() ?? 0;
    const mediaType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    if (!pageTypes.test(mediaType)) throw new DownloadStarted(lane.page.url(), mediaType);
    const { pictures } = this.request;
    let walked = await this.walk(lane, pictures === true);
    if (typeof pictures === 'function' && (await pictures(walked.views))) {
      await this.openGate(lane, true);
      await this.goTo(lane, this.request.url);
      walked = await this.walk(lane, true);
    }
    if (walked.ended === 'time') lane.sound = false;
    return this.result(lane, { status, headers }, walked);
  }

  private walk(lane: Lane, pictures: boolean): Promise<Walked> {
    return walk(lane, {
      request: this.request,
      limits: this.limits,
      pictures,
      deadline: this.deadline,
      goTo: (url) => this.goTo(lane, url),
    });
  }

  private async goTo(lane: Lane, url: string): Promise<void> {
    await lane.page.goto(url, { waitUntil: 'commit', timeout: this.timeLeft() });
  }

  private async openGate(lane: Lane, pictures: boolean): Promise<void> {
    const { mayNavigate } = this.request;
    await lane.gate.begin(
      {
        mayNavigate: mayNavigate ?? (() => Promise.resolve({ allowed: true })),
        wentTo: (url) => void this.visited.push(url),
        refused: (url, reason) => {
          lane.traffic.refuse(url, reason);
          this.stop.now(new NavigationRefused(url, reason), lane);
        },
      },
      pictures,
    );
  }

  private timeLeft(): number {
    return Math.max(1, Math.round(this.deadline - performance.now()));
  }

  private result(
    lane: Lane,
    { status, headers }: { status: number; headers: Record<string, string> },
    walked: Walked,
  ): RenderResult {
    const { views, counts, ended, unfinished, notes, finalUrl } = walked;
    const { requests, bytes, refused } = lane.traffic;
    return {
      requestedUrl: this.request.url,
      finalUrl,
      redirects: leftOnTheWay(this.visited, finalUrl),
      status,
      headers,
      views,
      counts,
      ended,
      unfinished,
      requests,
      bytes,
      refused: [...refused],
      notes,
      milliseconds: Math.round(performance.now() - this.startedAt),
    };
  }
}

function leftOnTheWay(visited: readonly string[], finalUrl: string): string[] {
  const final = finalUrl.split('#', 1)[0];
  const end = visited.findIndex((url) => url === final);
  const way = end >= 0 ? visited.slice(0, end) : visited;
  return way.filter((url, index) => url !== way[index - 1] && url !== final);
}
