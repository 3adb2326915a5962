// Tables that cross products with standards: the cell where the two meet is the claim.
import type { TableCell } from '#types/text.ts';
import { gateIn } from '../language/access.ts';
import type { Reading } from '../language/reading.ts';
import type { Scope } from '../language/scope.ts';
import type { Statement } from '../language/statement.ts';
import type { Gate } from '../language/access.ts';
import { isToCome, type Claim } from './claim.ts';

export interface Crossing {
  readonly statement: Statement;
  readonly claim: Claim;
  readonly scope: Scope;
  readonly gate?: Gate;
  readonly said: string;
}

const held =
  /^(?:[✓✔☑✅●■🗹]|(?:yes|y|x|certified|compliant|available|included|attested|covered|completed?|achieved|active|valid|supported|in scope|type (?:1|2|i|ii))\b)/u;
const notHeld = /^(?:[✗✘❌☐○–—-]$|(?:no|none|n\/a|not\b|out of scope|expired|unsupported)\b|[✗✘❌☐])/u;

/** A crossing; `header` for the row that only names the columns; undefined where the row is no part of such a table. */
export function inMatrix(
  reading: Reading,
  statement: Statement,
  standard: RegExp,
): Crossing | 'header' | undefined {
  const cells = statement.block.cells ?? [];
  if (statement.kind !== 'tableRow' || cells.length < 2) return undefined;
  if (isHeaderRow(reading, statement)) return 'header';
  const column = cells.find((cell) => cell.header !== undefined && standard.test(reading.say(cell.header)));
  if (column && !standard.test(reading.say(cells[0]?.text ?? ''))) {
    const scope = reading.scope(statement, reading.say(cells[0]?.text ?? ''));
    return crossing(
      reading,
      statement,
      column,
      `${reading.say(column.header ?? '')} ${reading.say(column.text)}`,
      scope,
    );
  }
  const own = ownColumn(reading, cells);
  if (!own || !standard.test(reading.say(cells[0]?.text ?? ''))) return undefined;
  const scope = reading.scope(statement, reading.say(own.header ?? ''));
  return crossing(
    reading,
    statement,
    own,
    `${reading.say(cells[0]?.text ?? '')} ${reading.say(own.text)}`,
    scope,
  );
}

function isHeaderRow(reading: Reading, { block, blockIndex }: Statement): boolean {
  const next = reading.document.blocks[blockIndex + 1]?.cells ?? [];
  const cells = block.cells ?? [];
  return (
    cells.length === next.length &&
    cells.length > 1 &&
    cells.every((cell, index) => cell.text === (next[index]?.header ?? '')) &&
    cells.some((cell) => cell.text !== '')
  );
}

/** The column that is headed by the offering, in a table with other products beside it. */
function ownColumn(reading: Reading, cells: readonly TableCell[]): TableCell | undefined {
  const { names } = reading.about;
  const own = cells.find(
    (cell) => cell.header !== undefined && names.findOwn(reading.say(cell.header))?.strong === true,
  );
  const others = cells.some(
    (cell) =>
      cell !== own && cell.header !== undefined && names.findOther(reading.say(cell.header)) !== undefined,
  );
  return others ? own : undefined;
}

function crossing(
  reading: Reading,
  statement: Statement,
  cell: TableCell,
  said: string,
  scope: Scope,
): Crossing | undefined {
  const value = reading.say(cell.text);
  const make = (kind: Claim['kind']): Crossing => {
    const gate = kind === 'affirm' ? gateIn(value) : undefined;
    return {
      statement,
      claim: { kind, because: `its cell says "${value}"`, hedged: false },
      scope,
      said,
      ...(gate ? { gate } : {}),
    };
  };
  if (isToCome(value)) return make('in_progress');
  if (notHeld.test(value)) return make('denied');
  if (held.test(value) || gateIn(value)) return make('affirm');
  return undefined;
}
