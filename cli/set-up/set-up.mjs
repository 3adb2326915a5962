// The steps in order, under the lock, each checked before it acts.
import * as browser from './browser.mjs';
import * as link from './link.mjs';
import * as packages from './packages.mjs';
import * as redis from './redis.mjs';
import * as sqlite from './sqlite.mjs';
import { takeLock } from './lock.mjs';
import { findPlace } from './place.mjs';
import { openReport } from './report.mjs';
import { runningTool, stopGroup } from './run-tool.mjs';
import { SetUpError } from './set-up-error.mjs';

const known = ['--quiet', '--with-redis', '--without-browser'];

/** Resolves to the exit code. */
export async function setUp(args, place = findPlace()) {
  const unknown = args.find((arg) => !known.includes(arg));
  if (unknown) {
    console.error(`Set-up does not know ${unknown}; it knows ${known.join(', ')}.`);
    return 2;
  }
  const steps = [packages, sqlite, link];
  if (!args.includes('--without-browser')) steps.push(browser);
  if (args.includes('--with-redis')) steps.push(redis);
  const report = openReport({ quiet: args.includes('--quiet') });
  try {
    if (allDone(steps, place, report)) return 0;
    return await underLock(place, report, (lock) => act(steps, place, report, lock));
  } catch (error) {
    const { message, hint, log } = explained(error);
    report.failed(message, hint, log);
    return 1;
  }
}

/** Without the lock, which only acting needs. */
function allDone(steps, place, report) {
  const done = steps.map((step) => step.check(place));
  if (done.includes(undefined)) return false;
  for (const [at, step] of steps.entries()) report.step(step.name).end('ok', done[at]);
  return true;
}

async function underLock(place, report, work) {
  let told = false;
  const lock = await takeLock(place, (pid) => {
    if (!told) report.line(`Another set-up (process ${pid}) is at work here: waiting for it.`);
    told = true;
  });
  const stop = (code) => () => {
    stopGroup(runningTool());
    lock.release();
    process.exit(code);
  };
  process.once('SIGINT', stop(130));
  process.once('SIGTERM', stop(143));
  try {
    return await work(lock);
  } finally {
    lock.release();
  }
}

async function act(steps, place, report, lock) {
  report.line(`Setting up Assay under Node ${process.versions.node}`);
  for (const step of steps) {
    const line = report.step(step.name);
    const tool = { onStart: (pid) => lock.holdTool(pid), onEnd: () => lock.holdTool(undefined) };
    try {
      const done = step.check(place);
      line.end('ok', done ?? (await step.act(place, { live: line.live, tool })), done === undefined);
    } catch (error) {
      line.end('!!', 'failed', true);
      throw error;
    }
  }
  return 0;
}

function explained(error) {
  if (error instanceof SetUpError) return error;
  const hints = {
    ENOSPC: 'The disk is full: free some space and run the same command again.',
    EACCES: 'This user may not write in the checkout: own it (chown), then run the same command again.',
    EROFS: 'The checkout is on a read-only file system: clone it somewhere writable.',
  };
  const hint =
    hints[error.code] ?? 'This was not foreseen: run it again, and report these lines if it stays so.';
  return { message: error.message, hint, log: hints[error.code] ? undefined : error.stack };
}
