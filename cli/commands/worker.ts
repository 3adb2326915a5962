import { Command, InvalidArgumentError } from 'commander';
import type { ObjectsAt } from '#pipeline/queue/work.ts';
import type { WorkerEvent } from '#pipeline/queue/worker.ts';
import type { Cli, CliContext } from '../context.ts';
import { MisuseError } from '../errors.ts';
import { examples } from '../help.ts';
import { problemsOf } from '../problems-of.ts';
import { reachRedis, redisUrlFrom } from '../redis.ts';
import { registryOf } from '../registry.ts';

interface WorkerFlags {
  readonly owner?: string;
  readonly concurrency: number;
}

export function workerCommand(cli: Cli): Command {
  const command = new Command('worker')
    .description('does the visits of an owner: any number, on any machine, stateless')
    .option(
      '--owner <url>',
      'send captured bytes to the owner here (with ASSAY_TOKEN) instead of a shared --home',
    )
    .option('--concurrency <number>', 'visits at the same time', atLeastOne, 4)
    .action((flags: WorkerFlags) => cli.run((context) => work(context, flags)));
  return examples(command, [
    'REDIS_URL=redis://127.0.0.1:6379 assay worker --home /srv/assay',
    'REDIS_URL=rediss://queue:6380 ASSAY_TOKEN=... assay worker --owner https://assay.example',
  ]);
}

async function work(context: CliContext, flags: WorkerFlags): Promise<void> {
  const redisUrl = redisUrlFrom(context.env, 'assay worker');
  const objects = await objectsFrom(context, flags.owner);
  const registry = await registryOf(context);
  await reachRedis(redisUrl);
  const { startWork } = await import('#pipeline/queue/work.ts');
  const worker = await startWork({
    redisUrl,
    registry,
    clock: context.runningClock,
    env: context.env,
    objects,
    concurrency: flags.concurrency,
    onEvent: (event) => logEvent(context, event),
  });
  context.out.note(`Waiting for visits of registry ${registry.digest.slice(0, 12)}.`);
  try {
    await untilStopped(context.signal);
  } finally {
    await worker.close();
  }
}

async function objectsFrom(context: CliContext, owner: string | undefined): Promise<ObjectsAt> {
  const { archiveFolder } = await import('#pipeline/house.ts');
  if (owner === undefined) return { kind: 'folder', folder: archiveFolder(context.home) };
  if (!/^https?:\/\//.test(owner) || !URL.canParse(owner))
    throw new MisuseError(
      'bad_owner',
      `--owner is "${owner}".`,
      'Give its address, such as http://10.0.0.2:4680.',
    );
  const token = context.env['ASSAY_TOKEN']?.trim();
  if (!token)
    throw new MisuseError(
      'no_token',
      'The owner takes bytes only from a worker with a key, and ASSAY_TOKEN is not set.',
      'On the owner: `assay key add NAME --for worker`; put its secret into ASSAY_TOKEN here.',
    );
  return { kind: 'owner', address: owner, token };
}

function logEvent(context: CliContext, event: WorkerEvent): void {
  const now = context.runningClock.now();
  if (event.kind === 'visited')
    context.out.note(
      `${now} ${event.job.source} ${event.outcome.live.verdict}, ${event.outcome.milliseconds} ms`,
    );
  if (event.kind === 'refused' || event.kind === 'failed')
    context.out.note(`${now} ${event.kind}: ${problemsOf(event.error)[0]?.message}`);
}

function untilStopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function atLeastOne(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 64)
    throw new InvalidArgumentError('Give a whole number from 1 to 64.');
  return number;
}
