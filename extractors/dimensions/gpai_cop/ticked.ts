// A form's question and its boxes: only a visible mark decides, an unmarked form says nothing.
import type { Reading } from '../../language/reading.ts';
import { reworded, type Statement } from '../../language/statement.ts';

export interface Ticked {
  readonly says: 'yes' | 'no';
  readonly statement: Statement;
}

const question = /\bsignator(?:y|ies)\b[^.?]{0,60}\bcode of\b|\bsigned (?:up to )?the code of practice\b/;
const marked = String.raw`(?:[☒☑✓✔🗹✗✘]|\[x\]|\(x\)|⊠|■|●)`;
const empty = String.raw`(?:[☐□○◯]|\[ ?\]|\( ?\))`;
const yes = new RegExp(String.raw`${marked}\s*yes\b|\byes\s*${marked}(?!\s*no\b)`, 'iu');
const no = new RegExp(String.raw`${marked}\s*no\b|\bno\s*${marked}`, 'iu');
const boxBefore = new RegExp(String.raw`(?:${marked}|${empty})\s*(?:yes|no)\b`, 'iu');

export function tickedAnswer(reading: Reading): Ticked | undefined {
  for (const statement of reading.with(['signator', 'signed the code', 'signed up to the code'])) {
    if (statement.furniture || !question.test(statement.said)) continue;
    const { block, blockIndex } = statement;
    const row = block.kind === 'tableRow' ? block.text : undefined;
    const around = row ?? [block.text, ...nextLines(reading, blockIndex)].join(' ');
    const says = readBoxes(around);
    if (!says) continue;
    if (row !== undefined || boxBefore.test(block.text)) {
      return {
        says,
        statement: reworded(statement, { start: block.start, end: block.end, text: block.text }),
      };
    }
    const last = reading.document.blocks[blockIndex + nextLines(reading, blockIndex).length];
    const end = last?.end ?? block.end;
    return {
      says,
      statement: reworded(statement, {
        start: block.start,
        end,
        text: reading.document.text.slice(block.start, end),
      }),
    };
  }
  return undefined;
}

/** Where boxes stand before their words, a mark after a word belongs to the next word. */
function readBoxes(text: string): 'yes' | 'no' | undefined {
  const before = boxBefore.test(text);
  const isYes = before ? new RegExp(String.raw`${marked}\s*yes\b`, 'iu').test(text) : yes.test(text);
  const isNo = before ? new RegExp(String.raw`${marked}\s*no\b`, 'iu').test(text) : no.test(text);
  if (isYes === isNo) return undefined;
  return isYes ? 'yes' : 'no';
}

/** The lines of boxes below a question, up to the next words. */
function nextLines(reading: Reading, from: number): string[] {
  const lines: string[] = [];
  for (let index = from + 1; index <= from + 3; index += 1) {
    const block = reading.document.blocks[index];
    if (!block || block.kind === 'heading' || block.text.length > 60) break;
    if (!/^\W*(?:☐|☒|☑|✓|✔|□|■|⊠|\[.?\]|yes|no|\W)+/iu.test(block.text)) break;
    lines.push(block.text);
  }
  return lines;
}
