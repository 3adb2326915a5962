// The pages of a PDF as pdf-parse and its pdfjs give them: runs of glyphs with their places, and links.
import { normaliseInside } from '../normalise.ts';
import { plainSymbols } from './symbols.ts';

export interface Run {
  readonly text: string;
  readonly x: number;
  /** Of the baseline, from the top of the page. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
}

export interface PageLink {
  readonly href: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PdfPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly links: readonly PageLink[];
}

export interface PdfRead {
  readonly pages: readonly PdfPage[];
  readonly title?: string;
  readonly language?: string;
  readonly total: number;
  readonly truncated: boolean;
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly [number, number, number, number, number, number];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  readonly transform: readonly [number, number, number, number, number, number];
}

/** What we use of a page of pdfjs. */
interface SourcePage {
  readonly pageNumber: number;
  getViewport(options: { scale: number }): Viewport;
  getTextContent(): Promise<{ items: readonly (TextItem | { type: string })[] }>;
  getAnnotations(options: { intent: string }): Promise<readonly Annotation[]>;
}

interface Annotation {
  readonly subtype?: string;
  readonly url?: string;
  readonly rect?: readonly number[];
}

const mostPages = 3000;
const mostRuns = 2_000_000;

/** Reads every page once, by pdf-parse's own walk over the document. Throws what pdf-parse throws. */
export async function readPages(bytes: Uint8Array): Promise<PdfRead> {
  const { PDFParse } = await import('pdf-parse');
  // pdfjs takes the buffer for itself: what it gets is a copy.
  const parser = new PDFParse({ data: Uint8Array.from(bytes), isEvalSupported: false, stopAtErrors: false });
  const pages: PdfPage[] = [];
  let runs = 0;
  let truncated = false;
  // pdf-parse asks this of each page in turn and joins the answers: reading places here reads each page once only.
  const reading = parser as unknown as { getPageText(page: SourcePage): Promise<string> };
  reading.getPageText = async (source) => {
    if (runs > mostRuns) {
      truncated = true;
      return '';
    }
    const page = await readPage(source);
    runs += page.runs.length;
    pages.push(page);
    return '';
  };
  try {
    const { total } = await parser.getText({ pageJoiner: '', first: mostPages });
    const facts = await factsOf(parser);
    return { pages, total, truncated: truncated || total > pages.length, ...facts };
  } finally {
    await parser.destroy();
  }
}

async function factsOf(parser: unknown): Promise<{ title?: string; language?: string }> {
  const { doc } = parser as { doc?: { getMetadata(): Promise<{ info: Record<string, unknown> }> } };
  if (doc === undefined) return {};
  try {
    const { info } = await doc.getMetadata();
    const { Title: title, Language: language } = info;
    return {
      ...(typeof title === 'string' && title.trim() !== '' ? { title } : {}),
      ...(typeof language === 'string' && language !== '' ? { language } : {}),
    };
  } catch {
    // Damaged metadata says nothing about the text.
    return {};
  }
}

async function readPage(source: SourcePage): Promise<PdfPage> {
  const viewport = source.getViewport({ scale: 1 });
  const [{ items }, annotations] = await Promise.all([
    source.getTextContent(),
    source.getAnnotations({ intent: 'display' }).catch(() => []),
  ]);
  const runs: Run[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    runs.push(runOf(item, viewport));
  }
  return {
    number: source.pageNumber,
    width: viewport.width,
    height: viewport.height,
    runs,
    links: annotations.flatMap((annotation) => linkOf(annotation, viewport)),
  };
}

function runOf(item: TextItem, viewport: Viewport): Run {
  const [a, b, c, d, e, f] = viewport.transform;
  const [ta, tb, tc, td, x, y] = item.transform;
  return {
    text: plainSymbols(normaliseInside(item.str)),
    x: a * x + c * y + e,
    y: b * x + d * y + f,
    width: item.width,
    // Glyphs that only space have no height of their own.
    size: item.height > 0 ? Math.hypot(tc, td) : Math.hypot(ta, tb) * (item.str.trim() === '' ? 0 : 1),
    font: item.fontName,
  };
}

function linkOf(annotation: Annotation, { transform }: Viewport): PageLink[] {
  const { subtype, url, rect } = annotation;
  if (subtype !== 'Link' || url === undefined || rect === undefined || rect.length < 4) return [];
  const [a, b, c, d, e, f] = transform;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
  const left = a * x1 + c * y1 + e;
  const right = a * x2 + c * y2 + e;
  const top = b * x1 + d * y1 + f;
  const bottom = b * x2 + d * y2 + f;
  return [
    {
      href: url,
      x: Math.min(left, right),
      right: Math.max(left, right),
      y: Math.min(top, bottom),
      bottom: Math.max(top, bottom),
    },
  ];
}
