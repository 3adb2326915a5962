// Why the inbox cannot listen, and what to do about it.
import type { Problem } from '#types/problem.ts';

export class PortInUseError extends Error implements Problem {
  readonly code: string;
  readonly hint: string;

  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    super(`The inbox cannot listen on ${host}:${port}: ${reasons[cause.code ?? ''] ?? cause.message}.`, {
      cause,
    });
    this.name = 'PortInUseError';
    this.code = cause.code === 'EADDRINUSE' ? 'port_in_use' : 'cannot_listen';
    this.hint =
      this.code === 'port_in_use'
        ? `Set ASSAY_PORT to a free port (0 takes any), or end the program that uses ${port}.`
        : 'Set ASSAY_HOST to an address of this machine (127.0.0.1; 0.0.0.0 for all), and ASSAY_PORT to a port that this user may use.';
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses that port',
  EACCES: 'this user may not use that port',
  EADDRNOTAVAIL: 'this machine has no such address',
};
