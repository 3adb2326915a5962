// `assay replay`: a saved history of a page through the very same steps, on a temporary database, without network.
import { openDatabase } from '#db/open.ts';
import { findOpenNotice } from '#db/notices.ts';
import { findSourceState } from '#db/source-state.ts';
import { listWaitingOfSource, type CandidateRow } from '#db/candidates.ts';
import { listCandidateCells } from '#db/candidates.ts';
import { judge } from '#crawlers/verdict/judge.ts';
import { pageFacts } from '#crawlers/verdict/page-facts.ts';
import { parse } from '#text/parse.ts';
import { sha256 } from '#text/sha256.ts';
import { Hindsight } from './hindsight.ts';
import { isSameText } from './propose/seen-before.ts';
import type { CaptureDraft, GoodFacts, Judgement, ObjectStore, VisitOutcome } from '#types/capture.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import type { Parsed, TextDocument } from '#types/text.ts';
import { decide } from './decide/decide.ts';
import { makeHouse, type House } from './house.ts';
import { openManifest, replayManifestSchema, type OpenSaved, type ReplayManifest } from './manifest.ts';
import { isDoubtful } from './propose/notices.ts';
import { isSameForm } from './same-form.ts';
import { settle } from './settle.ts';
import type { Settled } from './settled.ts';
import { standaloneRegistry } from './standalone.ts';

export type ReplayEvent = { readonly index: number; readonly retrievedAt: Instant } & (
  | {
      readonly kind: 'candidate';
      readonly dimension: string;
      readonly change: string;
      readonly from?: string;
      readonly to: string;
      readonly quote?: string;
      /** The approved sentence that stands no more. */
      readonly was?: string;
      readonly title: string;
    }
  | {
      readonly kind: 'notice';
      readonly notice: string;
      readonly dimensions: readonly string[];
      readonly message: string;
    }
  | { readonly kind: 'artifact'; readonly verdict: string; readonly reasons: readonly string[] }
  | { readonly kind: 'held'; readonly dimensions: readonly string[]; readonly because: string }
  | { readonly kind: 'verified'; readonly dimensions: readonly string[] }
  | { readonly kind: 'edited' }
);

const source = 'vendor/page' as SourceId;

export interface Replayed {
  readonly id: string;
  readonly captures: number;
  readonly events: readonly ReplayEvent[];
}

export async function replay(
  manifestFile: string,
  progress?: (done: number, of: number) => void,
): Promise<Replayed> {
  const { manifest, open } = openManifest(manifestFile, replayManifestSchema);
  const replaying = new Replaying(manifest, open);
  try {
    for (const [at, capture] of manifest.captures.entries()) {
      await replaying.step(capture);
      progress?.(at + 1, manifest.captures.length);
    }
    return { id: manifest.id, captures: manifest.captures.length, events: replaying.events() };
  } finally {
    replaying.close();
  }
}

type Saved = ReplayManifest['captures'][number];

class Replaying {
  readonly #manifest: ReplayManifest;
  readonly #open: OpenSaved;
  readonly #house: House;
  readonly #events: ReplayEvent[] = [];
  /** Equal bytes are parsed once: the last few texts come and go. */
  #parsed: readonly ParsedBytes[] = [];
  /** Good texts that come and go: read already, and looked at once. */
  #known: readonly TextDocument[] = [];
  #doubtful: { at: Saved; judgement: Judgement; document: TextDocument | undefined }[] = [];
  readonly #hindsight = new Hindsight<Saved>();
  #now: Instant;

