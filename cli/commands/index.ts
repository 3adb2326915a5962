// Every command, in the order of the help. Commands import what they do only when they run.
import type { Command } from 'commander';
import type { Cli } from '../context.ts';
import { doctorCommand } from './doctor.ts';
import { registryCommand } from './registry.ts';
import { tryCommand } from './try.ts';

export function commands(cli: Cli): Command[] {
  return [tryCommand(cli), registryCommand(cli), doctorCommand(cli)];
}
