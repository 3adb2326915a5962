// Subprocessors in rows of a table, by what the columns are called.
import type { Block, TableCell } from '#types/text.ts';
import type { Reading } from '../language/reading.ts';
import { reworded } from '../language/statement.ts';
import { fromBullet } from './bullet.ts';
import { cleaned, isName, type Listed, type Subprocessor } from './entry.ts';
import { isPlace, withPlaceAbove } from './places.ts';

type Column = 'name' | 'purpose' | 'location' | 'scope' | 'other';

const columns: readonly (readonly [Column, RegExp])[] = [
  [
    'scope',
    /\bproducts?\b|\bapplicab|\bscope\b|\bservices? (?:affected|covered|using|in which|for which|supported)\b|\bused (?:by|for|in) (?:which )?(?:products?|services?)|\bapplies to\b|\bplans?\b/i,
  ],
  [
    'location',
    /\blocations?\b|\bresiden(?:cy|ce)\b|\bcountr(?:y|ies)\b|\bregions?\b|\bwhere\b|\bplace\b|\bjurisdiction\b|\bgeograph|\bhosted in\b|\baddress\b|\bseat\b|\bland\b|(?:\b|server)standort|\bsitz\b|\banschrift\b|\badresse\b|\bverarbeitungsort\b|\bpays\b|\blieu\b|\blocalisation\b/i,
  ],
  [
    'purpose',
    /\bpurposes?\b|\bservices?\b|\bdescription\b|\bfunctions?\b|\bactivit|\bnature\b|\bprocessing\b|\buse\b|\brole\b|\bwhat\b|\bcategory\b|\bsubject[- ]matter\b|\btype of\b|\bzweck\b|\btätigkeit|\bleistung|\bdienst(?:e|leistung)|\baufgabe|\bbeschreibung\b|\bfinalité|\bprestation|\bobjet\b/i,
  ],
  [
    'name',
    /\bnames?\b|\bentit(?:y|ies)\b|\b(?:sub-?)?processors?\b|\brecipients?\b|\bcompan(?:y|ies)\b|\bvendors?\b|\bproviders?\b|\bthird[- ]part(?:y|ies)\b|\bsuppliers?\b|\bpartners?\b|\borgani[sz]ations?\b|\bwho\b|\bunterauftrag|\bsubunternehmer|\bfirma\b|\bunternehmen\b|\banbieter\b|\bdienstleister\b|\bsous-traitant/i,
  ],
];

/** Kinds of data, and whose: not what the subprocessor is for. */
const ofData =
  /\bdata\b(?!.*\b(?:activit\w*|purposes?|location|cent(?:er|re)s?|regions?|countr\w+|where|services?|stor\w+|residen\w+|host\w+|functions?|description|processor)\b)|\bdata subjects\b/i;

export function columnOf(header: string): Column {
  if (ofData.test(header)) return 'other';
  if (
    /\b(?:sub-?processors?|entity|company|vendor|provider|third[- ]party)(?: (?:name|legal name))?$/i.test(
      header.trim(),
    )
  )
    return 'name';
  if (/^(?:legal )?name\b/i.test(header.trim())) return 'name';
  return columns.find(([, pattern]) => pattern.test(header))?.[0] ?? 'other';
}

export function fromTables(reading: Reading, from: number, to: number): Listed[] {
  const listed: Listed[] = [];
  let header: readonly string[] | undefined;
  for (let index = from; index < to; index += 1) {
    const block = reading.document.blocks[index];
    if (!block || block.furniture || block.kind !== 'tableRow' || !block.cells) {
      if (block && block.kind !== 'tableRow') header = undefined;
      continue;
    }
    const own = headerOf(block);
    if (own) {
      header = own;
      continue;
    }
    const statement = reading.at(index)[0];
    if (statement && reading.isHeaderRow(statement)) continue;
    const entry = withPlaceAbove(
      block.cells.length === 1 ? fromBullet(block.text) : entryOf(block.cells, header),
      block,
    );
    if (entry && statement)
      listed.push({
        entry,
        statement: reworded(statement, { start: block.start, end: block.end, text: block.text }),
      });
  }
  return listed;
}

