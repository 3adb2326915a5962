// One set-up at a time in a checkout: a second one waits, and one that was killed is cleaned up after.
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopGroup } from './run-tool.mjs';

const beatMs = 2000;
const staleMs = 20_000;

/** Resolves to { release, holdTool } when this process holds the lock. */
export async function takeLock(place, waiting) {
  const file = place.inMemory('set-up.lock');
  mkdirSync(place.memory, { recursive: true });
  while (!create(file, { pid: process.pid })) {
    const owner = read(file);
    if (owner === undefined) continue;
    if (isGone(owner, file)) {
      clearAfter(owner);
      rmSync(file, { force: true });
      continue;
    }
    waiting(owner.pid);
    await sleep(250);
  }
  const beat = setInterval(() => touch(file), beatMs);
  beat.unref();
  return {
    /** The tool that a killed set-up would leave behind. */
    holdTool: (tool) => writeFileSync(file, JSON.stringify({ pid: process.pid, tool })),
    release: () => {
      clearInterval(beat);
      if (read(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** Appears whole, or not at all. */
function create(file, owner) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(owner));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file) {
  try {
    return { ...JSON.parse(readFileSync(file, 'utf8')), beatAt: statSync(file).mtimeMs };
  } catch (error) {
    return error.code === 'ENOENT' ? undefined : { pid: 0, beatAt: mtime(file) };
  }
}

function mtime(file) {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function isGone(owner) {
  if (Date.now() - owner.beatAt > staleMs) return true;
  return owner.pid > 0 && !isAlive(owner.pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** npm or a compiler that outlived its set-up would write into the folder that we are about to mend. */
function clearAfter(owner) {
  if (owner.tool && isOurTool(owner.tool)) stopGroup(owner.tool);
}

function isOurTool(pid) {
  try {
    return /npm|node-gyp|playwright|prebuild|apt-get|make/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}

function touch(file) {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The folder was removed under us; the steps will say so.
  }
}
