// What a visit works with: opened once in each worker, handed to every visit, closed at the end.
import type { ObjectStore } from '#types/capture.ts';
import type { Clock } from '#types/clock.ts';
import type { Renderer } from './browser/types.ts';
import { openGuard, type AddressGuard, type Lookup } from './guard/guard.ts';
import { openHttp, type HttpClient, type HttpLimits } from './http/client.ts';
import { openPace, type Pace, type PaceOptions } from './pace/pace.ts';
import { openRobots, type Robots } from './robots/robots.ts';
import { openWayback, type Wayback } from './wayback/wayback.ts';
import type { ArchiveTime } from './wayback/client.ts';
import type { Saved } from './wayback/save.ts';

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
  /** Asks the Wayback Machine to take a memento; absent unless the registry wants it and a key is there. */
  readonly save?: (url: string) => void;
  close(): Promise<void>;
}

export interface ToolsOptions {
  readonly clock: Clock;
  readonly objects: ObjectStore;
  readonly userAgent: string;
  /** ASSAY_ALLOW_HOSTS, ASSAY_HOST_MAP, ASSAY_WAYBACK_URL and ASSAY_CHROMIUM are read from here. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Pages rendered at the same time. */
  readonly concurrency?: number;
  readonly pictures?: boolean;
  /** The registry's save_page_now: needs ASSAY_ARCHIVE_KEY (`access:secret`) in the environment too. */
  readonly savePageNow?: boolean;
  readonly onSaved?: (url: string, saved: Saved) => void;
  readonly limits?: Partial<HttpLimits>;
  readonly lookup?: Lookup;
  readonly pace?: PaceOptions;
  readonly archiveTime?: Partial<ArchiveTime>;
  /** In place of the browser of ./browser/. */
  readonly openRenderer?: () => Promise<Renderer>;
}

export async function openTools(options: ToolsOptions): Promise<VisitTools> {
  const { clock, objects, userAgent, env } = options;
  const base = env['ASSAY_WAYBACK_URL'];
  const guard = openGuard({
    allowHosts: env['ASSAY_ALLOW_HOSTS'],
    hostMap: env['ASSAY_HOST_MAP'],
    ...(base !== undefined && URL.canParse(base) ? { exempt: [base] } : {}),
    ...(options.lookup === undefined ? {} : { lookup: options.lookup }),
  });
  const http = openHttp({
    guard,
    userAgent,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  const wayback = openWayback({
    http,
    base,
    ...(options.archiveTime === undefined ? {} : { time: options.archiveTime }),
  });
  const saver = saverOf(options, wayback);
  let renderer: Promise<Renderer> | undefined;
  const open = options.openRenderer ?? (() => openDefaultRenderer(options, guard));
  return {
    clock,
    objects,
    guard,
    http,
    robots: openRobots({ http, clock, productToken: productTokenOf(userAgent) }),
    pace: openPace(options.pace),
    wayback,
    ...(saver === undefined ? {} : { save: saver.save }),
    pictures: options.pictures ?? true,
    renderer: () => {
      renderer ??= open().catch((error: unknown) => {
        // The next visit may find the browser that this one missed.
        renderer = undefined;
        throw error;
      });
      return renderer;
    },
    close: async () => {
      await saver?.close();
      await renderer?.then((opened) => opened.close()).catch(() => {});
      await http.close();
    },
  };
}

/** Saving takes minutes and helps nobody's visit: it goes on beside them, and is given up at the end. */
function saverOf(
  options: ToolsOptions,
  wayback: Wayback,
): { save(url: string): void; close(): Promise<void> } | undefined {
  const key = options.env['ASSAY_ARCHIVE_KEY'];
  if (options.savePageNow !== true || key === undefined || key === '') return undefined;
  const stop = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  return {
    save: (url) => {
      last = last
        .then(() => (stop.signal.aborted ? undefined : wayback.save({ url, key, signal: stop.signal })))
        .then((saved) => (saved === undefined ? undefined : options.onSaved?.(url, saved)))
        .catch(() => undefined);
    },
    close: async () => {
      stop.abort(new Error('the tools were closed'));
      await last;
    },
  };
}

async function openDefaultRenderer(options: ToolsOptions, guard: AddressGuard): Promise<Renderer> {
  const { openBrowser } = await import('./browser/render.ts');
  const executable = options.env['ASSAY_CHROMIUM'];
  return openBrowser({
    userAgent: options.userAgent,
    guard: (url) => guard.route(url),
    concurrency: options.concurrency ?? 2,
    ...(executable === undefined || executable === '' ? {} : { executable }),
  });
}

/** "AssayBot/1.0 (+mailto:...)" goes by AssayBot in robots.txt. */
export function productTokenOf(userAgent: string): string {
  return /^[A-Za-z_-]+/.exec(userAgent)?.[0] ?? 'AssayBot';
}

/** Who we are: our name, our version, and where to write to. */
export function userAgentOf(
  settings: { readonly user_agent?: string | undefined; readonly contact: string },
  version: string,
): string {
  return settings.user_agent ?? `AssayBot/${version} (+${settings.contact})`;
}
