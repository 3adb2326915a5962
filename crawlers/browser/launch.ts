// Starts Chromium: what it may not do on its own, and its sandbox wherever that works.
import { chromium, type Browser, type LaunchOptions } from 'playwright';
import { BrowserMissing } from './errors.ts';
import type { Executable } from './executable.ts';
import type { BrowserLog } from './types.ts';

export interface Launched {
  readonly browser: Browser;
  readonly sandbox: boolean;
}

/**
 * The first two keep Chromium's own traffic at home; the others keep WebRTC inside the proxy, where the guard is.
 * Never --disable-features: it would replace Playwright's own list.
 */
const quiet = [
  '--gaia-url=http://127.0.0.1:1',
  '--component-updater=url-source=http://127.0.0.1:1/',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
];

export interface LaunchSettings {
  readonly executable: Executable;
  /** The loopback proxy through which every connection goes. */
  readonly proxyUrl: string;
  readonly userAgent: string;
  readonly log: BrowserLog;
}

export async function launchChromium(settings: LaunchSettings): Promise<Launched> {
  const { executable, log } = settings;
  if (executable.sandbox === false) {
    const browser = await chromium.launch(optionsFor(settings, false)).catch(notStarted(executable));
    return { browser, sandbox: false };
  }
  try {
    return { browser: await chromium.launch(optionsFor(settings, true)), sandbox: true };
  } catch (error) {
    if (executable.sandbox === true) throw notStartedError(executable, error);
    const browser = await chromium.launch(optionsFor(settings, false)).catch(notStarted(executable));
    log('warn', `Chromium at ${executable.path} starts only without its sandbox: pages run less isolated`);
    return { browser, sandbox: false };
  }
}

/** What holds for every page is said here once: said to each page, it costs a tenth of a page's time. */
function optionsFor(settings: LaunchSettings, sandbox: boolean): LaunchOptions {
  const { executable, proxyUrl, userAgent } = settings;
  return {
    executablePath: executable.path,
    headless: true,
    chromiumSandbox: sandbox,
    args: [
      ...quiet,
      `--user-agent=${userAgent}`,
      '--lang=en-US',
      '--accept-lang=en-US,en',
      '--force-prefers-reduced-motion',
    ],
    proxy: { server: proxyUrl },
    timeout: 120_000,
    // Signals are the command's to handle; a browser that outlives us is not possible: it ends with its pipe.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}

function notStarted(executable: Executable): (error: unknown) => never {
  return (error) => {
    throw notStartedError(executable, error);
  };
}

function notStartedError(executable: Executable, error: unknown): BrowserMissing {
  const first = String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? '';
  return new BrowserMissing(
    `Chromium at ${executable.path} (from ${executable.from}) does not start: ${first}`,
    'Run npm run setup to find one that does, or name another with ASSAY_CHROMIUM=/path/to/chromium.',
    error,
  );
}
