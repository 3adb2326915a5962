// Running heads, footers and page numbers: lines in the margins that come again on most pages.
import type { Segment } from './lines.ts';

const margin = 0.12;
const number =
  /^(?:[-–—]\s*)?(?:page|seite|página|pagina|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|\/|von|de|di|sur)\s*\d{1,4})?(?:\s*[-–—])?$/i;

/** The segments that belong to the frame of the pages. */
export function runningOf(pages: readonly (readonly Segment[])[]): ReadonlySet<Segment> {
  const running = new Set<Segment>();
  const places = new Map<string, Segment[]>();
  for (const segments of pages) {
    for (const segment of segments) {
      if (!isInMargin(segment, segments)) continue;
      if (number.test(segment.text)) {
        running.add(segment);
        continue;
      }
      const key = keyOf(segment);
      const known = places.get(key);
      if (known === undefined) places.set(key, [segment]);
      else known.push(segment);
    }
  }
  const fewest = Math.max(2, Math.ceil(pages.filter((segments) => segments.length > 0).length * 0.5));
  for (const segments of places.values()) {
    if (new Set(segments.map((segment) => segment.page)).size < fewest) continue;
    for (const segment of segments) running.add(segment);
  }
  return running;
}

/** In the outer part of the page, or among its outermost lines. */
function isInMargin(segment: Segment, segments: readonly Segment[]): boolean {
  const { y, pageHeight } = segment;
  if (y < pageHeight * margin || y > pageHeight * (1 - margin)) return true;
  if (y > pageHeight * 0.2 && y < pageHeight * 0.8) return false;
  const beyond =
    y < pageHeight / 2
      ? segments.filter((other) => other.y < y - 2)
      : segments.filter((other) => other.y > y + 2);
  return beyond.length <= 2;
}

/** The same words at the same height, whatever the page's number. */
function keyOf(segment: Segment): string {
  return `${segment.text.toLowerCase().replace(/\d+/g, '#')}\n${Math.round(segment.y / 6)}`;
}
