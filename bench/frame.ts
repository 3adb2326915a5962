// The frame of the benchmarks: a section runs what we ship and its baseline by turns, both in one process, and is held to a ratio.

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
  /** Not the time of a run counts but what it returns, in this measure: one figure, or one for each unit. */
  readonly measure?: Measure;
  /** Which figure is compared with the baseline's: the slow end, where people would wait. */
  readonly held?: 'p95';
  /** Measured in a process of its own: what another section left compiled, learned or in memory does not count. */
  readonly alone?: boolean;
}

export type Measure = 'MB' | 'ms';

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
  readonly measure?: Measure;
  readonly held?: 'p95';
  readonly alone?: boolean;
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
  /** How many times as fast as the baseline: the median of the rounds' ratios, or the ratio of the two p95. */
  readonly ratio?: number;
  readonly bar?: Bar;
  readonly pass?: boolean;
  readonly measure?: Measure;
  readonly held?: 'p95';
}

export async function runSection(section: Section, clock = () => performance.now()): Promise<SectionResult> {
  const ours = await section.subject.prepare();
  const theirs = await section.baseline?.prepare();
  const times: Times = { subject: [], baseline: [] };
  try {
    const warming = Math.max(1, Math.ceil(section.rounds / 5));
    for (let round = -warming; round < section.rounds; round += 1) {
      const turns = [
        () => time(section, section.subject, ours, clock),
        () => (section.baseline ? time(section, section.baseline, theirs, clock) : Promise.resolve([])),
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

/** The figures of each round: one, or one for each unit of a run that measures them itself. */
interface Times {
  readonly subject: number[][];
  readonly baseline: number[][];
}

async function time(
  section: Section,
  way: Way<unknown>,
  prepared: unknown,
  clock: () => number,
): Promise<number[]> {
  if (section.measure !== undefined) {
    // Only for memory: a forced collection also throws compiled code away, and the run after it times the compiler.
    if (section.measure === 'MB') globalThis.gc?.();
    return [await way.run(prepared)].flat().map(Number);
  }
  const started = clock();
  for (let turn = 0; turn < section.repeat; turn += 1) {
    const result = way.run(prepared);
    keep(result instanceof Promise ? await result : result);
  }
  return [(clock() - started) / section.repeat / section.units];
}

/** A result that is looked at cannot be optimised away. */
function keep(value: unknown): void {
  if (value === neverReturned) throw new Error('A run returned what no run returns.');
}
const neverReturned = Symbol('never returned');

function resultOf(section: Section, times: Times): SectionResult {
  const { name, unit, against, bar, measure, held } = section;
  const subject = figuresOf(times.subject);
  const told = { name, unit, subject, measure, held };
  if (section.baseline === undefined) return told;
  const baseline = figuresOf(times.baseline);
  const ratio = held === 'p95' ? baseline.p95 / subject.p95 : medianRatio(times);
  const compared = { ...told, against, baseline, ratio };
  return bar === undefined ? compared : { ...compared, bar, pass: ratio >= bar.atLeast };
}

function medianRatio({ subject, baseline }: Times): number {
  const ratios = subject.map((ours, round) => quantile(baseline[round] ?? [], 0.5) / quantile(ours, 0.5));
  return quantile(ratios, 0.5);
}

export function figuresOf(rounds: readonly (readonly number[])[]): Figures {
  const times = rounds.flat();
  return {
    median: quantile(times, 0.5),
    p5: quantile(times, 0.05),
    p95: quantile(times, 0.95),
    rounds: rounds.length,
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}
