// Which Chromium to start: the one named, the one that set-up proved, Playwright's own, or one on the system.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { BrowserMissing } from './errors.ts';

export interface Executable {
  readonly path: string;
  /** False: without its sandbox. Undefined: not known before it is tried. */
  readonly sandbox: boolean | undefined;
  readonly from: 'option' | 'ASSAY_CHROMIUM' | 'set-up' | 'Playwright' | 'system';
}

export interface Places {
  /** Wins over everything else. */
  readonly option?: string;
  readonly env: NodeJS.ProcessEnv;
  /** What set-up remembered. */
  readonly markerFile: string;
  readonly playwrightPath: () => string;
  readonly isRoot: boolean;
  readonly systemPaths: readonly string[];
}

const markerSchema = z.object({ path: z.string().min(1), sandbox: z.boolean() });

const systemNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];

const systemPaths = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export function placesHere(option?: string): Places {
  return {
    ...(option === undefined ? {} : { option }),
    env: process.env,
    markerFile: fileURLToPath(new URL('../../.assay/browser.json', import.meta.url)),
    playwrightPath: ownBrowserOfPlaywright,
    isRoot: process.getuid?.() === 0,
    systemPaths,
  };
}

export function findExecutable(places: Places): Executable {
  const sandbox = places.isRoot ? false : undefined;
  if (places.option) return named(places.option, 'option', sandbox);
  if (places.env['ASSAY_CHROMIUM']) return named(places.env['ASSAY_CHROMIUM'], 'ASSAY_CHROMIUM', sandbox);
  const marked = readMarker(places.markerFile);
  if (marked && existsSync(marked.path)) return { ...marked, from: 'set-up' };
  const own = places.playwrightPath();
  if (own && existsSync(own)) return { path: own, sandbox, from: 'Playwright' };
  const system = [...onPath(places.env['PATH'] ?? ''), ...places.systemPaths].find((path) =>
    existsSync(path),
  );
  if (system) return { path: system, sandbox, from: 'system' };
  throw new BrowserMissing(
    'No Chromium was found: ASSAY_CHROMIUM is not set, set-up has proved none, and neither Playwright nor the system has one',
    'Run npm run setup, or install Chromium and name it with ASSAY_CHROMIUM=/path/to/chromium.',
  );
}

/** Loaded only when it is asked for: Playwright is heavy, and most commands never need it. */
function ownBrowserOfPlaywright(): string {
  const { chromium } = createRequire(import.meta.url)('playwright') as typeof import('playwright');
  return chromium.executablePath();
}

function named(path: string, from: 'option' | 'ASSAY_CHROMIUM', sandbox: false | undefined): Executable {
  if (existsSync(path)) return { path, sandbox, from };
  throw new BrowserMissing(
    `There is no browser at ${path}, which ${from === 'option' ? 'the caller' : 'ASSAY_CHROMIUM'} names`,
    'Correct the path, or unset ASSAY_CHROMIUM so that another is looked for.',
  );
}

function readMarker(file: string): z.infer<typeof markerSchema> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return markerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function onPath(path: string): string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}
