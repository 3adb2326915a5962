import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Cli, CliContext, ExitCode, GlobalOptions } from '../context.ts';
import { examples } from '../help.ts';

interface DemoFlags extends GlobalOptions {
  readonly exit?: boolean;
}

export function demoCommand(cli: Cli): Command {
  const command = new Command('demo')
    .description('crawl the sites of invented vendors, let them change, and see what a reviewer would see')
    .option('--exit', 'end when the table is printed, instead of keeping the inbox up')
    .action((_options: DemoFlags, own: Command) => {
      const flags = own.optsWithGlobals<DemoFlags>();
      return cli.run((context) => demo(context, flags));
    });
  return examples(command, ['assay demo', 'assay demo --exit --json', 'assay demo --home ./demo-data']);
}

async function demo(context: CliContext, flags: DemoFlags): Promise<ExitCode> {
  const { out } = context;
  const { runDemo } = await import('../demo/run-demo.ts');
  const { printed, stepLine } = await import('../demo/print.ts');
  const { openDemoInbox } = await import('../demo/inbox.ts');
  const { programVersion } = await import('../version.ts');
  const version = programVersion();
  const ran = await runDemo({
    home: homeOf(context, flags),
    now: context.clock.now(),
    clock: context.runningClock,
    env: context.env,
    progress: (text) => out.progress(text),
    stepDone: (report) => out.note(stepLine(report)),
    signal: context.signal,
  });
  try {
    out.progressDone();
    const inbox = await openDemoInbox(ran.house, context.env, version);
    try {
      const result = { ...ran.findings, inbox: inbox.address, login: inbox.login };
      if (context.json) out.json(result);
      else
        out.line(
          printed(result, {
            columns: out.columns,
            colours: process.stdout.isTTY && !context.env['NO_COLOR'],
            ended: flags.exit ?? false,
          }),
        );
      if (!flags.exit) await untilStopped(context);
    } finally {
      await inbox.close();
    }
  } finally {
    await ran.close();
  }
  return 0;
}

/** A folder of its own, kept after the end so that its captures can be looked at. */
function homeOf(context: CliContext, flags: DemoFlags): string {
  if (flags.home !== undefined || context.env['ASSAY_HOME']) return context.home;
  return mkdtempSync(join(tmpdir(), 'assay-demo-'));
}

async function untilStopped({ out, signal }: CliContext): Promise<void> {
  out.note('The inbox stays up until Ctrl-C.');
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
