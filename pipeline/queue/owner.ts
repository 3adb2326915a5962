// The owner's side: a visit that is due becomes a job, and its result comes back to be settled. The due list stays the schedule.
import { registrableDomain } from '#crawlers/pace/pace.ts';
import { visitJobSchema, visitOutcomeSchema } from '#types/schemas.ts';
import type { VisitOutcome } from '#types/capture.ts';
import type { VisitJob } from '#types/job.ts';
import type { Queue, QueueEvents } from 'bullmq';
import { UnfitResult } from '../errors.ts';
import type { VisitBy } from '../run.ts';
import { connectionOf, defaultPrefix, jobIdOf, queueName, type QueuePlace } from './connection.ts';

export interface Owner {
  /** In place of a visit of this process: adds the job, or joins the one that is there, and waits for its result. */
  readonly visit: VisitBy;
  /** Removes the queue with all its jobs: for one that nobody will meet again. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

const keepDone = { age: 3_600, count: 5_000 };
const keepFailed = { age: 86_400, count: 5_000 };

export async function openOwner(place: QueuePlace): Promise<Owner> {
  const { Queue, QueueEvents } = await import('bullmq');
  const options = { connection: connectionOf(place), prefix: place.prefix ?? defaultPrefix };
  const queue = new Queue(queueName, options);
  const events = new QueueEvents(queueName, options);
  // Without a listener a lost connection would end the process; both come back by themselves.
  queue.on('error', () => {});
  events.on('error', () => {});
  await Promise.all([queue.waitUntilReady(), events.waitUntilReady()]);
  const turns = new Turns(await leftOver(queue, events));
  return {
    visit: (job, signal) => turns.take(job, signal, () => visitByJob(queue, events, job, signal)),
    forget: () => queue.obliterate({ force: true }),
    close: async () => {
      await events.close();
      await queue.close();
    },
  };
}

interface LeftOver {
  readonly id: string;
  readonly job: VisitJob;
  readonly active: boolean;
  /** Once it ended, well or not. */
  ended(): Promise<unknown>;
}

/** What an owner before us had given out and did not live to settle: its workers may still be at it. */
async function leftOver(queue: Queue, events: QueueEvents): Promise<LeftOver[]> {
  const [active, waiting] = await Promise.all([
    queue.getJobs(['active']),
    queue.getJobs(['waiting', 'delayed', 'prioritized']),
  ]);
  return [...active, ...waiting].flatMap((each): LeftOver[] => {
    const job = visitJobSchema.safeParse(each.data);
    if (!job.success || each.id === undefined) return [];
    const ended = (): Promise<unknown> => each.waitUntilFinished(events).catch(() => undefined);
    return [{ id: each.id, job: job.data, active: active.includes(each), ended }];
  });
}

async function visitByJob(
  queue: Queue,
  events: QueueEvents,
  job: VisitJob,
  signal: AbortSignal | undefined,
): Promise<VisitOutcome> {
  const id = jobIdOf(job);
  const earlier = await queue.getJob(id);
  if (earlier && (await earlier.isFailed())) await earlier.remove();
  const added = await queue.add('visit', job, {
    jobId: id,
    attempts: 2,
    backoff: { type: 'fixed', delay: 1_000 },
    removeOnComplete: keepDone,
    removeOnFail: keepFailed,
  });
  const result: unknown = await untilAborted(added.waitUntilFinished(events), signal);
  if (result === aborted) return givenUp(job);
  return checked(job, result);
}

/** A worker may be of another build or broken: what it sends is checked before it is settled. */
function checked(job: VisitJob, result: unknown): VisitOutcome {
  const outcome = visitOutcomeSchema.safeParse(result);
  if (outcome.success && outcome.data.source === job.source && outcome.data.slot === job.slot)
    return outcome.data;
  const why = outcome.success
    ? `it is of ${outcome.data.source}@${outcome.data.slot}`
    : outcome.error.issues[0]?.message;
  throw new UnfitResult(
    `the result of ${jobIdOf(job)} does not fit: ${why ?? 'unknown'}`,
    'Bring workers and owner to the same version; the visit is done again.',
  );
}

const aborted = Symbol('aborted');

function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | typeof aborted> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(aborted);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The job goes on without us, and its result is met again when the source is next looked at. */
function givenUp(job: VisitJob): VisitOutcome {
  const at = '1970-01-01T00:00:00.000Z' as VisitOutcome['startedAt'];
  return {
    source: job.source,
    slot: job.slot,
    startedAt: at,
    finishedAt: at,
    attempts: [],
    live: {
      verdict: 'unreachable',
      reasons: [{ rule: 'given-up', message: 'stopped before the result came' }],
    },
    givenUp: true,
    milliseconds: 0,
  };
}

/** Workers on several machines do not know of each other: the owner keeps one visit a domain, and the pace between two. */
class Turns {
  readonly #ended = new Map<string, number>();
  #left: readonly LeftOver[];

  constructor(left: readonly LeftOver[]) {
    this.#left = left;
  }

  /** Before the first visit of a domain, what is left of it from an earlier owner ends. */
  async #others(job: VisitJob, domain: string, signal: AbortSignal | undefined): Promise<void> {
    for (const each of this.#left) {
      if (each.id === jobIdOf(job) || registrableDomain(each.job.declared.url) !== domain) continue;
      // One that no worker has begun, and that no worker of now may take, hinders nobody.
      const mayRun =
        each.job.registryDigest === job.registryDigest && each.job.codeVersion === job.codeVersion;
      if (each.active || mayRun) await untilAborted(each.ended(), signal);
      if (signal?.aborted !== true) this.#ended.set(domain, performance.now());
    }
    this.#left = this.#left.filter((each) => registrableDomain(each.job.declared.url) !== domain);
  }

  async take(
    job: VisitJob,
    signal: AbortSignal | undefined,
    visit: () => Promise<VisitOutcome>,
  ): Promise<VisitOutcome> {
    const domain = registrableDomain(job.declared.url);
    await this.#others(job, domain, signal);
    const wait = (this.#ended.get(domain) ?? Number.NEGATIVE_INFINITY) + job.pace - performance.now();
    if (wait > 0) await untilAborted(new Promise((resolve) => setTimeout(resolve, wait)), signal);
    try {
      return await visit();
    } finally {
      this.#ended.set(domain, performance.now());
    }
  }
}
