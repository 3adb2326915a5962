// Gives Crawlee's browser pool a browser whose pages are lanes: a new window costs three times what a page costs.
import { EventEmitter } from 'node:events';
import type { Browser, BrowserType, Page } from 'playwright';
import { Lane, type LaneSettings } from './lane.ts';
import type { Launched } from './launch.ts';

const leases = new WeakMap<object, Lane>();
const mostVisits = 50;
const restAfter = 100;

export interface LaneBrowserOptions extends LaneSettings {
  readonly launch: () => Promise<Launched>;
  readonly launched: (launched: Launched) => void;
  /** Closes a browser, or ends it where it does not close. */
  readonly end: (browser: Browser) => Promise<void>;
}

export function laneOf(page: Page): Lane {
  const lane = leases.get(page);
  if (!lane) throw new Error('this page was not opened by the renderer');
  return lane;
}

/** What Crawlee takes for Playwright's chromium: it launches ours, and its browsers lend lanes. */
export function laneLauncher(options: LaneBrowserOptions): BrowserType {
  const launcher = {
    name: () => 'chromium',
    executablePath: () => '',
    async launch(): Promise<Browser> {
      const launched = await options.launch();
      options.launched(launched);
      return new LaneBrowser(launched.browser, options) as unknown as Browser;
    },
  };
  return launcher as unknown as BrowserType;
}

class LaneBrowser extends EventEmitter {
  private readonly browser: Browser;
  private readonly settings: LaneBrowserOptions;
  private readonly free: Lane[] = [];

  constructor(browser: Browser, settings: LaneBrowserOptions) {
    super();
    this.browser = browser;
    this.settings = settings;
    browser.on('disconnected', () => this.emit('disconnected', this));
  }

  /** Crawlee's own context options are for fingerprints and proxies of its making: none of them applies. */
  async newPage(): Promise<Page> {
    const lane = await this.take();
    lane.use();
    return this.lend(lane);
  }

  contexts(): unknown[] {
    return this.browser.contexts();
  }

  version(): string {
    return this.browser.version();
  }

  isConnected(): boolean {
    return this.browser.isConnected();
  }

  async close(): Promise<void> {
    await this.settings.end(this.browser);
  }

  private async take(): Promise<Lane> {
    for (let lane = this.free.pop(); lane; lane = this.free.pop()) {
      if (lane.sound) return lane;
      void lane.close();
    }
    return Lane.open(this.browser, this.settings);
  }

  /** The lane's page as Crawlee sees it: closing it gives it back, and its listeners end with the lease. */
  private lend(lane: Lane): Page {
    const events = new EventEmitter();
    let open = true;
    const lease = Object.create(lane.page) as Page;
    const own = {
      on: events.on.bind(events),
      once: events.once.bind(events),
      off: events.off.bind(events),
      isClosed: () => !open,
      close: async (): Promise<void> => {
        if (!open) return;
        open = false;
        leases.delete(lease);
        await this.takeBack(lane);
        events.emit('close', lease);
      },
    };
    for (const [name, value] of Object.entries(own))
      Object.defineProperty(lease, name, { value, writable: true });
    leases.set(lease, lane);
    return lease;
  }

  private async takeBack(lane: Lane): Promise<void> {
    lane.onTrouble = undefined;
    if (!lane.sound || lane.visits >= mostVisits || !this.browser.isConnected()) return lane.close();
    this.free.push(lane);
    setTimeout(() => {
      if (!this.free.includes(lane)) return;
      lane.leave().catch(() => {
        lane.sound = false;
      });
    }, restAfter).unref();
  }
}
