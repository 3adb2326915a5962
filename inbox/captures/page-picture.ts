// A page of a captured PDF as a drawing: its picture, cropped to the sentence, with the sentence marked.
import type { House } from '#pipeline/house.ts';
import { pagePicture, type PagePicture } from '#text/pdf/page-picture.ts';
import { quoteLinesAt } from '#text/quotes.ts';
import type { Sha256 } from '#types/ids.ts';
import type { Rectangle } from '#types/text.ts';
import type { KeptCapture } from './kept.ts';
import { cropAround, type Span } from './place.ts';

const mostDrawn = 40;
const longest = 30_000;
/** In pixels: to read, or to recognise in a list. */
const widths = { readable: 1_400, small: 320 } as const;
const mostAtOnce = 2;

/** Drawn once for each page; only a few at a time, for each one costs a thread. */
export class PagePictures {
  private readonly drawn = new Map<string, Promise<PagePicture | undefined>>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;
  private readonly house: House;

  constructor(house: House) {
    this.house = house;
  }

  page(sha256: Sha256, page: number, size: keyof typeof widths): Promise<PagePicture | undefined> {
    const key = `${sha256} ${page} ${size}`;
    const known = this.drawn.get(key);
    if (known) return known;
    if (this.drawn.size >= mostDrawn) this.drawn.delete(this.drawn.keys().next().value ?? '');
    const picture = this.draw(sha256, page, widths[size]);
    this.drawn.set(key, picture);
    // What a busy machine did not draw in time is tried again when it is asked for again.
    void picture.then((drawn) => drawn ?? this.drawn.delete(key));
    return picture;
  }

  private async draw(sha256: Sha256, page: number, width: number): Promise<PagePicture | undefined> {
    if (this.busy >= mostAtOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy++;
    try {
      return await pagePicture(await this.house.archive.get(sha256), page, { width, milliseconds: longest });
    } catch {
      return undefined;
    } finally {
      this.busy--;
      this.waiting.shift()?.();
    }
  }
}

/** The rectangles of a span on one page, in points. */
export function rectanglesOn({ document }: KeptCapture, span: Span | undefined, page: number): Rectangle[] {
  if (!document || !span) return [];
  const quote = quoteLinesAt(document, span.start, span.end);
  return (quote?.rectangles ?? []).filter((rectangle) => rectangle.page === page);
}

export function pageDrawing(picture: PagePicture, marks: readonly Rectangle[], whole: boolean): string {
  const all = { x: 0, y: 0, width: picture.width, height: picture.height };
  const crop = whole || marks.length === 0 ? shaped(all, whole) : cropAround(marks, picture);
  const data = Buffer.from(picture.png).toString('base64');
  const frames = marks
    .map(
      ({ x, y, width, height }) =>
        `<rect x="${x - 2}" y="${y - 1}" width="${width + 4}" height="${height + 2}" rx="2" fill="#ffd84d" fill-opacity="0.4" stroke="#b35c00" stroke-width="0.8"/>`,
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${crop.x} ${crop.y} ${crop.width} ${crop.height}" width="${crop.width}" height="${crop.height}"><image href="data:image/png;base64,${data}" width="${picture.width}" height="${picture.height}"/>${frames}</svg>`;
}

function shaped(all: { x: number; y: number; width: number; height: number }, whole: boolean) {
  return whole ? all : { ...all, height: Math.min(all.height, Math.round(all.width * 0.42)) };
}
