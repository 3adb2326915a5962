// Step: node_modules holds exactly what package-lock.json says. Install scripts are never run: SQLite's binding is a step of its own.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { npmAdvice, npmComplaint, runNpm } from './npm.mjs';
import { SetUpError } from './set-up-error.mjs';

export const name = 'packages';

export function check(place) {
  const wanted = readLock(place.inRoot('package-lock.json'));
  if (!wanted)
    throw new SetUpError(
      'package-lock.json is missing or damaged.',
      'Restore it with `git checkout package-lock.json`.',
    );
  const present = readLock(place.inRoot('node_modules/.package-lock.json'));
  if (!present) return undefined;
  const entries = Object.entries(wanted).filter(([path]) => path !== '');
  for (const [path, entry] of entries) {
    const found = present[path];
    if (found === undefined && (entry.optional || entry.peer)) continue;
    if (found === undefined || found.version !== entry.version) return undefined;
    if (!existsSync(place.inRoot(path))) return undefined;
  }
  if (!fitsThisMachine(place)) return undefined;
  return `${Object.keys(present).length} packages, as in package-lock.json`;
}

export async function act(place, report) {
  const total = Object.values(readLock(place.inRoot('package-lock.json'))).filter(isForThisMachine).length;
  const timer = setInterval(() => report.live(`${countPackages(place)} of about ${total} packages`), 500);
  try {
    const result = await runNpm(place, ['ci', '--include=dev', '--include=optional'], report.tool);
    if (!result.ok)
      throw new SetUpError(
        'npm could not install the packages.',
        npmAdvice(result.log),
        npmComplaint(result.log),
      );
  } finally {
    clearInterval(timer);
  }
  const done = check(place);
  if (done) return done;
  throw new SetUpError(
    'npm finished, and node_modules still differs from package-lock.json.',
    'Remove node_modules and run the same command again; if it stays so, `npm ls` names what differs.',
  );
}

function readLock(file) {
  try {
    const { packages } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof packages === 'object' && packages !== null ? packages : undefined;
  } catch {
    return undefined;
  }
}

/** A node_modules copied from another system lacks the parts that are built for this one. */
function fitsThisMachine(place) {
  const folder = place.inRoot('node_modules/@esbuild');
  if (!existsSync(folder)) return true;
  return existsSync(place.inRoot('node_modules/@esbuild', `${process.platform}-${process.arch}`));
}

function isForThisMachine({ os, cpu }) {
  return (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true);
}

function countPackages(place) {
  try {
    const folder = place.inRoot('node_modules');
    const names = readdirSync(folder);
    const scopes = names.filter((entry) => entry.startsWith('@'));
    return (
      names.length -
      scopes.length +
      scopes.reduce((sum, scope) => sum + readdirSync(`${folder}/${scope}`).length, 0)
    );
  } catch {
    return 0;
  }
}
