// Drafts of blocks, and the document that they make: offsets, heading paths, hash, language.
import type {
  Block,
  BlockKind,
  FurnitureKind,
  Link,
  Rectangle,
  TableCell,
  TextDocument,
} from '#types/text.ts';
import type { MediaKind } from '#types/words.ts';
import { detectLanguage } from './language.ts';
import { foldForMatch } from './match.ts';
import { normaliserVersion } from './normalise.ts';
import { sha256 } from './sha256.ts';

/** A block before it has a place in the document: offsets of links, cells and lines count from its own text. */
export interface DraftBlock {
  kind: BlockKind;
  /** Normalised. */
  text: string;
  level?: number;
  leadIn?: string;
  depth?: number;
  cells?: TableCell[];
  links: Link[];
  furniture?: FurnitureKind;
  hidden?: boolean;
  view?: number;
  page?: number;
  rectangles?: Rectangle[];
}

export interface DocumentFacts {
  readonly media: MediaKind;
  readonly title?: string;
  readonly canonical?: string;
  readonly declared?: string;
  readonly pages?: number;
  readonly truncated?: boolean;
}

export function documentOf(drafts: readonly DraftBlock[], facts: DocumentFacts): TextDocument {
  const title = facts.title ?? drafts.find((draft) => draft.kind === 'heading' && !draft.furniture)?.text;
  const text = drafts.map((draft) => draft.text).join('\n');
  const detected = detectLanguage(bodyText(drafts));
  return {
    normaliser: normaliserVersion,
    media: facts.media,
    text,
    textSha256: sha256(text),
    blocks: placed(drafts, title),
    ...(title === undefined ? {} : { title }),
    ...(facts.canonical === undefined ? {} : { canonical: facts.canonical }),
    language: {
      ...(facts.declared === undefined ? {} : { declared: facts.declared }),
      ...(detected === undefined ? {} : { detected }),
    },
    ...(facts.pages === undefined ? {} : { pages: facts.pages }),
    ...(facts.truncated ? { truncated: true } : {}),
  };
}

const shortestBody = 200;
const enough = 12_000;

/** The document's own words, thinned out evenly where there are many. */
function bodyText(drafts: readonly DraftBlock[]): string {
  const body = drafts.filter((draft) => draft.furniture === undefined && draft.kind !== 'badge');
  let length = 0;
  for (const draft of body) length += draft.text.length;
  const source = length >= shortestBody ? body : drafts;
  const every = Math.max(1, Math.ceil(length / enough));
  const texts: string[] = [];
  for (let index = 0; index < source.length; index += every) texts.push(source[index]!.text);
  return texts.join('\n');
}

interface Placed {
  start: number;
  end: number;
  headings: readonly string[];
}

function placed(drafts: readonly DraftBlock[], title: string | undefined): Block[] {
  const path = headingPath(title);
  const blocks: Block[] = [];
  let start = 0;
  for (const draft of drafts) {
    // The draft becomes the block: it is nobody else's.
    const { cells, rectangles, links } = draft;
    if (start > 0) {
      if (cells) draft.cells = cells.map((cell) => moved(cell, start));
      if (links.length > 0) draft.links = links.map((link) => moved(link, start));
    }
    if (rectangles) draft.rectangles = rectangles.map((line) => movedLine(line, start, draft));
    const block = draft as DraftBlock & Placed;
    block.start = start;
    block.end = start + draft.text.length;
    block.headings = path(draft);
    blocks.push(block);
    start += draft.text.length + 1;
  }
  return blocks;
}

const noHeadings: readonly string[] = [];

/** Gives each block the headings above it. Headings in furniture lead nothing; the title leads everything. */
function headingPath(title: string | undefined): (draft: DraftBlock) => readonly string[] {
  const open: { level: number; text: string; isTitle: boolean }[] = [];
  const foldedTitle = title === undefined ? '' : foldForMatch(title);
  let path = noHeadings;
  return (draft) => {
    if (draft.furniture !== undefined) return noHeadings;
    if (draft.kind !== 'heading') return path;
    const level = draft.level ?? 6;
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    const above = open.filter((heading) => !heading.isTitle).map((heading) => heading.text);
    const isTitle = level === 1 && foldedTitle.includes(foldForMatch(draft.text));
    open.push({ level, text: draft.text, isTitle });
    path = isTitle ? above : [...above, draft.text];
    return above;
  };
}

function moved<Part extends { start: number; end: number }>(part: Part, by: number): Part {
  return { ...part, start: part.start + by, end: part.end + by };
}

function movedLine(line: Rectangle, by: number, draft: DraftBlock): Rectangle {
  return { ...line, start: (line.start ?? 0) + by, end: (line.end ?? draft.text.length) + by };
}
