// Step, for the tests only: a redis-server. Without one the tests of the queue say that they are skipped.
import { aptInstall, mayUseApt } from './apt.mjs';
import { which } from './run-tool.mjs';

export const name = 'redis-server';

export function check() {
  if (process.env.REDIS_URL) return 'REDIS_URL is given';
  const found = which('redis-server');
  return found && `at ${found}`;
}

export async function act(place, report) {
  if (mayUseApt()) await aptInstall(place, ['redis-server'], report);
  return (
    check() ?? 'absent: the tests of the queue are skipped (Debian: sudo apt-get install -y redis-server)'
  );
}
