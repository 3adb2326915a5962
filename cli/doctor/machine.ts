// Node, the clock and the port.
import { createServer } from 'node:net';
import { nodeProblem } from '../set-up/node-version.mjs';
import type { CliContext } from '../context.ts';
import { missing, missingBecause, note, ok } from './finding.ts';
import type { Finding } from './finding.ts';

export function checkNode(): Finding {
  const problem = nodeProblem(process.versions.node);
  if (problem) return missing('Node', problem.message, problem.hint);
  return ok('Node', `${process.versions.node} on ${process.platform} ${process.arch}`);
}

export function checkClock(context: CliContext): Finding {
  const now = context.clock.now();
  const asked = context.env['ASSAY_NOW']?.trim();
  if (asked) return note('clock', `${now}, set by ASSAY_NOW=${asked}`, 'Unset ASSAY_NOW to use the machine.');
  if (now < '2026-01-01')
    return missing(
      'clock',
      `${now} is in the past`,
      'Set the clock of this machine (timedatectl set-ntp true).',
    );
  return ok('clock', now);
}

export async function checkPort(context: CliContext): Promise<Finding> {
  const host = context.env['ASSAY_HOST']?.trim() || '127.0.0.1';
  const port = Number(context.env['ASSAY_PORT']?.trim() || '4680');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return missing('port', `ASSAY_PORT is "${context.env['ASSAY_PORT']}"`, 'Give a number from 1 to 65535.');
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      resolve(
        inUse
          ? note(
              'port',
              `${host}:${port} is in use`,
              'If that is not assay itself, choose another with ASSAY_PORT.',
            )
          : missingBecause(
              'port',
              error,
              'ASSAY_HOST must be an address of this machine, such as 127.0.0.1.',
            ),
      );
    });
    server.listen(port, host, () => server.close(() => resolve(ok('port', `${host}:${port} is free`))));
  });
}
