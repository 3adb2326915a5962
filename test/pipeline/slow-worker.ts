// A worker in a process of its own, to be killed: its visits take their time and leave a line in a file.
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openWorker } from '#pipeline/queue/worker.ts';
import { outcomeOf, page } from './houses.ts';

const [redisUrl = '', prefix = '', log = '', slowly = '0'] = process.argv.slice(2);

await openWorker({
  redisUrl,
  prefix,
  registryDigest: 'test',
  codeVersion: process.env['CODE_VERSION'] ?? '',
  concurrency: 4,
  // Short, so that a dead worker's job is soon free; long enough for a living one on a busy machine.
  lockMs: 10_000,
  stalledMs: 5_000,
  visit: async (job) => {
    appendFileSync(log, `begun ${job.source}\n`);
    await sleep(Number(slowly));
    appendFileSync(log, `ended ${job.source}\n`);
    const outcome = outcomeOf(
      '2026-03-01T08:00:00.000Z',
      page(['We do not train on customer data of the Northwind API.']),
      {
        source: job.source.split('/')[1] ?? '',
      },
    );
    return { ...outcome, slot: job.slot };
  },
});
