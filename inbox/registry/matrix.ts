// The registry as it stands, or stood on a date: every cell with its grade and how fresh it is.
import { listCells, listCellsAsOf } from '#db/cells.ts';
import type { House } from '#pipeline/house.ts';
import { spanMs } from '#pipeline/registry/cadence.ts';
import type { DimensionKey, Instant, OfferingId } from '#types/ids.ts';
import type { Dimension, Offering } from '#types/registry.ts';
import type { Grade } from '#types/words.ts';

export interface MatrixView {
  readonly group?: string;
  readonly show: 'all' | 'watch' | 'stale' | 'pending';
  readonly words: string;
  /** A day; the answers of its end. */
  readonly at?: string;
}

export interface MatrixCell {
  readonly kind: 'answered' | 'pending' | 'unasked';
  readonly value?: Grade;
  readonly verifiedAt?: Instant;
  /** Older than the question's stale_after. */
  readonly stale: boolean;
  readonly imported: boolean;
}

export interface MatrixRow {
  readonly offering: Offering;
  readonly cells: readonly MatrixCell[];
}

export interface Matrix {
  readonly groups: readonly string[];
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly MatrixRow[];
  readonly totals: { readonly answered: number; readonly pending: number; readonly stale: number };
}

const shows = new Set(['all', 'watch', 'stale', 'pending']);

export function readMatrixView(query: (name: string) => string | undefined): MatrixView {
  const [group, at, show] = [query('group'), query('at'), query('show') ?? 'all'];
  return {
    show: (shows.has(show) ? show : 'all') as MatrixView['show'],
    words: (query('q') ?? '').trim().slice(0, 100),
    ...(group ? { group } : {}),
    ...(at && /^\d{4}-\d{2}-\d{2}$/.test(at) && !Number.isNaN(Date.parse(at)) ? { at } : {}),
  };
}

export function loadMatrix(house: House, view: MatrixView): Matrix {
  const { registry } = house;
  const groups = [...new Set(registry.dimensions.map((each) => each.group))];
  const dimensions = registry.dimensions.filter((each) => !view.group || each.group === view.group);
  const answers = answersOf(house, view);
  const asked = new Set(house.plan.cells.map((cell) => `${cell.offering}/${cell.dimension}`));
  const now = Date.parse(house.clock.now());
  const rows = registry.offerings
    .toSorted((a, b) => a.sort_order - b.sort_order || (a.id < b.id ? -1 : 1))
    .filter((each) => nameFits(each, view.words))
    .map((offering) => ({
      offering,
      cells: dimensions.map((dimension): MatrixCell => {
        const key = `${offering.id}/${dimension.key}`;
        const answer = answers.get(key);
        if (!answer) return { kind: asked.has(key) ? 'pending' : 'unasked', stale: false, imported: false };
        const stale =
          !view.at && now - Date.parse(answer.verifiedAt) > (spanMs(dimension.stale_after) ?? Infinity);
        return { kind: 'answered', ...answer, stale };
      }),
    }));
  const cells = rows.flatMap((row) => row.cells);
  return {
    groups,
    dimensions,
    rows: rows.filter((row) => view.show === 'all' || row.cells.some((cell) => isShown(cell, view.show))),
    totals: {
      answered: cells.filter((cell) => cell.kind === 'answered').length,
      pending: cells.filter((cell) => cell.kind === 'pending').length,
      stale: cells.filter((cell) => cell.stale).length,
    },
  };
}

/** What a filter asks for stands out; the rest of its row stays, dimmed. */
export function isShown(cell: MatrixCell, show: MatrixView['show']): boolean {
  if (show === 'watch') return cell.kind === 'answered' && cell.value !== 'yes_public';
  if (show === 'stale') return cell.stale;
  if (show === 'pending') return cell.kind === 'pending';
  return true;
}

interface Answered {
  readonly value: Grade;
  readonly verifiedAt: Instant;
  readonly imported: boolean;
}

function answersOf(house: House, view: MatrixView): Map<string, Answered> {
  const rows = view.at ? listCellsAsOf(house.db, `${view.at}T23:59:59.999Z` as Instant) : listCells(house.db);
  const answers = new Map<string, Answered>();
  for (const row of rows) {
    if (!row.answer) continue;
    answers.set(keyOf(row), {
      value: row.answer.value,
      verifiedAt: row.verified_at,
      imported: row.basis === 'imported',
    });
  }
  return answers;
}

function keyOf(row: { readonly offering: OfferingId; readonly dimension: DimensionKey }): string {
  return `${row.offering}/${row.dimension}`;
}

function nameFits(offering: Offering, words: string): boolean {
  if (!words) return true;
  const names = [offering.id, offering.name, offering.developer, offering.platform, ...offering.aliases].join(
    ' ',
  );
  return names.toLowerCase().includes(words.toLowerCase());
}
