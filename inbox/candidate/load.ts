// All that one screen needs to decide about a candidate.
import {
  listCandidateCells,
  listOthersOfCell,
  type CandidateCellRow,
  type CandidateRow,
  type EarlierRow,
} from '#db/candidates.ts';
import { listCandidateEvents, type CandidateEvent } from '#db/candidate-events.ts';
import { findCell, listCellsQuoting, type CellRow } from '#db/cells.ts';
import { listToldAbout, type ToldDecision } from '#db/decisions.ts';
import { findDraft, type Draft } from '#db/drafts.ts';
import { listSpoken, type Spoken } from '#db/evidence.ts';
import { findLease, type LeaseRow } from '#db/leases.ts';
import { findRule, type RuleRow } from '#db/rules.ts';
import { listLastVisits } from '#db/source-state.ts';
import { leaseSubject } from '#pipeline/decide/candidate.ts';
import type { House } from '#pipeline/house.ts';
import type { Answer } from '#types/cell.ts';
import type { Instant } from '#types/ids.ts';
import { hiddenOpinions, visibleTo } from '../blind.ts';
import { evidencePlace, type EvidencePlace } from '../captures/evidence-place.ts';
import type { Archived } from '../captures/kept.ts';
import { secondReviewOf } from '../settings.ts';

export interface CellView extends CandidateCellRow {
  readonly offeringName: string;
  readonly dimensionLabel: string;
  readonly question: string;
  readonly now?: CellRow;
}

export interface Speaker {
  readonly source: string;
  readonly spoken?: Spoken;
  /** Why a source says nothing: not visited yet, or read and silent. */
  readonly silent?: string;
  readonly decides: boolean;
  readonly contradicts: boolean;
}

export interface Earlier {
  readonly candidate: EarlierRow;
  readonly decisions: readonly ToldDecision[];
}

export interface CandidateScreen {
  readonly row: CandidateRow;
  readonly cells: readonly CellView[];
  readonly places: { readonly now: readonly EvidencePlace[]; readonly before: readonly EvidencePlace[] };
  /** The capture that raised it, with the entries that changed: the deciding sentence may stand elsewhere. */
  readonly raisedBy?: EvidencePlace;
  readonly speakers: readonly Speaker[];
  readonly siblings: readonly CellRow[];
  readonly decisions: readonly ToldDecision[];
  readonly hiddenOpinions: number;
  readonly events: readonly CandidateEvent[];
  readonly earlier: readonly Earlier[];
  readonly lease?: LeaseRow;
  readonly needsSecond: boolean;
  /** What this person began to write about it. */
  readonly draft?: Draft & { readonly at: Instant };
  readonly loweredBy?: RuleRow;
}

export async function loadCandidate(
  house: House,
  archived: Archived,
  row: CandidateRow,
  who: string,
  held?: LeaseRow,
): Promise<CandidateScreen> {
  const cells = listCandidateCells(house.db, row.n).map((cell) => cellView(house, cell));
  const [now, before] = await Promise.all([
    placesOf(
      house,
      archived,
      cells.map((cell) => cell.after),
    ),
    placesOf(
      house,
      archived,
      cells.flatMap((cell) => cell.before ?? []),
    ),
  ]);
  // Its own card only where the deciding sentence stands in another document.
  const raisedBy = now.some((place) => place.capture.id === row.capture)
    ? undefined
    : await evidencePlace(
        house,
        archived,
        { capture: row.capture, quotes: [], source: row.source },
        newWords(cells),
      );
  const others = cells[0] ? listOthersOfCell(house.db, cells[0].cell, row.n, 8) : [];
  const told = listToldAbout(house.db, 'candidate', [
    row.id,
    ...others.filter((each) => each.decision !== undefined).map((each) => each.id),
  ]);
  const all = told.filter((each) => each.subject === row.id);
  const lease = held ?? findLease(house.db, leaseSubject(row), house.clock.now());
  const draft = isWaiting(row) ? findDraft(house.db, leaseSubject(row), who) : undefined;
  const rule = row.lowered_by ? findRule(house.db, row.lowered_by) : undefined;
  return {
    row,
    cells,
    places: { now, before },
    ...(raisedBy ? { raisedBy } : {}),
    speakers: cells[0] ? speakersOf(house, cells[0]) : [],
    siblings: siblingsOf(house, row, cells),
    decisions: visibleTo(who, row, all),
    // Counted in all of them: what this person may see leaves these out.
    hiddenOpinions: isWaiting(row) ? hiddenOpinions(who, all) : 0,
    events: listCandidateEvents(house.db, row.n),
    earlier: others.map((each) => earlierOf(each, told, who)),
    needsSecond: secondReviewOf(house).includes(row.change),
    ...(draft ? { draft } : {}),
    ...(lease ? { lease } : {}),
    ...(rule ? { loweredBy: rule } : {}),
  };
}