  constructor(manifest: ReplayManifest, open: OpenSaved) {
    this.#manifest = manifest;
    this.#open = open;
    this.#now = manifest.captures[0]?.retrievedAt ?? ('1970-01-01T00:00:00.000Z' as Instant);
    const clock = { now: (): Instant => this.#now };
    const { url, mediaType, offering, dimensions } = manifest.source;
    this.#house = makeHouse({
      db: openDatabase(':memory:', { clock }),
      archive: noObjects,
      registry: standaloneRegistry({
        url,
        kind: kindOf(mediaType),
        offering,
        ...(dimensions ? { dimensions } : {}),
      }),
      clock,
    });
  }

  close(): void {
    this.#house.close();
  }

  events(): readonly ReplayEvent[] {
    this.#dropDoubts();
    return this.#events.toSorted((a, b) => a.index - b.index);
  }

  async step(saved: Saved): Promise<void> {
    this.#now = saved.retrievedAt;
    const before = findSourceState(this.#house.db, source)?.good_facts;
    const outcome = await this.#outcomeOf(saved, before);
    const settled = await settle(this.#house, outcome);
    const document = outcome.attempts[0]?.document;
    if (settled.capture === undefined) return this.#notGood(saved, outcome.live, settled, document);
    if (document && !this.#known.includes(document))
      this.#known = [document, ...this.#known.slice(0, fewTexts - 1)];
    if (settled.first) return this.#acceptAll(listWaitingOfSource(this.#house.db, source));
    const doubted = this.#good(saved, settled, document);
    if (before && document) this.#lookBack(saved, settled, { before, document, doubted });
  }

  async #outcomeOf(saved: Saved, lastGood: GoodFacts | undefined): Promise<VisitOutcome> {
    const { url } = this.#manifest.source;
    const { judgement, document } = await this.#judge(saved, lastGood);
    const draft: CaptureDraft = {
      via: 'http',
      requestedUrl: url,
      finalUrl: url,
      redirects: [],
      ...(saved.status === undefined ? {} : { status: saved.status }),
      headers: {},
      retrievedAt: saved.retrievedAt,
      views: [{ index: 0, label: '', url }],
      objects: [],
      ...(document ? { document } : {}),
      counts: [],
      judgement,
      validators: {},
      unchanged: false,
      milliseconds: 0,
      because: 'a saved capture',
    };
    const good = judgement.verdict === 'ok';
    return {
      source,
      slot: `${saved.index}@${saved.retrievedAt}`,
      startedAt: saved.retrievedAt,
      finishedAt: saved.retrievedAt,
      attempts: [draft],
      ...(good ? { used: 0 } : {}),
      live: judgement,
      milliseconds: 0,
    };
  }

  async #judge(
    saved: Saved,
    lastGood: GoodFacts | undefined,
  ): Promise<{ judgement: Judgement; document?: TextDocument }> {
    const file = this.#open(saved.file);
    if ('judgement' in file) return file;
    const { parsed, page } = await this.#parse(file.bytes);
    const judgement = judge({
      source: { url: this.#manifest.source.url },
      response: saved.status === undefined ? {} : { status: saved.status },
      parsed,
      ...(page ? { page } : {}),
      ...(lastGood ? { lastGood } : {}),
    });
    return { judgement, ...(parsed.kind === 'document' ? { document: parsed.document } : {}) };
  }

  async #parse(bytes: Uint8Array): Promise<ParsedBytes> {
    const known = this.#parsed.find((each) => isEqual(each.bytes, bytes));
    if (known) return known;
    const { mediaType, url } = this.#manifest.source;
    const parsed = this.#asKnown(await parse(bytes, { ...(mediaType ? { mediaType } : {}), url }));
    const result = { bytes, parsed, page: pageFacts(bytes) };
    this.#parsed = [result, ...this.#parsed.slice(0, fewTexts - 1)];
    return result;
  }

  #asKnown(parsed: Parsed): Parsed {
    if (parsed.kind !== 'document') return parsed;
    const known = this.#known.find((each) => isSameForm(each, parsed.document));
    return known ? { ...parsed, document: known } : parsed;
  }

  /** A text that may yet turn out to be the document is called an artifact only once it does not. */
  #notGood(saved: Saved, judgement: Judgement, settled: Settled, document: TextDocument | undefined): void {
    for (const notice of settled.noticed)
      if (notice.kind === 'moved')
        this.#add(saved, { kind: 'notice', notice: 'moved', dimensions: [], message: notice.message });
    if (isDoubtful(judgement)) {
      this.#doubtful.push({ at: saved, judgement, document });
      this.#add(saved, {
        kind: 'held',
        dimensions: [],
        because: judgement.reasons[0]?.message ?? judgement.verdict,
      });
    } else this.#artifact(saved, judgement);
  }

  #artifact(saved: Saved, judgement: Judgement): void {
    const { verdict, reasons } = judgement;
    this.#add(saved, { kind: 'artifact', verdict, reasons: reasons.map((each) => each.message) });
  }

  #dropDoubts(): void {
    for (const { at, judgement } of this.#doubtful) this.#artifact(at, judgement);
    this.#doubtful = [];
  }

  /** The doubtful captures of the same text, which this one made good. */
  #good(saved: Saved, settled: Settled, document: TextDocument | undefined): Saved[] {
    const accepted =
      settled.judgement.reasons.some((reason) => ['replaced', 'shorter'].includes(reason.rule)) ||
      this.#doubtful.some((each) => isSameText(each.document, document));
    const doubted = accepted ? this.#doubtful.map((each) => each.at) : [];
    if (accepted) this.#doubtful = [];
    else this.#dropDoubts();
    if (settled.replaced) this.#replaced(saved, settled, settled.replaced);
    const shown = settled.raised.filter((each) => each.shown).map((each) => each.candidate);
    for (const candidate of shown) this.#add(saved, this.#lineOf(candidate));
    this.#held(saved, settled);
    this.#acceptAll(shown);
    if (settled.edited && settled.raised.length === 0) this.#add(saved, { kind: 'edited' });
    else if (settled.verified.length > 0)
      this.#add(saved, { kind: 'verified', dimensions: settled.verified.map((each) => each.dimension) });
    return doubted;
  }

  #lookBack(
    saved: Saved,
    settled: Settled,
    seen: { before: GoodFacts; document: TextDocument; doubted: readonly Saved[] },
  ): void {
    const spell = this.#hindsight.next({
      ...seen,
      capture: saved,
      at: saved.retrievedAt,
      replaces: settled.replaced !== undefined,
      loses: settled.raised.some((each) => each.fresh && each.group.loses && each.candidate.state === 'held'),
    });
    for (const capture of spell?.captures ?? [])
      this.#artifact(capture, {
        verdict: spell!.verdict,
        reasons: [{ rule: 'came-back', message: spell!.message }],
      });
  }

  /** The notice counts as accepted at once, with all that it touches. */
  #replaced(saved: Saved, settled: Settled, dimensions: readonly string[]): void {
    const message = settled.noticed.find((each) => each.kind === 'moved')?.message ?? 'another document';
    this.#add(saved, { kind: 'notice', notice: 'moved', dimensions, message });
    const notice = findOpenNotice(this.#house.db, source, 'moved');
    if (notice)
      decide(this.#house, {
        subject: { kind: 'notice', id: notice.id },
        decision: { kind: 'accept' },
        by: 'replay',
      });
    this.#acceptAll(listWaitingOfSource(this.#house.db, source));
  }

  #held(saved: Saved, settled: Settled): void {
    if (settled.replaced) return;
    const held = settled.raised.filter((each) => each.fresh && each.candidate.state === 'held');
    if (held.length === 0) return;
    this.#add(saved, {
      kind: 'held',
      dimensions: held.map((each) => each.candidate.dimension),
      because: held[0]?.candidate.because ?? '',
    });
  }

  #lineOf(candidate: CandidateRow): EventBody {
    const [cell] = listCandidateCells(this.#house.db, candidate.n);
    const from = cell?.before?.value;
    const quote = cell?.difference.sentence?.to ?? cell?.after.quotes[0]?.exact;
    const was = cell?.difference.sentence?.from;
    return {
      kind: 'candidate',
      dimension: candidate.dimension,
      change: candidate.change,
      ...(from ? { from } : {}),
      to: cell?.after.value ?? '',
      ...(quote ? { quote } : {}),
      ...(was ? { was } : {}),
      title: candidate.title,
    };
  }

  #acceptAll(candidates: readonly CandidateRow[]): void {
    for (const candidate of candidates)
      decide(this.#house, {
        subject: { kind: 'candidate', id: candidate.id },
        decision: { kind: 'accept' },
        by: 'replay',
        secondReview: [],
      });
  }

  #add(saved: Saved, body: EventBody): void {
    this.#events.push({ index: saved.index, retrievedAt: saved.retrievedAt, ...body });
  }
}

const fewTexts = 8;

interface ParsedBytes {
  readonly bytes: Uint8Array;
  readonly parsed: Parsed;
  readonly page: ReturnType<typeof pageFacts>;
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && Buffer.compare(one, other) === 0;
}

type EventBody = ReplayEvent extends infer Event
  ? Event extends ReplayEvent
    ? Omit<Event, 'index' | 'retrievedAt'>
    : never
  : never;

function kindOf(mediaType: string | undefined): 'page' | 'pdf' | 'markdown' {
  if (mediaType?.includes('pdf')) return 'pdf';
  return mediaType?.includes('markdown') ? 'markdown' : 'page';
}

/** A replay reads files and keeps nothing. */
const noObjects: ObjectStore = {
  put: (bytes) => Promise.resolve(sha256(bytes)),
  get: () => Promise.reject(new Error('a replay keeps no objects')),
  has: () => Promise.resolve(false),
};
