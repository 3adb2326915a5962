import { Command } from 'commander';
import { addressFrom } from '../address.ts';
import type { Cli, CliContext } from '../context.ts';
import { examples } from '../help.ts';
import { withHouse } from '../house.ts';
import { reachRedis, redisUrlFrom } from '../redis.ts';
import { programVersion } from '../version.ts';
import { logEvent, sayWhere } from './up.ts';

/** How many visits the owner waits for at once: the workers bound what really runs. */
const waitingFor = 64;

export function serveCommand(cli: Cli): Command {
  const command = new Command('serve')
    .description('the owner: database, schedule, inbox and results; visits are done by workers over Redis')
    .action(() => cli.run(serve));
  return examples(command, ['REDIS_URL=redis://127.0.0.1:6379 assay serve']);
}

async function serve(context: CliContext): Promise<void> {
  const redisUrl = redisUrlFrom(context.env, 'assay serve');
  const { host, port } = addressFrom(context.env);
  await reachRedis(redisUrl);
  const { serveInbox } = await import('#inbox/serve.ts');
  const { openOwner } = await import('#pipeline/queue/owner.ts');
  const { keepUp } = await import('#pipeline/up.ts');
  await withHouse(
    context,
    async (house) => {
      const owner = await openOwner({ redisUrl });
      try {
        const inbox = await serveInbox({ house, version: programVersion(), host, port });
        try {
          sayWhere(context, inbox.address, inbox.firstLink);
          await keepUp(house, {
            visit: owner.visit,
            concurrency: waitingFor,
            signal: context.signal,
            onEvent: (event) => logEvent(context, event),
          });
        } finally {
          await inbox.close();
        }
      } finally {
        await owner.close();
      }
    },
    { running: true, missing: 'begin' },
  );
}
