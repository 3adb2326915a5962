// One tab in a context of its own, used for one visit after the other and emptied in between.
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import type { Bundles } from './bundle.ts';
import { PageUnresponsive } from './errors.ts';
import { Gate } from './gate.ts';
import type { InPage } from './in-page/main.ts';
import { slowness } from './slowness.ts';
import { Traffic, type TrafficEvents } from './traffic.ts';

/** A picture is as wide as this. */
export const viewport = { width: 1280, height: 900 };
const worldName = 'assay';
const blank = 'about:blank';

export interface LaneSettings {
  readonly bundles: Bundles;
  readonly refusalOf: (host: string) => string | undefined;
  readonly userAgent: string;
}

export class Lane {
  readonly page: Page;
  readonly session: CDPSession;
  readonly traffic: Traffic;
  readonly gate: Gate;
  /** False once something went wrong in it: it is not used again. */
  sound = true;
  visits = 0;
  /** The page's scripts were ended: nothing in it waits any more, its timers stand still. */
  scriptsEnded = false;
  onTrouble: ((error: Error) => void) | undefined;
  private readonly context: BrowserContext;
  private readonly bundle: string;
  private readonly userAgent: string;
  private language = 'en';
  private readonly mainFrame: string;
  private world: number | undefined;
  private dirty = false;
  private leaving: Promise<void> | undefined;

  private constructor(
    context: BrowserContext,
    page: Page,
    session: CDPSession,
    mainFrame: string,
    settings: LaneSettings,
  ) {
    this.context = context;
    this.page = page;
    this.session = session;
    this.mainFrame = mainFrame;
    this.bundle = settings.bundles.world;
    this.userAgent = settings.userAgent;
    const events: TrafficEvents = {
      tooLarge: (error) => this.onTrouble?.(error),
      refusalOf: settings.refusalOf,
    };
    this.traffic = new Traffic(session, events);
    this.gate = new Gate(session, mainFrame);
  }

  /** No permission, no download, no other window; dialogs are dismissed, service workers refused by in-page/pulse.ts. */
  static async open(browser: Browser, settings: LaneSettings): Promise<Lane> {
    const context = await browser.newContext({
      viewport,
      acceptDownloads: false,
      permissions: [],
    });
    await context.addInitScript(settings.bundles.pulse);
    const page = await context.newPage();
    context.on('page', (other) => {
      other.close().catch(() => {});
    });
    page.on('dialog', (dialog) => {
      dialog.dismiss().catch(() => {});
    });
    const session = await context.newCDPSession(page);
    const [{ frameTree }] = await Promise.all([
      session.send('Page.getFrameTree'),
      session.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 }),
    ]);
    return new Lane(context, page, session, frameTree.frame.id, settings);
  }

  /** Before a navigation: nothing of an earlier visit is left. */
  async clean(url: string): Promise<void> {
    await this.leaving;
    this.world = undefined;
    if (!this.dirty) return;
    this.dirty = false;
    const origins = [...this.traffic.origins];
    if (this.page.url() !== blank && origins.some((origin) => siteOf(origin) === siteOf(url)))
      await this.leave();
    await Promise.all([
      this.session.send('Network.clearBrowserCookies'),
      this.session.send('Network.clearBrowserCache'),
      this.session.send('Page.resetNavigationHistory'),
      ...origins
        .filter((origin) => origin !== 'null')
        .map((origin) => this.session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })),
    ]);
    this.traffic.origins.clear();
  }

  /** By header and to scripts. Told only where it changes: told to each page, it would cost each page. */
  async speak(language: string): Promise<void> {
    if (language === this.language) return;
    this.language = language;
    const english = language === 'en';
    const acceptLanguage = english ? 'en-US,en' : `${language},en`;
    await this.session.send('Emulation.setUserAgentOverride', { userAgent: this.userAgent, acceptLanguage });
    // Dates and numbers alone; a process that serves two tabs may keep another's.
    const locale = english ? {} : { locale: language };
    await this.session.send('Emulation.setLocaleOverride', locale).catch(() => {});
  }

  use(): void {
    this.visits += 1;
    this.dirty = true;
  }

  /** Leaves the page, so that its scripts end: no vendor is polled between visits. */
  leave(): Promise<void> {
    this.leaving ??= this.goBlank().finally(() => {
      this.leaving = undefined;
    });
    return this.leaving;
  }

  private async goBlank(): Promise<void> {
    if (this.world !== undefined) await this.call('forget', undefined, 1_000).catch(() => []);
    this.world = undefined;
    this.gate.state = 'open';
    await this.emptySession();
    await this.page.goto(blank, { timeout: 5_000 });
  }

  /** Some editions of Chromium keep a tab's session storage when all else of an origin is cleared, and only a page that still stands can be emptied. */
  private async emptySession(): Promise<void> {
    const all = [...this.traffic.origins].map((securityOrigin) =>
      this.session.send('DOMStorage.clear', { storageId: { securityOrigin, isLocalStorage: false } }),
    );
    await this.bounded(Promise.allSettled(all), 1_000).catch(() => []);
  }

  /** Calls a function of in-page/ in our own world; once more where the document was replaced meanwhile. */
  async call<Name extends keyof InPage>(
    name: Name,
    value: Parameters<InPage[Name]>[0],
    within: number,
  ): Promise<Awaited<ReturnType<InPage[Name]>>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.bounded(this.callOnce(name, value), within);
      } catch (error) {
        if (attempt >= 3 || !isGoneContext(error)) throw error;
        this.world = undefined;
      }
    }
  }

  private async callOnce<Name extends keyof InPage>(
    name: Name,
    value: Parameters<InPage[Name]>[0],
  ): Promise<Awaited<ReturnType<InPage[Name]>>> {
    this.world ??= await this.enterWorld();
    const { result, exceptionDetails } = await this.session.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (value) { return assay.${name}(value); }`,
      executionContextId: this.world,
      arguments: value === undefined ? [] : [{ value }],
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      const { exception, text } = exceptionDetails;
      throw new Error(`${name} failed in the page: ${exception?.description ?? text}`);
    }
    return result.value as Awaited<ReturnType<InPage[Name]>>;
  }

  private async enterWorld(): Promise<number> {
    const { executionContextId } = await this.session.send('Page.createIsolatedWorld', {
      frameId: this.mainFrame,
      worldName,
    });
    await this.session.send('Runtime.evaluate', { expression: this.bundle, contextId: executionContextId });
    return executionContextId;
  }

  private bounded<Value>(work: Promise<Value>, quickly: number): Promise<Value> {
    const within = Math.round(quickly * slowness());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new PageUnresponsive(this.page.url(), within)), within);
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  /** Ends a script that never lets go, and all that would follow it: what the page shows can then be read. */
  async endScripts(): Promise<void> {
    this.sound = false;
    this.scriptsEnded = true;
    // In this order: only the first interrupts a script that is running.
    await this.bounded(this.session.send('Runtime.terminateExecution'), 2_000);
    await this.bounded(this.session.send('Emulation.setScriptExecutionDisabled', { value: true }), 2_000);
  }

  async close(): Promise<void> {
    this.sound = false;
    await this.context.close().catch(() => {});
  }
}

function isGoneContext(error: unknown): boolean {
  return (
    error instanceof Error &&
    /context with (?:the )?specified id|context was destroyed|uniqueContextId not found|Inspected target navigated|assay is not defined/i.test(
      error.message,
    )
  );
}

/** Near enough to "same site": too many leaves too often, which only costs time. */
function siteOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.split('.').slice(-2).join('.') : '';
}
