// `assay read`: documents from files through parsing, judging, reading and weighing, without network and database.
import { judge } from '#crawlers/verdict/judge.ts';
import { pageFacts } from '#crawlers/verdict/page-facts.ts';
import { read } from '#extractors/read.ts';
import { weigh } from '#extractors/weigh/weigh.ts';
import { parse } from '#text/parse.ts';
import type { Judgement } from '#types/capture.ts';
import type { CellRef, Proposal } from '#types/cell.ts';
import type { Evidence, EvidenceDraft } from '#types/evidence.ts';
import type { CaptureId, DimensionKey, EvidenceId, OfferingId, SourceId } from '#types/ids.ts';
import type { Parsed, TextDocument } from '#types/text.ts';
import type { Verdict } from '#types/words.ts';
import { hashOf } from './ids.ts';
import { FileNotRead } from './errors.ts';
import { openManifest, readManifestSchema, type ReadManifest, type SavedFile } from './manifest.ts';
import { standaloneDimensions } from './standalone.ts';

type Listed = ReadManifest['documents'][number];

export interface ReadOne {
  readonly listed: Listed;
  readonly judgement: Judgement;
  /** Absent where the bytes are not readable. */
  readonly document?: TextDocument;
  readonly drafts: readonly EvidenceDraft[];
  readonly milliseconds: number;
  /** The file is not there: what the manifest says of it, and where. */
  readonly problem?: FileNotRead;
}

/** In a document's place stands something else: nothing in it is evidence. */
const notADocument: ReadonlySet<Verdict> = new Set([
  'blocked',
  'challenge',
  'login',
  'missing',
  'unreachable',
  'refused',
  'error_page',
  'empty',
  'unreadable',
]);

/** One document after another, in the order of the manifest. */
export async function* readManifest(file: string): AsyncGenerator<ReadOne> {
  const { manifest, open } = openManifest(file, readManifestSchema);
  for (const [at, listed] of manifest.documents.entries()) {
    const saved = openOrTell(() => open(listed.file, `documents.${at}.file`));
    yield 'bytes' in saved
      ? await readListed(listed, saved.bytes)
      : { listed, drafts: [], milliseconds: 0, ...saved };
  }
}

/** A file that is not there is the matter of its own document: the others are read. */
function openOrTell(open: () => SavedFile): SavedFile | { judgement: Judgement; problem: FileNotRead } {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof FileNotRead)) throw error;
    const reason = { rule: 'saved-file', message: error.message };
    return { judgement: { verdict: 'unreadable', reasons: [reason] }, problem: error };
  }
}

async function readListed(listed: Listed, bytes: Uint8Array): Promise<ReadOne> {
  const begun = performance.now();
  const page = pageFacts(bytes);
  const parsed = await parse(bytes, {
    ...(listed.mediaType ? { mediaType: listed.mediaType } : {}),
    url: listed.url,
  });
  const judgement = judge({ source: { url: listed.url }, parsed, ...(page ? { page } : {}) });
  const drafts = readParsed(listed, parsed, judgement.verdict);
  return {
    listed,
    judgement,
    ...(parsed.kind === 'document' ? { document: parsed.document } : {}),
    drafts,
    milliseconds: Math.round((performance.now() - begun) * 10) / 10,
  };
}

function readParsed(listed: Listed, parsed: Parsed, verdict: Verdict): EvidenceDraft[] {
  if (parsed.kind !== 'document' || notADocument.has(verdict)) return [];
  const party = partyOf(listed);
  return read({
    document: parsed.document,
    url: listed.url,
    retrievedAt: listed.retrievedAt,
    offering: listed.offering,
    ...(party ? { party } : {}),
    ...(listed.role ? { role: listed.role } : {}),
    dimensions: standaloneDimensions,
  });
}

function partyOf({ party }: Listed): { name: string; aliases: string[] } | undefined {
  return typeof party === 'string' ? { name: party, aliases: [] } : party;
}

/** One line of --out. */
export function evidenceLine({ listed }: ReadOne, draft: EvidenceDraft): Readonly<Record<string, unknown>> {
  return {
    document: listed.id,
    offering: listed.offering.name,
    dimension: draft.dimension,
    value: draft.value,
    confidence: draft.confidence,
    quotes: draft.quotes.map(({ exact, prefix, suffix, start, end, page }) => ({
      exact,
      prefix,
      suffix,
      start,
      end,
      ...(page === undefined ? {} : { page }),
    })),
    details: draft.details,
    access: draft.access,
    ...(draft.effectiveFrom ? { effectiveFrom: draft.effectiveFrom } : {}),
    rule: draft.rule,
    normaliser: draft.normaliser,
    textSha256: draft.textSha256,
  };
}

/** One line of --documents. */
export function documentLine({
  listed,
  judgement,
  document,
  milliseconds,
}: ReadOne): Readonly<Record<string, unknown>> {
  return {
    document: listed.id,
    verdict: judgement.verdict,
    reasons: judgement.reasons.map((each) => each.message),
    characters: document?.text.length ?? 0,
    ms: milliseconds,
  };
}

/** What weighing makes of all documents of each offering: one line a cell that has evidence. */
export function weighManifest(all: readonly ReadOne[]): Readonly<Record<string, unknown>>[] {
  const offerings = new Map<string, ReadOne[]>();
  for (const each of all) {
    const { name } = each.listed.offering;
    offerings.set(name, [...(offerings.get(name) ?? []), each]);
  }
  return [...offerings].flatMap(([name, documents]) => cellsOf(name, documents));
}

function cellsOf(name: string, documents: readonly ReadOne[]): Readonly<Record<string, unknown>>[] {
  const evidence = documents.flatMap((each) => each.drafts.map((draft) => evidenceOf(each, draft)));
  const now = documents
    .map((each) => each.listed.retrievedAt)
    .toSorted()
    .at(-1);
  return standaloneDimensions.flatMap((dimension) => {
    const own = evidence.filter((each) => each.dimension === dimension.key);
    if (own.length === 0 || now === undefined) return [];
    const proposal = weigh({
      cell: { offering: name as OfferingId, dimension: dimension.key as DimensionKey } satisfies CellRef,
      offering: { name, aliases: documents[0]?.listed.offering.aliases ?? [] },
      dimension,
      evidence: own,
      sources: documents.map(({ listed, document }) => ({
        id: listed.id as SourceId,
        url: listed.url,
        kind: document?.media === 'pdf' ? 'pdf' : document?.media === 'markdown' ? 'markdown' : 'page',
      })),
      now,
    });
    return [cellLine(name, dimension.key, proposal, own)];
  });
}

function evidenceOf({ listed }: ReadOne, draft: EvidenceDraft): Evidence {
  return {
    ...draft,
    id: `e${hashOf(listed.id, draft.dimension).slice(0, 20)}` as EvidenceId,
    capture: listed.id as CaptureId,
    source: listed.id as SourceId,
    offering: listed.offering.name as OfferingId,
    url: listed.url,
    via: 'http',
    retrievedAt: listed.retrievedAt,
  };
}

function cellLine(
  offering: string,
  dimension: string,
  { answer, reasons, contradicting }: Proposal,
  evidence: readonly Evidence[],
): Readonly<Record<string, unknown>> {
  const documentOf = new Map(evidence.map((each) => [each.id, each.source as string]));
  const named = (ids: readonly EvidenceId[]): string[] => ids.map((id) => documentOf.get(id) ?? id);
  return {
    offering,
    dimension,
    ...answer,
    contradicting: named(contradicting),
    reasons: reasons.map((each) => ({ ...each, evidence: named(each.evidence) })),
  };
}
