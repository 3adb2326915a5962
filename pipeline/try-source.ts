// One visit of one source without a database and without a trace: what came, what was judged, what was read and why.
import { openTools, userAgentOf } from '#crawlers/tools.ts';
import { visit } from '#crawlers/visit.ts';
import type { CaptureDraft, VisitOutcome } from '#types/capture.ts';
import type { Clock } from '#types/clock.ts';
import type { SourceId } from '#types/ids.ts';
import type { Registry } from '#types/registry.ts';
import { NotInRegistry, VisitBroke } from './errors.ts';
import { objectsInMemory } from './objects-in-memory.ts';
import { planOf } from './plan.ts';
import type { Plan, PlannedSource } from './plan.ts';
import { spanMs } from './registry/cadence.ts';
import { nearest } from './registry/nearest.ts';
import { readDocument } from './steps/read.ts';
import type { ReadDraft } from './steps/read.ts';

export interface TryOptions {
  readonly registry: Registry;
  readonly source: string;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly signal?: AbortSignal;
}

export interface Tried {
  readonly source: SourceId;
  readonly url: string;
  readonly outcome: VisitOutcome;
  /** The capture that served, or the last one that was looked at. */
  readonly capture?: CaptureDraft;
  readonly evidence: readonly ReadDraft[];
  /** What the source may speak for and said nothing about. */
  readonly silent: readonly string[];
}

export async function trySource(options: TryOptions): Promise<Tried> {
  const { registry, clock, env } = options;
  const source = findSource(registry, options.source);
  const userAgent = userAgentOf(registry.settings, options.version);
  const tools = await openTools({ clock, objects: objectsInMemory(), userAgent, env, pictures: false });
  try {
    const outcome = await visit(
      {
        source: source.id,
        slot: clock.now(),
        party: { id: source.party.id, name: source.party.name, hosts: source.party.hosts },
        declared: source.declared,
        userAgent,
        pace: spanMs(registry.settings.pace) ?? 0,
        registryDigest: registry.digest,
        codeVersion: options.version,
      },
      tools,
      options.signal === undefined ? {} : { signal: options.signal },
    );
    const { broke } = outcome;
    if (broke) throw new VisitBroke(broke.code, broke.message, broke.hint);
    return describe(planOf(registry), source, outcome);
  } finally {
    await tools.close();
  }
}

function findSource(registry: Registry, id: string): PlannedSource {
  const { sources } = planOf(registry);
  const found = sources.get(id as SourceId);
  if (found) return found;
  const guess = nearest(id, [...sources.keys()]);
  throw new NotInRegistry(
    `the registry has no source ${id}`,
    guess === undefined ? 'Name it as PARTY/ID; `assay sources` lists them.' : `Did you mean ${guess}?`,
  );
}

function describe(plan: Plan, source: PlannedSource, outcome: VisitOutcome): Tried {
  const capture = outcome.attempts[outcome.used ?? outcome.attempts.length - 1];
  const evidence =
    capture?.document === undefined
      ? []
      : readDocument(plan, source, capture.document, {
          url: capture.finalUrl,
          retrievedAt: capture.retrievedAt,
        });
  const said = new Set(evidence.map(({ offering, draft }) => `${offering}/${draft.dimension}`));
  const silent = source.audiences
    .flatMap(({ offering, dimensions }) => dimensions.map(({ key }) => `${offering.id}/${key}`))
    .filter((cell) => !said.has(cell));
  return { source: source.id, url: source.declared.url, outcome, capture, evidence, silent };
}
