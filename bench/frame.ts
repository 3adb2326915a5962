// The frame of the benchmarks: a section runs what we ship and its baseline by turns, in one process, and is held to a ratio.

/** One way of doing the work: prepared once, run many times, disposed of at the end. */
export interface Way<Prepared> {
  prepare(): Prepared | Promise<Prepared>;
  /** One run; what it returns is kept from being optimised away. */
  run(prepared: Prepared): unknown;
  dispose?(prepared: Prepared): void | Promise<void>;
}

/** How ours must compare: as many times as fast as the baseline, or at most this many times as slow. */
export interface Bar {
  /** The bar holds when baseline / subject is at least this. */
  readonly atLeast: number;
  /** In words: where the number comes from. */
  readonly because: string;
}

export interface Section {
  readonly name: string;
  /** What one run is: "one page of 250 kB", "one job". */
  readonly unit: string;
  /** Without a bar the figures are information. */
  readonly bar?: Bar;
  readonly subject: Way<unknown>;
  readonly baseline?: Way<unknown>;
  /** What the baseline is, in a few words. */
  readonly against?: string;
  /** Runs that count; before them one in five warms up. */
  readonly rounds: number;
  /** Runs of the work in one timed round, for work below a millisecond. */
  readonly repeat: number;
  /** How many of the unit one run does: the figures are for one. */
  readonly units: number;
  /** Not the time is held but what a run returns, in this measure. */
  readonly measure?: 'MB';
}

export interface SectionOptions<Ours, Theirs> {
  readonly name: string;
  readonly unit: string;
  readonly bar?: Bar;
  readonly against?: string;
  readonly subject: Way<Ours>;
  readonly baseline?: Way<Theirs>;
  readonly rounds?: number;
  readonly repeat?: number;
  readonly units?: number;
  readonly measure?: 'MB';
}

export function defineSection<Ours, Theirs>(options: SectionOptions<Ours, Theirs>): Section {
  if (options.bar !== undefined && options.baseline === undefined)
    throw new Error(`Section ${options.name} has a bar and no baseline to hold it against.`);
  return {
    rounds: 30,
    repeat: 1,
    units: 1,
    ...options,
    subject: options.subject,
    baseline: options.baseline,
  };
}

/** Milliseconds for one unit, or what the section measures. */
export interface Figures {
  readonly median: number;
  readonly p5: number;
  readonly p95: number;
  readonly rounds: number;
}

export interface SectionResult {
  readonly name: string;
  readonly unit: string;
  readonly against?: string;
  readonly subject: Figures;
  readonly baseline?: Figures;
  /** Median of the ratios of the rounds: how many times as fast as the baseline. */
  readonly ratio?: number;
  readonly bar?: Bar;
  readonly pass?: boolean;
  readonly measure?: 'MB';
}

export async function runSection(section: Section, clock = () => performance.now()): Promise<SectionResult> {
  const ours = await section.subject.prepare();
  const theirs = await section.baseline?.prepare();
  const times: { subject: number[]; baseline: number[] } = { subject: [], baseline: [] };
  try {
    const warming = Math.max(1, Math.ceil(section.rounds / 5));
    for (let round = -warming; round < section.rounds; round += 1) {
      const turns = [
        () => time(section, section.subject, ours, clock),
        () => (section.baseline ? time(section, section.baseline, theirs, clock) : Promise.resolve(0)),
      ] as const;
      const oursFirst = round % 2 === 0;
      const first = await turns[oursFirst ? 0 : 1]();
      const second = await turns[oursFirst ? 1 : 0]();
      if (round < 0) continue;
      times.subject.push(oursFirst ? first : second);
      times.baseline.push(oursFirst ? second : first);
    }
  } finally {
    await section.subject.dispose?.(ours);
    await section.baseline?.dispose?.(theirs);
  }
  return resultOf(section, times);
}

async function time(
  section: Section,
  way: Way<unknown>,
  prepared: unknown,
  clock: () => number,
): Promise<number> {
  if (section.measure !== undefined) {
    // Only for memory: a forced collection also throws compiled code away, and the run after it times the compiler.
    globalThis.gc?.();
    return Number(await way.run(prepared));
  }
  const started = clock();
  for (let turn = 0; turn < section.repeat; turn += 1) {
    const result = way.run(prepared);
    keep(result instanceof Promise ? await result : result);
  }
  return (clock() - started) / section.repeat / section.units;
}

/** A result that is looked at cannot be optimised away. */
function keep(value: unknown): void {
  if (value === neverReturned) throw new Error('A run returned what no run returns.');
}
const neverReturned = Symbol('never returned');

function resultOf(section: Section, times: { subject: number[]; baseline: number[] }): SectionResult {
  const { name, unit, against, bar, measure } = section;
  const subject = figuresOf(times.subject);
  if (section.baseline === undefined) return { name, unit, subject, measure };
  const ratio = quantile(
    times.subject.map((ms, round) => (times.baseline[round] ?? 0) / ms),
    0.5,
  );
  const compared = { name, unit, against, subject, baseline: figuresOf(times.baseline), ratio, measure };
  return bar === undefined ? compared : { ...compared, bar, pass: ratio >= bar.atLeast };
}

export function figuresOf(times: readonly number[]): Figures {
  return {
    median: quantile(times, 0.5),
    p5: quantile(times, 0.05),
    p95: quantile(times, 0.95),
    rounds: times.length,
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}
