// A PDF as a document of blocks, or a named reason why it is none.
import type { Parsed, UnreadableKind } from '#types/text.ts';
import { documentOf, type DraftBlock } from './blocks.ts';
import { normalise } from './normalise.ts';
import { Composer } from './pdf/compose.ts';
import { HeadingStyle } from './pdf/headings.ts';
import { segmentsOf, type Segment } from './pdf/lines.ts';
import { readPages, type PdfRead } from './pdf/pages.ts';
import { paragraphsOf } from './pdf/paragraphs.ts';
import { rowsOf } from './pdf/rows.ts';
import { runningOf } from './pdf/running.ts';
import { Vocabulary } from './pdf/words.ts';

const fewestLetters = 8;

export async function parsePdf(bytes: Uint8Array): Promise<Parsed> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 1024).indexOf('%PDF-') < 0) {
    return unreadable('not_a_pdf', 'The file does not begin like a PDF');
  }
  // A file that stops short gives its first pages as if they were all.
  if (isCut(buffer))
    return unreadable('truncated', 'The file ends before its end mark: part of it is missing');
  let read: PdfRead;
  try {
    read = await readPages(bytes);
  } catch (error) {
    return failed(error);
  }
  const drafts = draftsOf(read);
  const letters = drafts.reduce((sum, draft) => sum + (draft.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
  if (letters < fewestLetters) {
    return unreadable(
      'scanned',
      `Its ${read.total} page(s) hold no text: they are pictures of text, or empty`,
    );
  }
  const title = titleOf(read.title, drafts);
  return {
    kind: 'document',
    document: documentOf(drafts, {
      media: 'pdf',
      ...(title === undefined ? {} : { title }),
      ...(read.language === undefined ? {} : { declared: read.language.slice(0, 2).toLowerCase() }),
      pages: read.total,
      truncated: read.truncated,
    }),
  };
}

/** What may stand after the end mark: signatures and the servers' own additions are shorter. */
const longestTail = 16_384;
const linearized = /\/Linearized\b[^>]{0,200}?\/L\s+(\d{1,12})\b/;

function isCut(buffer: Buffer): boolean {
  const end = buffer.lastIndexOf('%%EOF');
  if (end < 0 || end < buffer.length - longestTail) return true;
  const said = linearized.exec(buffer.subarray(0, 2048).toString('latin1'))?.[1];
  return said !== undefined && Number(said) > buffer.length + 1024;
}

function draftsOf(read: PdfRead): DraftBlock[] {
  const pages = read.pages.map(segmentsOf);
  const running = runningOf(pages);
  const body = pages.flatMap((segments) => segments.filter((segment) => !running.has(segment)));
  const composer = new Composer(new Vocabulary(body), new HeadingStyle(body));
  const drafts = composer.compose(rowsOf(paragraphsOf(body)));
  return [...drafts, ...[...running].map(runningDraft)];
}

function runningDraft(segment: Segment): DraftBlock {
  const { text, page, x, y, right, size } = segment;
  return {
    kind: 'paragraph',
    text,
    links: [],
    furniture: 'running',
    page,
    rectangles: [{ page, x, y: y - size, width: right - x, height: size, start: 0, end: text.length }],
  };
}

const toolTitle =
  /\.(?:docx?|pdf|indd|pptx?|xlsx?|pages|tex)$|^(?:microsoft (?:word|powerpoint)\b|untitled|document\d*$|title$)/i;

/** The title that the file declares, unless a program wrote it; else the largest heading of the first page. */
function titleOf(declared: string | undefined, drafts: readonly DraftBlock[]): string | undefined {
  const own = normalise(declared ?? '');
  if (own.length >= 4 && /\p{L}{3}/u.test(own) && !toolTitle.test(own)) return own;
  const headings = drafts.filter((draft) => draft.kind === 'heading' && draft.page === 1);
  return headings.sort((a, b) => (a.level ?? 6) - (b.level ?? 6))[0]?.text;
}

function failed(error: unknown): Parsed {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (/password/i.test(name) || /password/i.test(message)) {
    return unreadable('encrypted', 'The file is encrypted and opens only with a password');
  }
  return unreadable('broken', `The file cannot be read as a PDF (${message})`);
}

function unreadable(why: UnreadableKind, message: string): Parsed {
  return { kind: 'unreadable', why, message };
}
