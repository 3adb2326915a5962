// Every command, in the order of the help. Commands import what they do only when they run.
import type { Command } from 'commander';
import type { Cli } from '../context.ts';
import { archiveCommand } from './archive.ts';
import { backupCommand } from './backup.ts';
import { decideCommand } from './decide.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { keyCommand } from './key.ts';
import { listCommand } from './list.ts';
import { registryCommand } from './registry.ts';
import { tryCommand } from './try.ts';
import { userCommand } from './user.ts';
import { verifyCommand } from './verify.ts';

const all: readonly ((cli: Cli) => Command)[] = [
  tryCommand,
  listCommand,
  decideCommand,
  exportCommand,
  verifyCommand,
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
