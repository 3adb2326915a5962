// A worker: stateless, any number, any machine. It visits what it is told and hands the result back.
import { visitJobSchema } from '#types/schemas.ts';
import type { VisitOutcome } from '#types/capture.ts';
import type { VisitJob } from '#types/job.ts';
import { OtherVersion } from '../errors.ts';
import type { VisitBy } from '../run.ts';
import { connectionOf, defaultPrefix, queueName, type QueuePlace } from './connection.ts';

export type WorkerEvent =
  | { readonly kind: 'visiting'; readonly job: VisitJob }
  | { readonly kind: 'visited'; readonly job: VisitJob; readonly outcome: VisitOutcome }
  | { readonly kind: 'refused'; readonly error: OtherVersion }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface WorkerOptions extends QueuePlace {
  readonly registryDigest: string;
  readonly codeVersion: string;
  readonly visit: VisitBy;
  readonly concurrency?: number;
  readonly onEvent?: (event: WorkerEvent) => void;
  /** How long a job of a dead worker stays its own; renewed while it lives. */
  readonly lockMs?: number;
  readonly stalledMs?: number;
}

export interface Worker {
  /** Finishes what it has begun, and takes nothing more. */
  close(): Promise<void>;
}

/** A dead worker's job is done again this often before it counts as failed. */
const mostStalls = 3;
/** A refused job is left for a worker of the right version. */
const refusedMs = 2_000;

export async function openWorker(options: WorkerOptions): Promise<Worker> {
  const bullmq = await import('bullmq');
  const stop = new AbortController();
  const worker = new bullmq.Worker<unknown, VisitOutcome>(
    queueName,
    async (job, token) => {
      const told = visitJobSchema.parse(job.data);
      const refusal = refuse(told, options);
      if (refusal) {
        options.onEvent?.({ kind: 'refused', error: refusal });
        await job.moveToDelayed(Date.now() + refusedMs, token);
        throw new bullmq.DelayedError();
      }
      return work(told, options, stop.signal);
    },
    {
      connection: connectionOf(options),
      prefix: options.prefix ?? defaultPrefix,
      concurrency: options.concurrency ?? 2,
      lockDuration: options.lockMs ?? 30_000,
      stalledInterval: options.stalledMs ?? 15_000,
      maxStalledCount: mostStalls,
    },
  );
  worker.on('error', (error) => options.onEvent?.({ kind: 'failed', error }));
  worker.on('failed', (_job, error) => options.onEvent?.({ kind: 'failed', error }));
  await worker.waitUntilReady();
  return {
    close: async () => {
      stop.abort();
      await worker.close();
    },
  };
}

async function work(told: VisitJob, options: WorkerOptions, signal: AbortSignal): Promise<VisitOutcome> {
  options.onEvent?.({ kind: 'visiting', job: told });
  const outcome = await options.visit(told, signal);
  // Given back unfinished: BullMQ tries it again, with another worker.
  if (outcome.givenUp) throw new Error('stopped before the visit ended');
  options.onEvent?.({ kind: 'visited', job: told, outcome });
  return withoutDocuments(outcome);
}

function refuse(told: VisitJob, options: WorkerOptions): OtherVersion | undefined {
  const [want, have] = [told.registryDigest, options.registryDigest];
  if (want !== have)
    return new OtherVersion(
      `the owner's registry is ${want.slice(0, 12)}, and this worker's is ${have.slice(0, 12)}`,
      'Give the worker the same registry folder, and start it again.',
    );
  if (told.codeVersion !== options.codeVersion)
    return new OtherVersion(
      `the owner runs ${told.codeVersion}, and this worker ${options.codeVersion}`,
      'Install the same version on both, and start them again.',
    );
  return undefined;
}

/** The text is in the archive already: Redis carries only where. */
function withoutDocuments(outcome: VisitOutcome): VisitOutcome {
  return {
    ...outcome,
    attempts: outcome.attempts.map((draft) => {
      const { document, ...rest } = draft;
      return document && !draft.objects.some((each) => each.role === 'blocks') ? draft : rest;
    }),
  };
}
