// What a document shows beside the agreement's name: clauses, a list of subprocessors, or where that list is.
import type { Details } from '#types/evidence.ts';
import type { Block } from '#types/text.ts';
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';
import { subprocessorsIn, united, type Listed } from '../../subprocessors/subprocessors.ts';
import { clausesName, listAddress, tellsWhereListIs } from './signs.ts';

export interface Signs {
  readonly clauses: readonly Statement[];
  /** Sentences that tell where the list of subprocessors is. */
  readonly whereList: readonly Statement[];
  readonly listed: readonly Listed[];
}

export function signsOf(reading: Reading): Signs {
  const body = (statements: readonly Statement[]): readonly Statement[] =>
    statements.filter((one) => !one.furniture && one.kind !== 'badge');
  const clauses = body(
    reading.with([
      'contractual clauses',
      'scc',
      'model clauses',
      'data protection clauses',
      '2021/914',
      'standardvertragsklauseln',
    ]),
  ).filter(({ said, block }) => clausesName.test(said) && !isGlossary(block));
  const listed = subprocessorsIn(reading);
  const isInEntry = (one: Statement): boolean =>
    listed.some(({ statement }) => one.start >= statement.start && one.start < statement.end);
  const whereList = body(
    reading.with([
      'subprocessor',
      'sub-processor',
      'subcontractor',
      'sub-contractor',
      'unterauftrag',
      'sous-traitant',
    ]),
  ).filter((one) => one.kind !== 'heading' && tellsWhereListIs(one) && !isBareLink(one));
  // What an entry of the list says of clauses is said of that subprocessor.
  return { clauses: clauses.filter((one) => !isInEntry(one)), whereList, listed };
}

/** A row of a table of terms explains its word; it carries nothing. */
export function isGlossary({ cells }: Block): boolean {
  return (
    cells !== undefined && /^(?:terms?|abbreviations?|acronyms?|definitions?)$/i.test(cells[0]?.header ?? '')
  );
}

/** An entry of a menu that was not marked as one. */
export function isBareLink({ block, text }: Statement): boolean {
  return text.length < 60 && block.links.some((link) => link.label.trim() === text.trim());
}

export function listStatements({ whereList, listed }: Signs): readonly Statement[] {
  const ordered = whereList.toSorted(
    (a, b) => Number(/https?:|list/.test(b.said)) - Number(/https?:|list/.test(a.said)),
  );
  return [...ordered.slice(0, 2), ...listed.slice(0, 3).map(({ statement }) => statement)];
}

/** One of each first: the agreement, its clauses, its list; then what is left. */
export function interleaved(...lists: readonly (readonly Statement[])[]): Statement[] {
  const longest = Math.max(...lists.map((list) => list.length), 0);
  const all: Statement[] = [];
  for (let index = 0; index < longest; index += 1)
    for (const list of lists) if (list[index]) all.push(list[index] as Statement);
  return all;
}

export function detailsOfList({ whereList, listed }: Signs): Details {
  const address = listAddress(whereList);
  const entries = united(listed);
  return {
    ...(address ? { subprocessor_list_url: address } : {}),
    ...(entries.length > 0 ? { subprocessors: entries } : {}),
  };
}
