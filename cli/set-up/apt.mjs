// Debian packages: only as root, only where apt-get is, and never as a surprise: the report names them first.
import { existsSync } from 'node:fs';
import { runTool, which } from './run-tool.mjs';

/** A mirror that is slow or out of reach must not hold up a set-up that may have other ways. */
const bounds = [
  'Acquire::Retries=1',
  'Acquire::http::Timeout=20',
  'Acquire::https::Timeout=20',
  'DPkg::Lock::Timeout=60',
];
const installMs = 5 * 60_000;
const updateMs = 2 * 60_000;
/** Asked once in vain, it is not asked again by this set-up. */
let outOfReach = false;

export function mayUseApt() {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    which('apt-get') !== undefined
  );
}

export async function aptInstall(place, packages, report) {
  if (outOfReach) return { ok: false, log: 'no mirror of Debian could be reached' };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  const first = await apt(place, install, installMs, report);
  if (first.ok) return first;
  const update = await apt(place, ['update'], updateMs, report);
  outOfReach =
    update.late || /Could not (?:resolve|connect)|Unable to connect|Temporary failure/i.test(update.log);
  return outOfReach ? update : apt(place, install, installMs, report);
}

function apt(place, args, timeoutMs, report) {
  report.live(`apt-get ${args.filter((arg) => !arg.startsWith('-')).join(' ')}`);
  return runTool(place, 'apt-get', [...bounds.flatMap((bound) => ['-o', bound]), ...args], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    log: 'apt',
    timeoutMs,
    ...report.tool,
  });
}
