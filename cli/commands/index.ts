// Every command, in the order of the help. Commands import what they do only when they run.
import type { Command } from 'commander';
import type { Cli } from '../context.ts';
import { archiveCommand } from './archive.ts';
import { backfillCommand } from './backfill.ts';
import { backupCommand } from './backup.ts';
import { captureCommand } from './capture.ts';
import { crawlCommand } from './crawl.ts';
import { decideCommand } from './decide.ts';
import { demoCommand } from './demo.ts';
import { discoverCommand } from './discover.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { keyCommand } from './key.ts';
import { listCommand } from './list.ts';
import { readCommand } from './read.ts';
import { registryCommand } from './registry.ts';
import { replayCommand } from './replay.ts';
import { rereadCommand } from './reread.ts';
import { serveCommand } from './serve.ts';
import { sourcesCommand } from './sources.ts';
import { tryCommand } from './try.ts';
import { upCommand } from './up.ts';
import { userCommand } from './user.ts';
import { verifyCommand } from './verify.ts';
import { workerCommand } from './worker.ts';

const all: readonly ((cli: Cli) => Command)[] = [
  demoCommand,
  crawlCommand,
  upCommand,
  serveCommand,
  workerCommand,
  tryCommand,
  discoverCommand,
  listCommand,
  decideCommand,
  sourcesCommand,
  explainCommand,
  exportCommand,
  verifyCommand,
  backfillCommand,
  rereadCommand,
  readCommand,
  replayCommand,
  importCommand,
  captureCommand,
  archiveCommand,
  registryCommand,
  doctorCommand,
  backupCommand,
  userCommand,
  keyCommand,
];

export function commands(cli: Cli): Command[] {
  return all.map((make) => make(cli));
}
