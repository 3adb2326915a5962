// Runs another program with its output in a log, in a process group of its own so that nothing outlives an aborted set-up.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

let running;

export function runningTool() {
  return running;
}

/** Resolves to { ok, code, log } and never throws for a program that fails. */
export function runTool(place, command, args, options = {}) {
  const logFile = place.inMemory(`${options.log ?? 'set-up'}.log`);
  mkdirSync(dirname(logFile), { recursive: true });
  const fd = openSync(logFile, 'w');
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? place.root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', fd, fd],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
    });
    running = child.pid;
    options.onStart?.(child.pid);
    let late = false;
    const timer = setTimeout(
      () => {
        late = true;
        stopGroup(child.pid);
      },
      options.timeoutMs ?? 20 * 60_000,
    );
    const end = (code, why) => {
      clearTimeout(timer);
      running = undefined;
      options.onEnd?.();
      closeSync(fd);
      const log = readTail(logFile) + (late ? '\n(stopped: it took too long)' : '') + (why ? `\n${why}` : '');
      resolve({ ok: code === 0 && !late, code, log, logFile, late });
    };
    child.once('error', (error) => end(127, error.message));
    child.once('exit', (code) => end(code ?? 1));
  });
}

export function stopGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

export function readTail(file, lines = 400) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/** The full path of a program, or undefined. */
export function which(name) {
  const finder =
    process.platform === 'win32' ? ['where', [name]] : ['sh', ['-c', 'command -v "$1"', 'sh', name]];
  const found = spawnSync(finder[0], finder[1], { encoding: 'utf8' });
  const path = found.stdout?.split('\n')[0]?.trim();
  return found.status === 0 && path ? path : undefined;
}
