// What the demo found, read out of the database and the visits: nothing here is known beforehand.
import { listCandidateCells, type CandidateRow } from '#db/candidates.ts';
import { listCandidates } from '#db/candidate-list.ts';
import type { House } from '#pipeline/house.ts';
import type { Answer, Difference } from '#types/cell.ts';
import type { SourceId } from '#types/ids.ts';
import type { Visited } from './crawl.ts';

/** One change as a reviewer sees it. */
export interface DemoRow {
  readonly change: string;
  /** "northwind-api/training_on_customer_data" */
  readonly cells: readonly string[];
  readonly from: string;
  readonly to: string;
  /** The sentence that was approved, where another one stands there now. */
  readonly before?: string;
  /** The sentence that stands there now; for what is absent, the one that is gone. */
  readonly sentence: string;
  /** Entries that joined or left a list, and other details that differ. */
  readonly details: readonly string[];
  readonly takesEffect?: string;
  readonly source: string;
  /** The capture in which the sentence stands. */
  readonly capture: string;
  readonly candidate: string;
}

/** Something that differed and was not shown, with the reason. */
export interface HeldBack {
  readonly source: string;
  readonly steps: readonly string[];
  /** A verdict, or "held" for a change that waits to be seen a second time. */
  readonly verdict: string;
  readonly because: string;
  /** How many answers stay as they are. */
  readonly answers: number;
  readonly capture?: string;
  /** When the memento that served in its place was archived. */
  readonly archivedAt?: string;
}

export interface Silent {
  /** Answers that were looked at again and still stand. */
  readonly verified: number;
  /** Sources that were edited without a change to an answer. */
  readonly edited: readonly string[];
}

export interface StepReport {
  readonly step: string;
  readonly at: string;
  readonly sources: number;
  readonly ok: number;
  readonly shown: number;
  readonly held: number;
  readonly approved: number;
  readonly ms: number;
}

/** The visits of one step of the scenario. */
export interface SteppedVisits {
  readonly step: string;
  readonly visits: readonly Visited[];
}

export function demoTable({ db }: House): DemoRow[] {
  const open = listCandidates(db, { states: ['open', 'second_review'] }, { limit: 500 });
  return open.map((row) => rowOf(row, listCandidateCells(db, row.n)));
}

function rowOf(candidate: CandidateRow, cells: ReturnType<typeof listCandidateCells>): DemoRow {
  const first = cells[0];
  const before = first?.before;
  const standing = first && first.after.quotes.length > 0 ? first.after : before;
  const sentence = tellingSentence(standing, standing === before ? undefined : before);
  const was = standing === before ? undefined : tellingSentence(before, standing);
  return {
    change: candidate.change,
    cells: cells.map(({ cell }) => `${cell.offering}/${cell.dimension}`),
    from: before?.value ?? 'nothing',
    to: first?.after.value ?? '',
    ...(was && was !== sentence ? { before: was } : {}),
    sentence: sentence ?? '',
    details: first ? detailsOf(first.difference) : [],
    ...(candidate.takes_effect ? { takesEffect: candidate.takes_effect } : {}),
    source: standing?.source ?? candidate.source,
    capture: standing?.capture ?? candidate.capture,
    candidate: candidate.id,
  };
}

/** The best sentence that the other answer does not rest on; where both rest on the same, the best. */
function tellingSentence(answer: Answer | undefined, other: Answer | undefined): string | undefined {
  const known = new Set(other?.quotes.map(({ exact }) => exact));
  const quotes = answer?.quotes ?? [];
  return (quotes.find(({ exact }) => !known.has(exact)) ?? quotes[0])?.exact;
}

function detailsOf({ change, entries = [], details = [], access = [] }: Difference): string[] {
  const signs = { added: '+', removed: '-', rescoped: '~' } as const;
  const listed = entries.map(({ kind, key, entry }) => `${signs[kind]} ${entry} (${key})`);
  if (change === 'absent') return listed;
  const values = [...details, ...access]
    .filter(({ from }) => change !== 'new' || from !== undefined)
    .map(({ key, from, to }) => `${key}: ${from ?? 'unstated'} -> ${to ?? 'unstated'}`);
  return [...listed, ...values];
}

/** Visits that were not ok, once for each source and verdict, and changes that still wait to be seen a second time. */
export function heldBack(house: House, stepped: readonly SteppedVisits[]): HeldBack[] {
  const found = new Map<string, HeldBack>();
  for (const { step, visits } of stepped) {
    for (const { line } of visits) {
      if (line.verdict === 'ok') continue;
      const key = `${line.source} ${line.verdict}`;
      const known = found.get(key);
      found.set(key, {
        source: line.source,
        steps: [...(known?.steps ?? []), step],
        verdict: line.verdict,
        because: line.reasons[0] ?? '',
        answers: answersOf(house, line.source),
        ...(line.capture ? { capture: line.capture } : {}),
        ...(line.archivedAt
          ? { archivedAt: line.archivedAt }
          : known?.archivedAt
            ? { archivedAt: known.archivedAt }
            : {}),
      });
    }
  }
  return [...found.values(), ...stillHeld(house, stepped.at(-1)?.step ?? '')];
}

function stillHeld({ db }: House, step: string): HeldBack[] {
  return listCandidates(db, { states: ['held'] }, { limit: 500 }).map((row) => ({
    source: row.source,
    steps: [step],
    verdict: 'held',
    because: `${row.title}: ${row.because ?? 'to be seen a second time'}`,
    answers: listCandidateCells(db, row.n).length,
    capture: row.capture,
  }));
}

function answersOf({ plan }: House, source: string): number {
  const audiences = plan.sources.get(source as SourceId)?.audiences ?? [];
  return audiences.reduce((sum, { dimensions }) => sum + dimensions.length, 0);
}

export function silentIn(stepped: readonly SteppedVisits[]): Silent {
  const settled = stepped.flatMap(({ visits }) =>
    visits.map((visit) => ({ source: visit.line.source, ...visit.settled })),
  );
  const verified = settled.flatMap((each) => each.verified);
  const edited = settled
    .filter((each) => each.edited && each.raised.length === 0)
    .map(({ source }) => source);
  return { verified: verified.length, edited: [...new Set(edited)] };
}
