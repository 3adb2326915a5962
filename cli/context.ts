// What every command gets: where the data and the registry are, the clock, the words out, and how it ends.
import { resolve } from 'node:path';
import type { Clock } from '#types/clock.ts';
import { clocksFrom } from './clock.ts';
import { MisuseError } from './errors.ts';
import { openOutput } from './output.ts';
import type { Output } from './output.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** 0 done, 1 failed or problems found, 2 misused, 3 done in part. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface GlobalOptions {
  readonly json?: boolean;
  readonly debug?: boolean;
  readonly home?: string;
  readonly registry?: string;
}

export interface CliContext {
  readonly env: Environment;
  readonly home: string;
  /** Whether somebody named it, by --home or ASSAY_HOME. */
  readonly homeGiven: boolean;
  readonly registryFolder: string;
  readonly json: boolean;
  readonly debug: boolean;
  /** Stands still at ASSAY_NOW. */
  readonly clock: Clock;
  /** Starts at ASSAY_NOW and goes on: for commands that stay up. */
  readonly runningClock: Clock;
  readonly out: Output;
  /** Aborted by the first Ctrl-C or TERM; the second ends the process. */
  readonly signal: AbortSignal;
}

/** How a command runs: errors become problems and an exit code. */
export interface Cli {
  run(work: (context: CliContext) => Promise<ExitCode | void>): Promise<void>;
}

export function contextFrom(options: GlobalOptions, env: Environment, signal: AbortSignal): CliContext {
  const clocks = clocksFrom(env['ASSAY_NOW']);
  const json = options.json ?? false;
  const home = folder('--home', options.home) ?? notEmpty(env['ASSAY_HOME']);
  return {
    env,
    home: resolve(home ?? 'data'),
    homeGiven: home !== undefined,
    registryFolder: resolve(
      folder('--registry', options.registry) ?? notEmpty(env['ASSAY_REGISTRY']) ?? 'registry',
    ),
    json,
    debug: options.debug ?? false,
    clock: clocks.still,
    runningClock: clocks.running,
    out: openOutput({ stdout: process.stdout, stderr: process.stderr, json }),
    signal,
  };
}

function folder(option: string, value: string | undefined): string | undefined {
  if (value?.trim() === '')
    throw new MisuseError('empty_option', `${option} is empty.`, `Give a folder: ${option} ./folder`);
  return value;
}

function notEmpty(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value;
}
