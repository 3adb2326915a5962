// Crawlee's PlaywrightCrawler as a service: one that never finishes, takes tickets, and renders each in a lane.
import type { PlaywrightCrawler, PlaywrightCrawlingContext } from 'crawlee';
import type { Browser } from 'playwright';
import { bundleInPage } from './bundle.ts';
import { BrowserEnded, RenderAborted } from './errors.ts';
import type { Executable } from './executable.ts';
import { laneLauncher } from './lanes.ts';
import { launchChromium, type Launched } from './launch.ts';
import { loadCrawlee } from './load-crawlee.ts';
import { PageVisit } from './visit-page.ts';
import { TicketQueue, type Ticket } from './queue.ts';
import { openSocksProxy, type SocksProxy } from './socks.ts';
import type { BrowserLog, RendererOptions, RenderRequest, RenderResult } from './types.ts';
import { watchBrowser, type Watch } from './watch.ts';

export interface EngineOptions extends Omit<RendererOptions, 'executable'> {
  readonly executable: Executable;
}

interface Job extends Ticket {
  visit: PageVisit;
  begin(): PageVisit;
  /** Once more is enough. */
  repeated: boolean;
  resolve(result: RenderResult): void;
  reject(error: Error): void;
}

type Watches = Map<Browser, Watch>;

const pagesPerBrowser = 200;
const oneDay = 86_400;

export class Engine {
  private readonly crawler: PlaywrightCrawler;
  private readonly queue: TicketQueue<Job>;
  private readonly proxy: SocksProxy;
  private readonly watches: Watches;
  private readonly running: Promise<unknown>;
  private nextKey = 1;
  private closing = false;

  private constructor(parts: {
    crawler: PlaywrightCrawler;
    queue: TicketQueue<Job>;
    proxy: SocksProxy;
    watches: Watches;
    running: Promise<unknown>;
  }) {
    this.crawler = parts.crawler;
    this.queue = parts.queue;
    this.proxy = parts.proxy;
    this.watches = parts.watches;
    this.running = parts.running;
  }

  static async start(options: EngineOptions, launched: (facts: Launched) => void): Promise<Engine> {
    const log: BrowserLog = options.log ?? (() => {});
    const [proxy, bundles] = await Promise.all([openSocksProxy(options.guard), bundleInPage()]);
    const crawlee = loadCrawlee();
    const queue = new TicketQueue<Job>(crawlee);
    const watches: Watches = new Map();
    const launcher = laneLauncher({
      bundles,
      refusalOf: proxy.refusalOf,
      userAgent: options.userAgent,
      launch: () =>
        launchChromium({
          executable: options.executable,
          proxyUrl: proxy.url,
          userAgent: options.userAgent,
          log,
        }),
      end: (browser) => watches.get(browser)?.end() ?? browser.close(),
      launched: (started) => {
        launched(started);
        // A browser that died is not asked for pages any more.
        started.browser.once('disconnected', () => retireDead(crawler));
        void addWatch(started, watches, log);
      },
    });
    const crawler = new crawlee.PlaywrightCrawler(
      {
        ...handlersFor(queue),
        requestQueue: queue as never,
        keepAlive: true,
        minConcurrency: options.concurrency,
        maxConcurrency: options.concurrency,
        // One try: what comes next is the visit's to decide, and no status is an error to us.
        maxRequestRetries: 0,
        maxSessionRotations: 0,
        useSessionPool: false,
        // Each render has bounds of its own, which end it earlier.
        navigationTimeoutSecs: oneDay,
        requestHandlerTimeoutSecs: oneDay,
        statusMessageLoggingInterval: oneDay,
        launchContext: { launcher, useIncognitoPages: true },
        browserPoolOptions: {
          useFingerprints: false,
          maxOpenPagesPerBrowser: options.concurrency,
          retireBrowserAfterPageCount: options.pagesPerBrowser ?? pagesPerBrowser,
          retireInactiveBrowserAfterSecs: 600,
          closeInactiveBrowserAfterSecs: 60,
          operationTimeoutSecs: 180,
        },
        autoscaledPoolOptions: unscaled,
        statisticsOptions: { logIntervalSecs: oneDay, persistenceOptions: { enable: false } },
      },
      new crawlee.Configuration({
        persistStorage: false,
        purgeOnStart: false,
        systemInfoIntervalMillis: oneDay * 1_000,
        persistStateIntervalMillis: oneDay * 1_000,
      }),
    );
    const { ended } = await runUntilReady(crawler);
    return new Engine({ crawler, queue, proxy, watches, running: ended });
  }

