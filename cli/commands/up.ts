import { Command } from 'commander';
import type { RunEvent } from '#pipeline/run.ts';
import { counted } from '#text/counted.ts';
import { addressFrom } from '../address.ts';
import { noteMissingBrowser } from '../browser-note.ts';
import type { Cli, CliContext } from '../context.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';
import { problemsOf } from '../problems-of.ts';
import { programVersion } from '../version.ts';

export function upCommand(cli: Cli): Command {
  const command = new Command('up')
    .description('everything in one process: the schedule, the visits and the inbox, until Ctrl-C')
    .action(() => cli.run(up));
  return examples(command, ['assay up', 'ASSAY_PORT=8080 assay up --home /var/lib/assay']);
}

async function up(context: CliContext): Promise<void> {
  const { host, port } = addressFrom(context.env);
  const { serveInbox } = await import('#inbox/serve.ts');
  const { toolsFor, visitBy } = await import('#pipeline/crawl.ts');
  const { keepUp } = await import('#pipeline/up.ts');
  await noteMissingBrowser(context);
  await withHouse(
    context,
    async (house) => {
      const tools = await toolsFor(house, context.env);
      try {
        const inbox = await serveInbox({ house, version: programVersion(), host, port });
        try {
          sayWhere(context, inbox.address, inbox.firstLink);
          await keepUp(house, {
            visit: visitBy(tools),
            signal: context.signal,
            onEvent: (event) => logEvent(context, event),
          });
        } finally {
          await inbox.close();
        }
      } finally {
        await tools.close();
      }
    },
    { running: true, missing: 'begin' },
  );
}

export function sayWhere(context: CliContext, address: string, firstLink: string | undefined): void {
  if (context.json) context.out.json({ inbox: address, login: firstLink });
  else {
    context.out.line(`The inbox is at ${address}`);
    if (firstLink !== undefined) context.out.line(`The way in, once: ${firstLink}`);
  }
}

/** One line an event, for logs. */
export function logEvent(context: CliContext, event: RunEvent): void {
  const now = context.runningClock.now();
  if (event.kind === 'visited') {
    const { source, verdict, evidence, candidates, ms } = event.line;
    context.out.note(
      `${now} ${source} ${verdict}, ${evidence} evidence, ${counted(candidates, 'candidate')}, ${ms} ms`,
    );
  }
  if (event.kind === 'failed')
    context.out.note(`${now} ${event.source} failed: ${problemsOf(event.error)[0]?.message}`);
}
