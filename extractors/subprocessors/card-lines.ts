// The lines of a card: a block each, or a label and the block below it that holds its value.
import type { Block } from '#types/text.ts';
import { fieldsIn, labelOf, type Labelled } from './fields.ts';

export interface CardLine {
  readonly block: Block;
  readonly from: number;
  readonly to: number;
  readonly fields: readonly Labelled[];
  /** The next line is the label that every card of the list begins with. */
  readonly opensCard: boolean;
}

export function cardLines(blocks: readonly Block[], from: number, to: number): readonly CardLine[] {
  const first = firstLabel(blocks, from, to);
  const isFirst = (index: number): boolean =>
    first !== undefined && index < to && blocks[index]?.text.trim().toLowerCase() === first;
  const lines: CardLine[] = [];
  for (let index = from; index < to; index += 1) {
    const block = blocks[index];
    if (!block || block.kind === 'tableRow' || block.kind === 'badge') continue;
    const field = block.kind === 'heading' || block.furniture ? undefined : labelOf(block.text);
    if (field === undefined) {
      const fields = block.kind === 'heading' ? [] : fieldsIn(block.text);
      lines.push({ block, from: index, to: index, fields, opensCard: isFirst(index + 1) });
      continue;
    }
    const value = index + 1 < to ? blocks[index + 1] : undefined;
    const has =
      value !== undefined &&
      value.kind !== 'heading' &&
      !value.furniture &&
      labelOf(value.text) === undefined &&
      !isFirst(index + 2);
    const fields = [{ field, value: has ? value.text : '' }];
    lines.push({ block, from: index, to: has ? index + 1 : index, fields, opensCard: false });
    if (has) index += 1;
  }
  return lines;
}

/** The label that comes again and again, as the first of them. */
function firstLabel(blocks: readonly Block[], from: number, to: number): string | undefined {
  const seen = new Map<string, number>();
  for (let index = from; index < to; index += 1) {
    const block = blocks[index];
    if (!block || block.furniture || block.kind === 'heading' || labelOf(block.text) === undefined) continue;
    const text = block.text.trim().toLowerCase();
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return [...seen].find(([, times]) => times >= 2)?.[0];
}
