// The list of subprocessors in a document, wherever and however it stands.
import type { Reading } from '../language/reading.ts';
import { vendorPattern } from '../language/products.ts';
import type { Statement } from '../language/statement.ts';
import { fromCards } from './cards.ts';
import { nameKey, type Listed } from './entry.ts';
import { fromLists, fromSentences } from './lists.ts';
import { columnOf, fromTables } from './tables.ts';

export { united } from './entry.ts';
export type { Listed } from './entry.ts';

const topic =
  /\bsub-?(?:processors?|contractors?)\b|\bunterauftrag(?:s?verarbeiter|nehmer)|\bsubunternehmer|\bsub-?auftragsverarbeiter|\bsous-traitants?\b|\b(?:third[- ]party|external) (?:data )?(?:service providers|processors)\b/i;

/** What the topic does not go without, in the words themselves or in a column's header. */
const topicStems = [
  'subprocessor',
  'sub-processor',
  'subcontractor',
  'sub-contractor',
  'unterauftrag',
  'subunternehmer',
  'subauftrag',
  'sub-auftrag',
  'sous-traitant',
  'party service',
  'party processor',
  'party data',
  'external service',
  'external processor',
  'external data',
];

export function subprocessorsIn(reading: Reading): readonly Listed[] {
  const named = reading.with(topicStems);
  const listed: Listed[] = [];
  for (const [from, to] of sections(reading, named)) {
    listed.push(...fromTables(reading, from, to));
    const cards = fromCards(reading, from, to);
    listed.push(...(cards.length > 0 ? cards : fromLists(reading, from, to)));
  }
  if (listed.length === 0) listed.push(...tablesByHeader(reading, named));
  if (listed.length === 0) {
    listed.push(
      ...fromSentences(
        reading.with(['subprocessor', 'sub-processor', 'subcontractor']).filter((one) => !one.furniture),
      ),
    );
    return listed;
  }
  return withoutListsOfOthers(reading, once(listed));
}

/** "Acme's subprocessors" on a page that lists Acme: whom a subprocessor works with is its own list. */
function withoutListsOfOthers(reading: Reading, listed: readonly Listed[]): readonly Listed[] {
  const own = vendorPattern(reading);
  const names = listed.map(({ entry }) => nameKey(entry.name)).filter((name) => name.length >= 3);
  const headingsOf = ({ statement }: Listed): readonly string[] =>
    statement.block.headings.filter(
      (heading) => topic.test(heading) && own?.test(reading.say(heading)) !== true,
    );
  const isOfOther = (one: Listed): boolean =>
    headingsOf(one).some((heading) => {
      const words = ` ${nameKey(heading)} `;
      return names.some((name) => words.includes(` ${name} `) && name !== nameKey(one.entry.name));
    });
  const kept = listed.filter((one) => !isOfOther(one));
  return kept.length > 0 ? kept : listed;
}

/** From each label that names subprocessors to the next heading of its rank; all of a document whose title names them. */
function sections(reading: Reading, named: readonly Statement[]): [number, number][] {
  const found: [number, number][] = [];
  if (topic.test(reading.title)) found.push([0, reading.document.blocks.length]);
  for (const { block, blockIndex } of named) {
    if (block.furniture || block.text.length > 140 || !topic.test(block.text)) continue;
    if (block.kind !== 'heading' && !isLabelOfList(block.text)) continue;
    found.push([blockIndex + 1, endOf(reading, blockIndex)]);
  }
  return merged(found);
}

/** "APPENDIX 1 - Subprocessors", "All subprocessors": a heading in all but markup; or a sentence that ends in a colon. */
function isLabelOfList(text: string): boolean {
  if (
    /\b(?:following|below|these)\b[^.]{0,40}\bsub-?(?:processors?|contractors?)\b|\bsub-?processors?\b[^.]{0,40}\b(?:following|below|as follows|listed here)\b/i.test(
      text,
    )
  )
    return true;
  return text.endsWith(':') || (text.length < 70 && !/[.;,]$/.test(text));
}

function endOf(reading: Reading, start: number): number {
  const { blocks } = reading.document;
  const heading = blocks[start]?.kind === 'heading' ? (blocks[start]?.level ?? 6) : undefined;
  for (let index = start + 1; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind !== 'heading' || block.furniture) continue;
    if (
      heading === undefined
        ? isAnotherPart(block.text)
        : (block.level ?? 6) <= heading && isAnotherPart(block.text)
    )
      return index;
  }
  return blocks.length;
}

/** Cards may have headings of their own: only one that reads like a part of a document ends the list. */
function isAnotherPart(text: string): boolean {
  return (
    /^(?:\d+[.)]|[A-Z][.)]|(?:annex|appendix|schedule|exhibit|part|section|article)\b)/i.test(text) ||
    /\b(?:changes|notification|contact|updates|history|questions|faq|about|security|measures|transfers?|definitions|how|what|affiliates?)\b/i.test(
      text,
    )
  );
}

function merged(ranges: readonly [number, number][]): [number, number][] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
  const result: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** A table whose header calls a column subprocessor, under whatever heading. */
function tablesByHeader(reading: Reading, named: readonly Statement[]): Listed[] {
  const first = named.find(({ block }) =>
    (block.cells ?? []).some(
      (cell) => topic.test(cell.header ?? cell.text) && columnOf(cell.header ?? cell.text) === 'name',
    ),
  );
  return first ? fromTables(reading, first.blockIndex, reading.document.blocks.length) : [];
}

function once(listed: readonly Listed[]): Listed[] {
  const seen = new Set<number>();
  return listed.filter(({ statement }) => !seen.has(statement.start) && seen.add(statement.start));
}
