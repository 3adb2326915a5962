// The npm that belongs to this Node, called without a shell.
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SetUpError } from './set-up-error.mjs';
import { runTool, which } from './run-tool.mjs';

export function npmCli() {
  const given = process.env.npm_execpath;
  const beside = dirname(process.execPath);
  const onPath = which('npm');
  const candidates = [
    given?.includes('npm') ? given : undefined,
    join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(beside, 'node_modules/npm/bin/npm-cli.js'),
    onPath && realpathSync(onPath),
  ];
  const found = candidates.find((file) => file?.endsWith('.js') && existsSync(file));
  if (found) return found;
  throw new SetUpError(
    'npm was not found beside this Node nor on the PATH.',
    'Install npm (it comes with Node from https://nodejs.org/) and run the same command again.',
  );
}

export function runNpm(place, args, options = {}) {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--ignore-scripts', '--loglevel=notice'];
  return runTool(place, process.execPath, [npmCli(), ...args, ...quiet], { log: 'npm', ...options });
}

/** npm carries its own node-gyp. */
export function nodeGyp() {
  const require = createRequire(npmCli());
  try {
    return require.resolve('node-gyp/bin/node-gyp.js');
  } catch {
    return undefined;
  }
}

/** What npm's own words mean for the person in front of it. */
export function npmAdvice(log) {
  if (/EAI_AGAIN|ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i.test(log))
    return 'The package registry cannot be reached: check the network or the proxy (npm config get proxy), then run the same command again.';
  if (/ENOSPC|no space/i.test(log))
    return 'The disk is full: free about 600 MB and run the same command again.';
  if (/EACCES|EPERM/.test(log))
    return 'This user may not write here: own the checkout and ~/.npm (chown), then run the same command again.';
  if (/can only install packages when|EUSAGE|not in sync/i.test(log))
    return 'package.json and package-lock.json differ: `git checkout package.json package-lock.json`, or run `npm install` after a change of your own.';
  if (/E404|ETARGET|notarget/i.test(log))
    return 'The registry in use does not have one of the packages: check `npm config get registry`.';
  if (/EINTEGRITY/.test(log))
    return 'A download was damaged: `npm cache verify`, then run the same command again.';
  return 'Read the lines above, mend the cause and run the same command again.';
}

/** npm's complaint without the help text that it prints below. */
export function npmComplaint(log) {
  const lines = log
    .split('\n')
    .filter((line) => /^npm (error|ERR!|warn)/i.test(line) && !/^npm (error|ERR!)\s*$/.test(line));
  const help = lines.findIndex((line) => /Clean install a project|^npm (error|ERR!) Usage:/.test(line));
  const telling = help === -1 ? lines : lines.slice(0, help);
  return (telling.length > 0 ? telling : log.split('\n')).slice(0, 15).join('\n');
}
