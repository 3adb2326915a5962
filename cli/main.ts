// The command `assay`: parses, runs one command, and turns every way of failing into words and an exit code.
import { Command, CommanderError } from 'commander';
import { contextFrom } from './context.ts';
import type { Cli, CliContext, Environment, ExitCode, GlobalOptions } from './context.ts';
import { MisuseError } from './errors.ts';
import { openOutput } from './output.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { problemsOf } from './problems-of.ts';
import { examples } from './help.ts';
import { programVersion } from './version.ts';
import { commands } from './commands/index.ts';

export async function main(args: readonly string[], env: Environment): Promise<void> {
  endQuietlyWithoutReader();
  const stop = stopOnSignals(process);
  const program = buildProgram(env, stop);
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    fail(error, args.includes('--json'), args.includes('--debug'));
  }
  endWithin(3000, () => process.exitCode);
}

/** What is left open keeps nobody waiting; a process that ends by itself ends at once. */
function endWithin(ms: number, code: () => typeof process.exitCode): void {
  setTimeout(() => process.exit(code()), ms).unref();
}

/** Also what the documentation is tested against. */
export function buildProgram(env: Environment, stop: AbortSignal): Command {
  const program = new Command('assay')
    .description('Keeps a registry of what AI vendors publicly promise true.')
    .version(programVersion())
    .option('--json', 'results and problems for programs')
    .option('--registry <dir>', 'the registry folder (ASSAY_REGISTRY; default ./registry)')
    .option('--home <dir>', 'the data folder (ASSAY_HOME; default ./data)')
    .option('--debug', 'stack traces of failures')
    .helpOption('-h, --help', 'what it does, with examples')
    .showSuggestionAfterError(true);
  examples(program, [
    'assay demo',
    'assay doctor',
    'assay up',
    'assay crawl --due',
    'assay list candidates',
    'assay registry check --json',
  ]);
  const cli: Cli = { run: (work) => runCommand(work, program, env, stop) };
  for (const command of commands(cli)) program.addCommand(command);
  shareGlobals(program, program);
  return program;
}

/** Every command takes the global options after its name too, and throws instead of ending the process. */
function shareGlobals(command: Command, program: Command): void {
  command.exitOverride().configureOutput({ outputError: () => undefined });
  for (const below of command.commands) {
    for (const option of program.options) {
      if (option.long !== '--version' && !below.options.some((own) => own.long === option.long))
        below.addOption(Object.assign(Object.create(option), { hidden: true }));
    }
    below.helpOption('-h, --help', 'this text');
    shareGlobals(below, program);
  }
}

async function runCommand(
  work: (context: CliContext) => Promise<ExitCode | void>,
  program: Command,
  env: Environment,
  stop: AbortSignal,
): Promise<void> {
  const options = globalsOf(program);
  try {
    const code = await work(contextFrom(options, env, stop));
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    fail(error, options.json ?? false, options.debug ?? false);
  }
}

/** Global options may stand before or after the command's name. */
function globalsOf(command: Command): GlobalOptions {
  const below = command.commands.find(
    (one) => command.args[0] === one.name() || one.aliases().includes(command.args[0] ?? ''),
  );
  return { ...command.opts<GlobalOptions>(), ...(below ? globalsOf(below) : {}) };
}

function fail(error: unknown, json: boolean, debug: boolean): void {
  if (error instanceof CommanderError) {
    failToParse(error, json);
    return;
  }
  openOutput({ stdout: process.stdout, stderr: process.stderr, json }).problems(problemsOf(error));
  if (debug) console.error(error);
  process.exitCode = error instanceof MisuseError ? 2 : 1;
}

function failToParse(error: CommanderError, json: boolean): void {
  const asked = ['commander.helpDisplayed', 'commander.version'];
  if (asked.includes(error.code)) return;
  process.exitCode = 2;
  if (error.code === 'commander.help') return;
  const [message = '', ...more] = error.message.replace(/^error: /, '').split('\n');
  const hint = more.join(' ').trim();
  const problem = {
    code: 'misused',
    message,
    hint: hint === '' ? '`assay -h` lists the commands, `assay COMMAND -h` the options of one.' : hint,
  };
  openOutput({ stdout: process.stdout, stderr: process.stderr, json }).problems([problem]);
}

/** `assay list | head` is not a failure. */
function endQuietlyWithoutReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
