// A filter of the queue as a condition of SQL, and where a search for it had best begin.
import type { CandidateState } from '#types/cell.ts';
import type { CandidateFilter } from './candidate-list.ts';
import { searchWords } from './evidence.ts';

interface Narrowed {
  /** Where the search begins: in the queue's order, or among those that match. */
  readonly from: string;
  readonly where: string;
  readonly values: Readonly<Record<string, string>>;
}

const plain = [
  ['dimension', 'dimension', '='],
  ['change', 'change', '='],
  ['source', 'source', '='],
  ['raisedBefore', 'raised_at', '<'],
  ['raisedSince', 'raised_at', '>='],
] as const;
const waitingStates = new Set<CandidateState>(['held', 'open', 'snoozed', 'second_review']);

const matching = 'SELECT rowid AS n FROM candidate_search WHERE candidate_search MATCH :words';
const ofOffering = 'SELECT DISTINCT candidate AS n FROM candidate_cells WHERE offering = :offering';

/** To gather and to count, whatever matches is met first; to walk, the queue is met in its order. */
export function narrowed(filter: CandidateFilter, use: 'gather' | 'walk'): Narrowed {
  const values: Record<string, string> = {};
  const states = filter.states.map((state, at) => {
    values[`state${at}`] = state;
    return `:state${at}`;
  });
  const parts = [states.length === 1 ? `c.state = ${states[0]}` : `c.state IN (${states.join(', ')})`];
  for (const [key, column, operator] of plain) {
    const value = filter[key];
    if (value === undefined) continue;
    parts.push(`c.${column} ${operator} :${key}`);
    values[key] = value;
  }
  let from = 'candidates c';
  const beginWith = (some: string): void => {
    from = `(${some}) m CROSS JOIN candidates c ON c.n = m.n`;
  };
  if (filter.words?.trim()) {
    // Nothing that can be searched for finds nothing, rather than everything.
    values['words'] = searchWords(filter.words) ?? '""';
    if (use === 'gather') beginWith(matching);
    else parts.push(`c.n IN (${matching})`);
  }
  if (filter.offering !== undefined) {
    values['offering'] = filter.offering;
    // What was decided long ago is not walked through.
    const some = filter.states.every((state) => waitingStates.has(state))
      ? `${ofOffering} AND waiting = 1`
      : ofOffering;
    if (use === 'gather' && from === 'candidates c') beginWith(some);
    // The plus keeps SQLite on the candidate's own cells, instead of all cells of the offering.
    else
      parts.push(
        'EXISTS (SELECT 1 FROM candidate_cells k WHERE k.candidate = c.n AND +k.offering = :offering)',
      );
  }
  return { from, where: parts.join(' AND '), values };
}
