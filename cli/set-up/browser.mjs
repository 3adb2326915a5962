// Step: a Chromium that starts. Each place is proved by launching it; the first that shows an element is remembered.
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { aptInstall, mayUseApt } from './apt.mjs';
import { playwrightBrowsers, systemBrowsers } from './browser-places.mjs';
import { recall, remember } from './place.mjs';
import { runTool } from './run-tool.mjs';
import { SetUpError } from './set-up-error.mjs';
import { whyItDidNotStart } from './why-not.mjs';
import { unpackSparticuz } from './sparticuz.mjs';

export const name = 'browser';
const note = 'browser.json';

export function check(place) {
  const known = recall(place, note);
  const asked = process.env.ASSAY_CHROMIUM || undefined;
  if (known === undefined || known.fingerprint !== fingerprint(known.path)) return undefined;
  if (asked === undefined ? known.from === 'ASSAY_CHROMIUM' : known.path !== asked) return undefined;
  return says(known);
}

export async function act(place, report) {
  const asked = process.env.ASSAY_CHROMIUM;
  if (asked) return provenOrRefused(place, asked, report);
  const tried = [];
  for (const { from, find } of ways(place, report)) {
    const { paths = [], why } = await find();
    if (why) tried.push(`${from}: ${why}`);
    for (const path of paths) {
      report.live(`starting ${path === '-' ? "Playwright's own" : path}`);
      const proof = await prove(place, path);
      if (proof.ok) return keep(place, proof, from);
      tried.push(`${from}: ${path === '-' ? '' : `${path} `}${proof.why}`);
    }
  }
  throw new SetUpError('No browser starts here.', advice(), tried.join('\n'));
}

/** In this order: what is there, then what can be fetched. */
function ways(place, report) {
  return [
    { from: 'Playwright', find: async () => ({ paths: ['-', ...playwrightBrowsers()] }) },
    {
      from: 'system',
      find: async () => ({ paths: systemBrowsers(), why: systemBrowsers().length ? '' : 'none found' }),
    },
    { from: 'playwright install', find: () => playwrightInstall(place, report) },
    { from: 'npm package', find: () => sparticuz(place, report) },
    { from: 'apt-get', find: () => debianPackage(place, report) },
  ];
}

async function provenOrRefused(place, path, report) {
  report.live(`starting ${path}`);
  const proof = await prove(place, path);
  if (proof.ok) return keep(place, proof, 'ASSAY_CHROMIUM');
  throw new SetUpError(
    `ASSAY_CHROMIUM names ${path}, and that does not start.`,
    'Correct it, or unset ASSAY_CHROMIUM so that set-up looks for a browser itself.',
    proof.why,
  );
}

function keep(place, proof, from) {
  const found = {
    path: proof.path,
    sandbox: proof.sandbox,
    from,
    version: proof.version,
    fingerprint: fingerprint(proof.path),
  };
  remember(place, note, found);
  return says(found);
}

function says({ path, version, sandbox }) {
  return `Chromium ${version} at ${path}${sandbox ? '' : ', without its sandbox'}`;
}

function fingerprint(path) {
  try {
    const { size, mtimeMs } = statSync(path);
    return `${size} ${mtimeMs}`;
  } catch {
    return 'missing';
  }
}

/** With the sandbox unless we are root; without it only when the sandboxed launch fails. */
async function prove(place, path) {
  const sandboxes = process.getuid?.() === 0 ? ['no-sandbox'] : ['sandbox', 'no-sandbox'];
  let last = { ok: false, why: '' };
  for (const sandbox of sandboxes) {
    last = await launch(place, path, sandbox);
    if (last.ok || last.gone) return last;
  }
  return last;
}

function launch(place, path, sandbox) {
  const script = fileURLToPath(new URL('probe-browser.mjs', import.meta.url));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, path, sandbox], { cwd: place.root, timeout: 180_000 });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.once('error', (error) => resolve({ ok: false, why: error.message }));
    child.once('close', (code) => {
      if (code === 0 && out.startsWith('{'))
        resolve({ ok: true, sandbox: sandbox === 'sandbox', ...JSON.parse(out) });
      else
        resolve({ ok: false, gone: /Executable doesn't exist|ENOENT/.test(err), why: whyItDidNotStart(err) });
    });
  });
}

async function playwrightInstall(place, report) {
  report.live('playwright install --only-shell chromium (110 MB)');
  const cli = place.inRoot('node_modules/playwright/cli.js');
  const result = await runTool(place, process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
    log: 'playwright',
    timeoutMs: 10 * 60_000,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    ...report.tool,
  });
  return result.ok ? { paths: ['-', ...playwrightBrowsers()] } : { why: 'the download failed' };
}

async function sparticuz(place, report) {
  const { path, why } = await unpackSparticuz(place, report);
  return path ? { paths: [path] } : { why };
}

async function debianPackage(place, report) {
  if (!mayUseApt()) return { why: 'only as root on Debian and its kin' };
  const shell = await aptInstall(place, ['chromium-headless-shell'], report);
  if (!shell.ok) await aptInstall(place, ['chromium'], report);
  return { paths: systemBrowsers() };
}

function advice() {
  return 'Install one (Debian: sudo apt-get install -y chromium; elsewhere: npx playwright install --with-deps --only-shell chromium), or name one with ASSAY_CHROMIUM=/path/to/chrome, and run the same command again.';
}
