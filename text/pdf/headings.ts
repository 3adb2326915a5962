// Which lines of a PDF are headings: larger than the body, or short and set in a font of their own.
import type { Segment } from './lines.ts';
import type { Paragraph } from './paragraphs.ts';

const longestHeading = 160;
const numbering =
  /^(?:(\d{1,2}(?:\.\d{1,2})*)\.?|([A-Z]|[IVX]{1,5})[.)]|(?:section|article|annex|appendix|schedule|exhibit|part|chapter)\s+\S{1,6})\s+\S/iu;
const ends = /[.;,]["'”’)]*$|[。；]$/u;

export class HeadingStyle {
  readonly #bodySize: number;
  readonly #bodyFont: string;
  readonly #sizes: readonly number[];
  readonly #shareOfFont: ReadonlyMap<string, number>;

  constructor(segments: readonly Segment[]) {
    const sizes = new Map<number, number>();
    const fonts = new Map<string, number>();
    let all = 0;
    for (const { size, font, text } of segments) {
      sizes.set(half(size), (sizes.get(half(size)) ?? 0) + text.length);
      fonts.set(font, (fonts.get(font) ?? 0) + text.length);
      all += text.length;
    }
    this.#bodySize = mostOf(sizes) ?? 10;
    fonts.delete('');
    this.#bodyFont = mostOf(fonts) ?? '';
    this.#sizes = [...sizes.keys()].filter((size) => size > this.#bodySize * 1.12).sort((a, b) => b - a);
    this.#shareOfFont = new Map([...fonts].map(([font, count]) => [font, count / Math.max(1, all)]));
  }

  /** 1 to 6, or nothing for what is not a heading. */
  levelOf(paragraph: Paragraph, text: string): number | undefined {
    if (text.length > longestHeading || !/\p{L}{2}/u.test(text) || paragraph.lines.length > 3)
      return undefined;
    const size = half(paragraph.size);
    const rank = this.#sizes.findIndex((larger) => size >= larger);
    if (rank >= 0) return ends.test(text) && text.length > 80 ? undefined : Math.min(6, rank + 1);
    if (size < this.#bodySize * 0.9 || ends.test(text)) return undefined;
    const { font } = paragraph;
    const isOwnFont = font !== '' && font !== this.#bodyFont && (this.#shareOfFont.get(font) ?? 1) < 0.2;
    const isCapitals = text.length >= 4 && text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);
    if (!paragraph.lines.every((line) => line.font === font)) return undefined;
    if (!isCapitals && !(isOwnFont && text.length <= 120)) return undefined;
    if (text.endsWith(':') && !numbering.test(text)) return undefined;
    const number = numbering.exec(text)?.[1];
    const depth = number === undefined ? 1 : number.split('.').length;
    return Math.min(6, Math.min(this.#sizes.length, 4) + depth);
  }
}

function half(size: number): number {
  return Math.round(size * 2) / 2;
}

function mostOf<Key>(counts: ReadonlyMap<Key, number>): Key | undefined {
  let best: Key | undefined;
  let most = -1;
  for (const [key, count] of counts) if (count > most) [best, most] = [key, count];
  return best;
}
