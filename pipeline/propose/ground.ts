// What the cells of a visit are compared with, asked for once: their answers, what sources say of them, and what waits.
import { listWaitingCells } from '#db/candidates.ts';
import { listCellMarks, listCellsOf, type CellMarks, type CellRow } from '#db/cells.ts';
import { listEvidenceNow } from '#db/evidence.ts';
import type { CellRef } from '#types/cell.ts';
import type { Evidence } from '#types/evidence.ts';
import { namesOf } from '../compare/lenient.ts';
import type { House } from '../house.ts';

export interface Ground {
  approved(cell: CellRef): CellRow | undefined;
  /** Of the approved answer, where it comes from and when it was last seen standing. */
  marks(cell: CellRef): CellMarks | undefined;
  /** Of all sources that may speak for the cell. */
  evidence(cell: CellRef): readonly Evidence[];
  /** True where something not yet decided touches the cell. */
  isWaiting(cell: CellRef): boolean;
  /** What the vendor and its products are called in sentences. */
  names(cell: CellRef): readonly string[];
}

/** Holds as long as none of these cells, their evidence or their candidates is written to. */
export function groundOf(house: House, cells: readonly CellRef[]): Ground {
  const offerings = [...new Set(cells.map((cell) => cell.offering))];
  const marks = new Map(listCellMarks(house.db, offerings).map((row) => [refOf(row), row]));
  const approved = once(() => new Map(listCellsOf(house.db, offerings).map((row) => [refOf(row), row])));
  const waiting = new Set(listWaitingCells(house.db, offerings).map(refOf));
  const evidence = once(() => evidenceOf(house, cells));
  const names = new Map<string, readonly string[]>();
  return {
    approved: (cell) => approved().get(refOf(cell)),
    marks: (cell) => marks.get(refOf(cell)),
    evidence: (cell) => evidence().get(refOf(cell)) ?? [],
    isWaiting: (cell) => waiting.has(refOf(cell)),
    names(cell) {
      const known = names.get(cell.offering) ?? namesFor(house, cell);
      names.set(cell.offering, known);
      return known;
    },
  };
}

export function refOf({ offering, dimension }: CellRef): string {
  return `${offering}/${dimension}`;
}

function evidenceOf(house: House, cells: readonly CellRef[]): ReadonlyMap<string, readonly Evidence[]> {
  const offerings = [...new Set(cells.map((cell) => cell.offering))];
  const speakers = new Map(
    cells.map((cell) => [refOf(cell), new Set(house.plan.speakers(cell).map((source) => source.id))]),
  );
  const sources = [...new Set([...speakers.values()].flatMap((each) => [...each]))];
  const found = new Map<string, Evidence[]>();
  for (const evidence of listEvidenceNow(house.db, sources, offerings)) {
    const ref = refOf(evidence);
    if (!speakers.get(ref)?.has(evidence.source)) continue;
    const list = found.get(ref);
    if (list) list.push(evidence);
    else found.set(ref, [evidence]);
  }
  return found;
}

function namesFor(house: House, cell: CellRef): readonly string[] {
  const offering = house.plan.offering(cell.offering);
  const [platform, developer] = [offering?.platform, offering?.developer].map((id) =>
    id === undefined ? undefined : house.plan.party(id),
  );
  return namesOf(
    offering ? [offering.name, ...offering.aliases] : [],
    platform ? [platform.name, ...platform.aliases] : [],
    developer ? [developer.name, ...developer.aliases] : [],
  );
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