/** A first row that names columns, in tables without header cells. */
function headerOf(block: Block): readonly string[] | undefined {
  const cells = block.cells ?? [];
  if (cells.length < 2 || cells.some((cell) => cell.text.length > 60)) return undefined;
  const kinds = cells.map((cell) => columnOf(cell.text));
  const telling = new Set(kinds.filter((kind) => kind !== 'other'));
  const labels = cells.every((cell) => cell.text === '' || !isPlace(cell.text));
  return telling.has('name') && telling.size >= 2 && labels ? cells.map((cell) => cell.text) : undefined;
}

/** In a table of subprocessors, what heads the first column where none is headed by a word for companies. */
const standsForName =
  /^(?:(?:third[- ]party|external|cloud|our) )*(?:services?|tools?|platforms?|products?|technolog(?:y|ies)|systems?|apps?|applications?|solutions?|infrastructure|integrations?)\b(?!.* provided)/i;

/** Where several columns may answer, the one that says it most plainly does: where data are processed before where the company sits. */
function rankOf(column: Column, label: string): number {
  if (column === 'location') {
    if (/\b(?:process\w*|host\w*|stor\w*|server\w*|data|cent(?:er|re)s?)\b/i.test(label)) return 0;
    return /\b(?:address|seat|headquarters|head office|registered|incorporat\w*|establish\w*|jurisdiction|anschrift|adresse|sitz|corporate|legal|entity|company)\b/i.test(
      label,
    )
      ? 2
      : 1;
  }
  if (column === 'purpose') return /\b(?:categor\w*|types?|subject|roles?)\b/i.test(label) ? 1 : 0;
  return 0;
}

function entryOf(
  cells: readonly TableCell[],
  header: readonly string[] | undefined,
): Subprocessor | undefined {
  const parts: { -readonly [Key in Column]?: string } = {};
  const ranks: { [Key in Column]?: number } = {};
  const labels = cells.map((cell, index) => cell.header ?? header?.[index]);
  const named = labels.some((label) => label !== undefined && columnOf(label) === 'name');
  for (const [index, cell] of cells.entries()) {
    const label = labels[index];
    let column: Column = label === undefined ? guessed(cell.text, index) : columnOf(label);
    if (!named && index === 0 && label !== undefined && standsForName.test(label)) column = 'name';
    if (column === 'name' && parts.name !== undefined) column = 'other';
    const text = cleaned(cell.text);
    if (text === undefined || column === 'other') continue;
    const rank = rankOf(column, label ?? '');
    const known = ranks[column] ?? Infinity;
    if (rank < known) parts[column] = text;
    else if (rank === known) parts[column] = `${parts[column]}; ${text}`;
    ranks[column] = Math.min(rank, known);
  }
  const { name, purpose, location, scope } = parts;
  if (!name || !isName(name) || (!purpose && !location && !scope)) return undefined;
  if (header === undefined && cells.every((cell) => cell.header === undefined) && isProse(cells))
    return undefined;
  return {
    name,
    ...(purpose ? { purpose } : {}),
    ...(location ? { location } : {}),
    ...(scope ? { scope } : {}),
  };
}

/** In a table that does not name its columns, cells of sentences are no entry. */
function isProse(cells: readonly TableCell[]): boolean {
  return cells.some(
    ({ text }) =>
      text.length > 200 || /\b(?:shall|must|pursuant|hereby|agrees?|applies|is not|selected)\b/i.test(text),
  );
}

function guessed(text: string, index: number): Column {
  if (index === 0) return 'name';
  if (isPlace(text)) return 'location';
  return /^(?:products?|applies to)\s*:/i.test(text) ? 'scope' : 'purpose';
}
