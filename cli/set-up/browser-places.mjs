// Where a Chromium may already be on this machine.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { which } from './run-tool.mjs';

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];

const fixed = {
  linux: ['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

export function systemBrowsers() {
  const onPath = names.map((name) => which(name)).filter((path) => path !== undefined);
  const known = (fixed[process.platform] ?? []).filter((path) => existsSync(path));
  return [...new Set([...onPath, ...known])];
}

/** Browsers that Playwright downloaded earlier, newest first; their revision need not be the one of this Playwright. */
export function playwrightBrowsers() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), cacheFolder(), 'ms-playwright');
  if (!existsSync(folder)) return [];
  const revisions = readdirSync(folder)
    .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]));
  return revisions.flatMap((name) => programsIn(join(folder, name)));
}

function cacheFolder() {
  if (process.platform === 'darwin') return 'Library/Caches';
  return process.platform === 'win32' ? 'AppData/Local' : '.cache';
}

function programsIn(folder) {
  const program =
    /^(chrome|headless_shell|chrome-headless-shell|Chromium|Google Chrome for Testing)(\.exe)?$/;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && program.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