/** Entries that joined a list or changed in it, as they are written there. */
function newWords(cells: readonly CandidateCellRow[]): string[] {
  const entries = cells.flatMap((cell) => cell.difference.entries ?? []);
  return [...new Set(entries.filter((each) => each.kind !== 'removed').map((each) => each.entry))].slice(
    0,
    8,
  );
}

export function isWaiting(row: Pick<CandidateRow, 'state'>): boolean {
  return ['open', 'held', 'snoozed', 'second_review'].includes(row.state);
}

function cellView(house: House, cell: CandidateCellRow): CellView {
  const dimension = house.plan.dimension(cell.cell.dimension);
  const now = findCell(house.db, cell.cell);
  return {
    ...cell,
    offeringName: house.plan.offering(cell.cell.offering)?.name ?? cell.cell.offering,
    dimensionLabel: dimension?.label ?? cell.cell.dimension,
    question: dimension?.question ?? '',
    ...(now ? { now } : {}),
  };
}

/** Each sentence once, however many cells rest on it. */
async function placesOf(
  house: House,
  archived: Archived,
  answers: readonly Answer[],
): Promise<EvidencePlace[]> {
  const distinct = new Map(
    answers
      .filter((answer) => answer.quotes.length > 0)
      .map((answer) => [`${answer.capture} ${answer.quotes[0]?.start}`, answer]),
  );
  const places = await Promise.all(
    [...distinct.values()].slice(0, 4).map((answer) => evidencePlace(house, archived, answer)),
  );
  return places.filter((place) => place !== undefined);
}

function speakersOf({ db, plan }: House, { cell, evidence, after }: CellView): Speaker[] {
  const current = new Map(
    listSpoken(db, cell.offering, cell.dimension)
      .toReversed()
      .map((each) => [each.source, each] as const),
  );
  const sources = plan.speakers(cell).map(({ id }) => id);
  const silent = sources.filter((id) => !current.has(id));
  const visits = new Map(
    silent.length === 0 ? [] : listLastVisits(db, silent).map((each) => [each.source, each] as const),
  );
  return sources.map((id): Speaker => {
    const own = current.get(id);
    return {
      source: id,
      decides: id === after.source && evidence.length > 0,
      contradicts: own !== undefined && own.value !== after.value && id !== after.source,
      ...(own ? { spoken: own } : { silent: silence(visits.get(id)) }),
    };
  });
}

function silence(state: ReturnType<typeof listLastVisits>[number] | undefined): string {
  if (!state?.last_visit_at) return 'not visited yet';
  if (!state.last_ok_at)
    return `no complete capture yet: ${state.because ?? state.last_verdict ?? 'unknown'}`;
  return 'read, and says nothing about it';
}

const offerings = new WeakMap<House['registry'], string>();

function offeringsOf({ registry }: House): string {
  const known = offerings.get(registry) ?? JSON.stringify(registry.offerings.map((each) => each.id));
  offerings.set(registry, known);
  return known;
}

/** Approved answers to the same question that rest on the same sentence, and are not part of this change. */
function siblingsOf(house: House, row: CandidateRow, cells: readonly CellView[]): CellRow[] {
  const [first] = cells;
  if (!first) return [];
  const sentences = new Set(
    [first.before, first.after].flatMap((answer) => answer?.quotes.map((quote) => quote.exact) ?? []),
  );
  if (sentences.size === 0) return [];
  const own = new Set<string>(cells.map((cell) => cell.cell.offering));
  return listCellsQuoting(house.db, row.dimension, offeringsOf(house), [...sentences]).filter(
    (cell) => !own.has(cell.offering),
  );
}

function earlierOf(candidate: EarlierRow, told: readonly ToldDecision[], who: string): Earlier {
  const own = told.filter((each) => each.subject === candidate.id);
  return { candidate, decisions: visibleTo(who, candidate, own) };
}
