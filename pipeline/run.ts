// The embedded runner: visits what is due, a few at a time, never two of one domain at once, and settles each result.
import { claim, releaseClaim } from '#db/claims.ts';
import { finishRun, startRun } from '#db/runs.ts';
import { listDue, updateSourceState } from '#db/source-state.ts';
import { registrableDomain } from '#crawlers/pace/pace.ts';
import type { VisitOutcome } from '#types/capture.ts';
import type { Instant, OfferingId, SourceId } from '#types/ids.ts';
import type { VisitJob } from '#types/job.ts';
import { NotInRegistry, VisitBroke } from './errors.ts';
import type { House } from './house.ts';
import { keepHouse } from './housekeeping.ts';
import { hashOf } from './ids.ts';
import { freeSlot, jobFor, sourceOf } from './job.ts';
import { endAbandonedRuns, thisProcess } from './abandoned.ts';
import { dueAfter, instantOf, planSchedule } from './schedule.ts';
import { settle } from './settle.ts';
import type { Settled } from './settled.ts';
import { visitLine, type VisitLine } from './visit-line.ts';

export type Which =
  | { readonly kind: 'due' }
  | { readonly kind: 'all' }
  | { readonly kind: 'sources'; readonly sources: readonly SourceId[] }
  | { readonly kind: 'offering'; readonly offering: OfferingId };

export type RunEvent =
  | { readonly kind: 'started'; readonly run: string; readonly sources: number }
  | { readonly kind: 'visiting'; readonly source: SourceId; readonly url: string }
  | {
      readonly kind: 'visited';
      readonly line: VisitLine;
      readonly settled: Settled;
      readonly done: number;
      readonly of: number;
    }
  | { readonly kind: 'failed'; readonly source: SourceId; readonly error: unknown }
  | { readonly kind: 'finished'; readonly run: string; readonly summary: RunSummary };

export interface RunSummary {
  readonly sources: number;
  readonly ok: number;
  readonly notOk: number;
  readonly candidates: number;
  readonly held: number;
  readonly notices: number;
  readonly ms: number;
}

/** One visit from its job: the crawlers' own, or a worker's far away. */
export type VisitBy = (job: VisitJob, signal: AbortSignal | undefined) => Promise<VisitOutcome>;

export interface RunOptions {
  readonly which: Which;
  readonly by: string;
  readonly visit: VisitBy;
  /** Visits at the same time; the registry's own setting where absent. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

export interface RunResult {
  readonly run: string;
  readonly lines: readonly VisitLine[];
  readonly failed: readonly { readonly source: SourceId; readonly error: unknown }[];
  readonly summary: RunSummary;
  /** False where it was stopped before the end. */
  readonly complete: boolean;
}

export async function runVisits(house: House, options: RunOptions): Promise<RunResult> {
  planSchedule(house);
  endAbandonedRuns(house);
  return new Run(house, options).go();
}

interface Turn {
  readonly source: SourceId;
  readonly slot: string;
  readonly domain: string;
  readonly url: string;
}

/** A claim of a process that died ends after this. */
const claimMs = 20 * 60_000;

const putOffMs = 5 * 60_000;

class Run {
  readonly #house: House;
  readonly #options: RunOptions;
  readonly #id: string;
  readonly #begun = performance.now();
  readonly #waiting: Turn[];
  readonly #of: number;
  readonly #busy = new Set<string>();
  readonly #lines: VisitLine[] = [];
  readonly #failed: { source: SourceId; error: unknown }[] = [];
  #notices = 0;

  constructor(house: House, options: RunOptions) {
    this.#house = house;
    this.#options = options;
    this.#waiting = turnsOf(house, options.which);
    this.#of = this.#waiting.length;
    this.#id = runId(house, options.by, this.#waiting);
  }

