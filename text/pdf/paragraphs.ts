// Lines of one column joined to paragraphs, without glued or split words.
import type { Segment } from './lines.ts';

/** Lines that read as one: a paragraph, an item of a list, a heading, or one paragraph of a cell. */
export interface Paragraph {
  readonly lines: Segment[];
  readonly x: number;
  right: number;
  readonly top: number;
  bottom: number;
  readonly font: string;
  readonly size: number;
  readonly page: number;
}

export const bulletStart = /^[•▪◦‣·●○■□➢➤✓✔]\s*(?=\S)|^[–—*-]\s+(?=\S)|^o\s+(?=\p{Lu})/u;
export const markerStart =
  /^(?:[☐☑☒]|(?:\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[A-Z]|[IVX]{1,5})\)|(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})\.|\d{1,2}(?:\.\d{1,2})+)\s+\S)/u;
const sentenceEnd = /[.!?:;]["'”’)\]]*$/u;

export function paragraphsOf(segments: readonly Segment[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const leading = usualLeading(segments);
  const rightEdges = new Map<number, number>();
  for (const segment of segments) {
    const column = Math.round(segment.x / 24);
    rightEdges.set(column, Math.max(rightEdges.get(column) ?? 0, segment.right));
  }
  let open: Paragraph | undefined;
  for (const segment of segments) {
    if (open !== undefined && continues(open, segment, leading, rightEdges)) {
      open.lines.push(segment);
      open.right = Math.max(open.right, segment.right);
      open.bottom = segment.y;
      continue;
    }
    open = {
      lines: [segment],
      x: segment.x,
      right: segment.right,
      top: segment.y - segment.size,
      bottom: segment.y,
      font: segment.font,
      size: segment.size,
      page: segment.page,
    };
    paragraphs.push(open);
  }
  return paragraphs;
}

function continues(
  paragraph: Paragraph,
  segment: Segment,
  leading: number,
  rightEdges: ReadonlyMap<number, number>,
): boolean {
  const last = paragraph.lines.at(-1)!;
  const size = Math.max(last.size, segment.size, 1);
  const step = segment.y - last.y;
  if (segment.page !== last.page || step <= size * 0.5) return false;
  if (step > Math.max(size * 1.35, Math.min(leading * 1.3, size * 2))) return false;
  if (Math.abs(segment.size - last.size) > size * 0.12) return false;
  // A heading stands in a font of its own; a line of mixed fonts belongs to either side.
  if (
    last.font !== '' &&
    segment.font !== '' &&
    last.font !== segment.font &&
    isWhollyOtherFont(paragraph, segment)
  )
    return false;
  if (segment.x >= paragraph.right || segment.right <= paragraph.x) return false;
  if (bulletStart.test(segment.text) || markerStart.test(segment.text)) return false;
  const edge = rightEdges.get(Math.round(last.x / 24)) ?? last.right;
  const firstWord = segment.text.split(' ', 1)[0]!.length * segment.size * 0.5;
  const hadRoom = edge - last.right > firstWord + size * 2;
  if (hadRoom && sentenceEnd.test(last.text)) return false;
  return true;
}

function isWhollyOtherFont(paragraph: Paragraph, segment: Segment): boolean {
  return paragraph.lines.every((line) => line.font === paragraph.font) && segment.text.length > 2;
}

/** The distance between lines that is commonest on these pages. */
function usualLeading(segments: readonly Segment[]): number {
  const counts = new Map<number, number>();
  for (let index = 1; index < segments.length; index++) {
    const step = Math.round((segments[index]!.y - segments[index - 1]!.y) * 2) / 2;
    if (step > 4 && step < 40) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  let best = 14;
  let most = 0;
  for (const [step, count] of counts) if (count > most) [best, most] = [step, count];
  return best;
}
