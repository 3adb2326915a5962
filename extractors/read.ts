// A document in, its evidence out: each dimension's reader once, its sentences cut as quotes.
import type { EvidenceDraft } from '#types/evidence.ts';
import type { DimensionKey } from '#types/ids.ts';
import type { Phrases } from '#types/registry.ts';
import type { Quote, TextDocument } from '#types/text.ts';
import { quoteAt, quoteLinesAt, shortestQuote } from '#text/quotes.ts';
import { startOf } from './language/dates.ts';
import { openReading, type Reading, type ReadingInput } from './language/reading.ts';
import type { Statement } from './language/statement.ts';
import { Vocabulary } from './language/vocabulary.ts';
import { DetailsRefused } from './errors.ts';
import { unstatedAccess, type Answer, type DimensionReader } from './reader.ts';
import { readers } from './dimensions/index.ts';
import { phraseReader } from './phrases/phrase-reader.ts';

export interface ReadInput extends ReadingInput {
  readonly dimensions: readonly { readonly key: string; readonly phrases?: Phrases }[];
}

const vocabulary = new Vocabulary();
for (const reader of readers.values()) for (const stem of reader.stems) vocabulary.learn(stem);

export function read(input: ReadInput): EvidenceDraft[] {
  const reading = openReading({ vocabulary, ...input });
  const drafts: EvidenceDraft[] = [];
  for (const { key, phrases } of input.dimensions) {
    const reader = readers.get(key) ?? (phrases && phrased(key, phrases));
    if (!reader) continue;
    const draft = readOne(reading, reader);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

const compiled = new WeakMap<Phrases, DimensionReader>();

/** A dimension declared by phrases alone: compiled once for each set of phrases. */
function phrased(key: string, phrases: Phrases): DimensionReader {
  const known = compiled.get(phrases);
  if (known) return known;
  const reader = phraseReader(key, phrases);
  compiled.set(phrases, reader);
  return reader;
}

export function readOne(reading: Reading, reader: DimensionReader): EvidenceDraft | undefined {
  if (!reading.mentions(reader.stems)) return undefined;
  const answer = reader.read(reading);
  if (!answer) return undefined;
  const quotes = quotesOf(reading.document, answer.statements);
  if (quotes.length === 0) return undefined;
  return draftOf(reading, reader, answer, quotes);
}

function draftOf(
  reading: Reading,
  reader: DimensionReader,
  answer: Answer,
  quotes: readonly Quote[],
): EvidenceDraft {
  const details = reader.details.safeParse(answer.details);
  if (!details.success) throw new DetailsRefused(reader.key, reading.url, details.error.message);
  const effectiveFrom =
    answer.effectiveFrom ?? startOf(answer.statements[0]?.said ?? '') ?? reading.dates.effective;
  return {
    dimension: reader.key as DimensionKey,
    value: answer.value,
    confidence: answer.confidence,
    quotes,
    details: details.data,
    access: { ...unstatedAccess, ...answer.access },
    ...(effectiveFrom ? { effectiveFrom } : {}),
    rule: answer.rule,
    findings: answer.findings,
    normaliser: reading.document.normaliser,
    textSha256: reading.document.textSha256,
  };
}

/** Best first, each text once, at most five. */
export function quotesOf(document: TextDocument, statements: readonly Statement[]): Quote[] {
  const quotes: Quote[] = [];
  const seen = new Set<string>();
  for (const statement of statements) {
    if (quotes.length === 5) break;
    const quote = quoteOf(document, statement);
    if (!quote || seen.has(quote.exact)) continue;
    seen.add(quote.exact);
    quotes.push(quote);
  }
  return quotes;
}

/** Words too few to quote ("No.", "API | Off") are shown by what they answer: the question, the header row, the lead-in. */
function quoteOf(document: TextDocument, statement: Statement): Quote | undefined {
  const quote = quoteLinesAt(document, statement.start, statement.end);
  if (quote || statement.end - statement.start >= shortestQuote) return quote;
  for (let index = statement.blockIndex - 1; index >= Math.max(0, statement.blockIndex - 12); index -= 1) {
    const block = document.blocks[index];
    if (!block) return undefined;
    if (
      statement.kind === 'tableRow' &&
      block.kind === 'tableRow' &&
      block.cells?.some((cell) => cell.header)
    )
      continue;
    if (statement.kind === 'listItem' && block.kind === 'listItem') continue;
    return quoteAt(document, block.start, block.end);
  }
  return undefined;
}
