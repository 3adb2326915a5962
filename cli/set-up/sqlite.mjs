// Step: better-sqlite3 loads. Its binding is downloaded ready-made where that is possible, and compiled where it is not.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aptInstall, mayUseApt } from './apt.mjs';
import { findHeaders } from './headers.mjs';
import { nodeGyp } from './npm.mjs';
import { recall, remember } from './place.mjs';
import { runTool, which } from './run-tool.mjs';
import { SetUpError } from './set-up-error.mjs';

export const name = 'SQLite';
const folder = 'node_modules/better-sqlite3';
const note = 'sqlite.json';

export function check(place) {
  const known = recall(place, note);
  if (known === undefined || known.fingerprint !== fingerprint(place)) return undefined;
  return known.says;
}

export async function act(place, report) {
  report.live('does the binding load');
  const kept = keptCopy(place);
  const ways = [
    { how: 'already there', attempt: async () => undefined },
    { how: 'kept from before', attempt: async () => restore(place, kept) },
    { how: 'downloaded', attempt: () => download(place, report) },
    { how: 'compiled', attempt: () => compile(place, report) },
  ];
  for (const { how, attempt } of ways) {
    await attempt();
    const version = loads(place);
    if (version === undefined) continue;
    keep(place, kept);
    const says = `${version}, binding ${how}`;
    remember(place, note, { fingerprint: fingerprint(place), says: version });
    return says;
  }
  throw new SetUpError(
    `SQLite's binding was built and does not load under Node ${process.versions.node}.`,
    `Remove ${folder}/build and run the same command again.`,
    loadFailure(place),
  );
}

function binding(place) {
  return place.inRoot(folder, 'build/Release/better_sqlite3.node');
}

function fingerprint(place) {
  try {
    const { size, mtimeMs } = statSync(binding(place));
    return [size, mtimeMs, process.version, process.platform, process.arch].join(' ');
  } catch {
    return 'missing';
  }
}

const probe = `const db = new (require('better-sqlite3'))(':memory:');
process.stdout.write(db.prepare('select sqlite_version() v').get().v);`;

/** In a child process: a binding for another Node can crash whoever loads it. */
function runProbe(place) {
  return spawnSync(process.execPath, ['-e', probe], { cwd: place.root, encoding: 'utf8', timeout: 30_000 });
}

function loads(place) {
  if (!existsSync(binding(place))) return undefined;
  const result = runProbe(place);
  return result.status === 0 ? `SQLite ${result.stdout.trim()}` : undefined;
}

function loadFailure(place) {
  return runProbe(place).stderr?.trim().split('\n').slice(-8).join('\n');
}

/** npm ci empties node_modules: a copy outside saves the next compilation. */
function keptCopy(place) {
  const { version } = JSON.parse(readFileSync(place.inRoot(folder, 'package.json'), 'utf8'));
  const file = `better-sqlite3-${version}-${process.platform}-${process.arch}-${process.versions.modules}.node`;
  return place.inMemory('bindings', file);
}

function restore(place, kept) {
  if (!existsSync(kept)) return;
  mkdirSync(dirname(binding(place)), { recursive: true });
  rmSync(binding(place), { force: true });
  copyFileSync(kept, binding(place));
}

function keep(place, kept) {
  if (existsSync(kept)) return;
  mkdirSync(dirname(kept), { recursive: true });
  copyFileSync(binding(place), kept);
}

async function download(place, report) {
  if (process.env.npm_config_build_from_source) return;
  const tool = place.inRoot('node_modules/prebuild-install/bin.js');
  if (!existsSync(tool)) return;
  report.live('looking for a ready-made binding');
  await runTool(place, process.execPath, [tool], {
    cwd: place.inRoot(folder),
    log: 'prebuild',
    timeoutMs: 30_000,
    ...report.tool,
  });
}

async function compile(place, report) {
  await needCompiler(place, report);
  const gyp = nodeGyp();
  if (!gyp)
    throw new SetUpError(
      'npm came without node-gyp, which compiles SQLite.',
      'Reinstall npm: `npm install -g npm`.',
    );
  const headers = await findHeaders(place, report);
  report.live('compiling, about a minute');
  const env = headers ? { npm_config_nodedir: headers } : {};
  const nodedir = headers ? [`--nodedir=${headers}`] : [];
  const result = await runTool(
    place,
    process.execPath,
    [gyp, 'rebuild', '--release', '--jobs', 'max', ...nodedir],
    {
      cwd: place.inRoot(folder),
      log: 'compile',
      env,
      ...report.tool,
    },
  );
  rmSync(join(place.inRoot(folder), 'build/Release/obj'), { recursive: true, force: true });
  rmSync(join(place.inRoot(folder), 'build/Release/obj.target'), { recursive: true, force: true });
  if (!result.ok)
    throw new SetUpError('SQLite could not be compiled.', compileAdvice(result.log), lastLines(result.log));
}

async function needCompiler(place, report) {
  const missing = () => ['python3', 'make', 'g++'].filter((tool) => which(tool) === undefined);
  if (process.platform === 'win32' || process.platform === 'darwin' || missing().length === 0) return;
  if (mayUseApt()) await aptInstall(place, missing(), report);
  if (missing().length === 0) return;
  throw new SetUpError(
    `No ready-made SQLite binding could be downloaded, and compiling it needs ${missing().join(', ')}.`,
    'Install them (Debian: sudo apt-get install -y python3 make g++; Fedora: sudo dnf install python3 make gcc-c++) and run the same command again.',
  );
}

function compileAdvice(log) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|nodejs\.org/.test(log))
    return "Node's headers could not be had: set npm_config_nodedir to a folder that has include/node of this version.";
  if (/xcode|Command Line Tools/i.test(log)) return 'Install the compiler with `xcode-select --install`.';
  if (/Visual Studio|msvs/i.test(log)) return 'Install the Visual Studio Build Tools with the C++ workload.';
  if (/No space/i.test(log)) return 'The disk is full: free some space and run the same command again.';
  return 'Read the lines above, mend the cause and run the same command again.';
}

function lastLines(log) {
  return log.split('\n').slice(-20).join('\n');
}
