// Debian packages: only as root, only where apt-get is, and never as a surprise: the report names them first.
import { existsSync } from 'node:fs';
import { runTool, which } from './run-tool.mjs';

export function mayUseApt() {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    which('apt-get') !== undefined
  );
}

export async function aptInstall(place, packages, report) {
  report.live(`apt-get install ${packages.join(' ')}`);
  const options = {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    log: 'apt',
    timeoutMs: 10 * 60_000,
    ...report.tool,
  };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  const first = await runTool(place, 'apt-get', install, options);
  if (first.ok) return first;
  report.live('apt-get update');
  await runTool(place, 'apt-get', ['update'], options);
  report.live(`apt-get install ${packages.join(' ')}`);
  return runTool(place, 'apt-get', install, options);
}