  render(request: RenderRequest): Promise<RenderResult> {
    return new Promise((resolve, reject) => {
      if (this.closing) throw new RenderAborted(request.url);
      const begin = (): PageVisit =>
        new PageVisit({
          request,
          proxy: this.proxy,
          endedForMemory: () =>
            [...this.watches.values()].some((watch) => performance.now() - watch.endedForMemoryAt < 2_000),
        });
      const abort = (): void => {
        job.visit.abort();
        if (this.queue.withdraw(job)) job.reject(new RenderAborted(request.url));
      };
      const end = (): void => {
        this.queue.forget(job);
        job.visit.end();
        request.signal?.removeEventListener('abort', abort);
      };
      const job: Job = {
        key: String(this.nextKey++),
        request,
        visit: begin(),
        repeated: false,
        begin,
        resolve: (result) => {
          end();
          resolve(result);
        },
        reject: (error) => {
          end();
          reject(error);
        },
      };
      request.signal?.addEventListener('abort', abort, { once: true });
      this.queue.push(job);
      void this.crawler.autoscaledPool?.notify();
    });
  }

  async memory(): Promise<number> {
    const each = await Promise.all([...this.watches.values()].map((watch) => watch.memory().catch(() => 0)));
    return each.reduce((sum, bytes) => sum + bytes, 0);
  }

  async close(): Promise<void> {
    if (this.closing) return void (await this.running);
    this.closing = true;
    for (const job of this.queue.unfinished()) {
      job.visit.abort();
      job.reject(new RenderAborted(job.request.url));
    }
    const ended = Promise.all([...this.watches.values()].map((watch) => watch.end()));
    await this.crawler.autoscaledPool?.abort();
    await Promise.all([ended, this.running]);
    await this.proxy.close();
  }
}

/** No scaling: how many pages at once is the worker's decision, and measuring the machine costs more than it tells. */
const unscaled = {
  autoscaleIntervalSecs: oneDay,
  loggingIntervalSecs: null,
  maybeRunIntervalSecs: 0.25,
  systemStatusOptions: {
    maxMemoryOverloadedRatio: 1,
    maxEventLoopOverloadedRatio: 1,
    maxCpuOverloadedRatio: 1,
    maxClientOverloadedRatio: 1,
  },
  snapshotterOptions: { eventLoopSnapshotIntervalSecs: oneDay, clientSnapshotIntervalSecs: oneDay },
};

function handlersFor(queue: TicketQueue<Job>) {
  return {
    preNavigationHooks: [
      async ({ request, page }: PlaywrightCrawlingContext, goto: Record<string, unknown> | undefined) => {
        const job = queue.ticketOf(request);
        if (job && goto) Object.assign(goto, await job.visit.prepare(page));
      },
    ],
    async requestHandler({ request, response }: PlaywrightCrawlingContext): Promise<void> {
      const job = queue.ticketOf(request);
      if (job) job.resolve(await job.visit.read(response));
    },
    failedRequestHandler({ request }: PlaywrightCrawlingContext, error: Error): void {
      const job = queue.ticketOf(request);
      if (!job) return;
      const failure = job.visit.failure(error);
      if (failure instanceof BrowserEnded && !job.repeated) repeat(job, queue);
      else job.reject(failure);
    },
  };
}

function retireDead({ browserPool }: PlaywrightCrawler): void {
  for (const controller of browserPool.activeBrowserControllers) {
    if (!controller.browser.isConnected()) browserPool.retireBrowserController(controller);
  }
}

async function addWatch({ browser }: Launched, watches: Watches, log: BrowserLog): Promise<void> {
  try {
    const watch = await watchBrowser(browser, log);
    watches.set(browser, watch);
    browser.once('disconnected', () => watches.delete(browser));
  } catch {
    // It ended before it could be watched.
  }
}

function repeat(job: Job, queue: TicketQueue<Job>): void {
  queue.forget(job);
  job.visit.end();
  job.visit = job.begin();
  job.repeated = true;
  queue.push(job);
}

/** Crawlee would answer Ctrl-C itself, by stopping within a page: the command decides what Ctrl-C means. */
async function runUntilReady(crawler: PlaywrightCrawler): Promise<{ ended: Promise<unknown> }> {
  const before = new Set(process.listeners('SIGINT'));
  const ended = crawler.run();
  ended.catch(() => {});
  for (let turns = 0; turns < 1_000 && crawler.autoscaledPool === undefined; turns += 1) await turn();
  await turn();
  for (const listener of process.listeners('SIGINT')) {
    if (!before.has(listener)) process.off('SIGINT', listener);
  }
  return { ended };
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1);
  });
}