  async go(): Promise<RunResult> {
    const { by, which } = this.#options;
    startRun(this.#house.db, {
      id: this.#id,
      kind: which.kind,
      by,
      startedAt: this.#house.clock.now(),
      summary: { ...thisProcess(), sources: this.#of },
    });
    this.#tell({ kind: 'started', run: this.#id, sources: this.#of });
    const most = this.#options.concurrency ?? this.#house.registry.settings.concurrency;
    const workers = Math.max(1, Math.min(most, this.#of));
    await Promise.all(Array.from({ length: workers }, () => this.#work()));
    this.#notices += keepHouse(this.#house).stale.length;
    return this.#finish();
  }

  #finish(): RunResult {
    const complete = !this.#stopped() && this.#waiting.length === 0;
    const summary = this.#summary();
    const inPart = summary.notOk > 0 || this.#failed.length > 0;
    const state = complete ? (inPart ? 'partial' : 'done') : 'stopped';
    finishRun(this.#house.db, this.#id, state, this.#house.clock.now(), { ...summary });
    this.#tell({ kind: 'finished', run: this.#id, summary });
    return { run: this.#id, lines: this.#lines, failed: this.#failed, summary, complete };
  }

  #summary(): RunSummary {
    const ok = this.#lines.filter((line) => line.verdict === 'ok').length;
    const sum = (of: (line: VisitLine) => number): number =>
      this.#lines.reduce((total, line) => total + of(line), 0);
    return {
      sources: this.#lines.length + this.#failed.length,
      ok,
      notOk: this.#lines.length - ok + this.#failed.length,
      candidates: sum((line) => line.candidates),
      held: sum((line) => line.held),
      notices: this.#notices,
      ms: Math.round(performance.now() - this.#begun),
    };
  }

  #stopped(): boolean {
    return this.#options.signal?.aborted ?? false;
  }

  async #work(): Promise<void> {
    for (;;) {
      if (this.#stopped()) return;
      const turn = this.#take();
      if (!turn) {
        if (this.#waiting.length === 0) return;
        await this.#domainFree();
        continue;
      }
      try {
        await this.#visit(turn);
      } finally {
        this.#busy.delete(turn.domain);
        this.#freed();
      }
    }
  }

  /** The first in order whose domain nobody visits now. */
  #take(): Turn | undefined {
    const at = this.#waiting.findIndex((turn) => !this.#busy.has(turn.domain));
    if (at < 0) return undefined;
    const [turn] = this.#waiting.splice(at, 1);
    if (turn) this.#busy.add(turn.domain);
    return turn;
  }

  #sleepers: (() => void)[] = [];

  #domainFree(): Promise<void> {
    return new Promise((resolve) => this.#sleepers.push(resolve));
  }

  #freed(): void {
    const sleepers = this.#sleepers;
    this.#sleepers = [];
    for (const wake of sleepers) wake();
  }

  async #visit(turn: Turn): Promise<void> {
    if (!this.#claim(turn)) return;
    try {
      this.#tell({ kind: 'visiting', source: turn.source, url: turn.url });
      const job = jobFor(this.#house, turn.source, turn.slot);
      const outcome = await this.#options.visit(job, this.#options.signal);
      if (outcome.givenUp) {
        if (this.#stopped()) return;
        throw brokenVisit(outcome);
      }
      await this.#settle(turn, outcome);
    } catch (error) {
      this.#failed.push({ source: turn.source, error });
      this.#putOff(turn);
      this.#tell({ kind: 'failed', source: turn.source, error });
    } finally {
      releaseClaim(this.#house.db, turn.source, this.#id);
    }
  }

  async #settle(turn: Turn, outcome: VisitOutcome): Promise<void> {
    const nextDue = dueAfter(this.#house, sourceOf(this.#house, turn.source), outcome);
    const settled = await settle(this.#house, outcome, { run: this.#id, nextDue });
    const line = visitLine(turn.url, outcome, settled);
    this.#lines.push(line);
    this.#notices += settled.noticed.length;
    this.#tell({
      kind: 'visited',
      line,
      settled,
      done: this.#lines.length + this.#failed.length,
      of: this.#of,
    });
  }

  /** What failed for our own sake is not tried again at once; where even that cannot be written, the next round will. */
  #putOff(turn: Turn): void {
    try {
      const notBefore = instantOf(Date.parse(this.#house.clock.now()) + putOffMs);
      updateSourceState(this.#house.db, turn.source, { notBefore });
    } catch {
      // The disk may be full: that is the error that is told.
    }
  }

  #claim(turn: Turn): boolean {
    const at = this.#house.clock.now();
    const expiresAt = instantOf(Date.parse(at) + claimMs);
    return claim(this.#house.db, { source: turn.source, slot: turn.slot, owner: this.#id, at, expiresAt });
  }

  #tell(event: RunEvent): void {
    this.#options.onEvent?.(event);
  }
}

function brokenVisit({ broke, live }: VisitOutcome): VisitBroke {
  const why = broke?.message ?? live.reasons[0]?.message ?? 'no reason was given';
  const hint = broke?.hint ?? '`assay doctor` says what is missing here.';
  return new VisitBroke(
    broke?.code ?? 'visit_broke',
    `the visit broke for a reason of our own: ${why}`,
    `${hint} The source stays due.`,
  );
}

function turnsOf(house: House, which: Which): Turn[] {
  const now = house.clock.now();
  if (which.kind === 'due')
    return listDue(house.db, now).flatMap((state) =>
      house.plan.sources.has(state.source) ? [turnOf(house, state.source, state.next_due ?? now)] : [],
    );
  return chosen(house, which).map((source) => turnOf(house, source, now));
}

function chosen(house: House, which: Exclude<Which, { kind: 'due' }>): SourceId[] {
  if (which.kind === 'sources') return which.sources.map((each) => sourceOf(house, each).id);
  const all = [...house.plan.sources.values()];
  if (which.kind === 'all') return all.map((source) => source.id);
  if (!house.plan.offering(which.offering))
    throw new NotInRegistry(
      `the registry has no offering ${which.offering}`,
      'See offerings/ for the names.',
    );
  return all
    .filter((source) => source.audiences.some(({ offering }) => offering.id === which.offering))
    .map((source) => source.id);
}

function turnOf(house: House, source: SourceId, at: Instant): Turn {
  const { url } = sourceOf(house, source).declared;
  return { source, slot: freeSlot(house, source, at), domain: registrableDomain(url), url };
}

function runId(house: House, by: string, turns: readonly Turn[]): string {
  const now = house.clock.now();
  return `run-${now.replaceAll(/[-:.]/g, '').slice(0, 15)}-${hashOf(by, now, ...turns.map((turn) => turn.source + turn.slot)).slice(0, 6)}`;
}
