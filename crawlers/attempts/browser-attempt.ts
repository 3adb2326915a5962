// One attempt by the browser: rendered, unfolded, all its views joined.
import { parseHtml } from '#text/html.ts';
import { joinViews } from '#text/join-views.ts';
import type { CaptureDraft } from '#types/capture.ts';
import type { TextDocument } from '#types/text.ts';
import type { RenderedView, RenderRequest, RenderResult } from '../browser/types.ts';
import { HttpFailure } from '../http/errors.ts';
import { retryAfterMs } from '../pace/retry-after.ts';
import { judge, type Failure } from '../verdict/judge.ts';
import { countsSaid } from '../verdict/lists.ts';
import { pageFacts } from '../verdict/page-facts.ts';
import { laterHeaders, type Attempt, type Visiting } from './attempt.ts';
import { browserFailure } from './browser-failure.ts';
import { expectationOf } from './expectation.ts';
import { judgeBase } from './http-attempt.ts';
import { encoded, keepPieces, textPieces, type Piece } from './keep.ts';
import { mayAsk } from './may-ask.ts';

export interface BrowserTry {
  readonly url: string;
  readonly because: string;
  readonly settle: 'normal' | 'long';
  /** Known already, by plain HTTP: then the picture is taken at once. */
  readonly textIsNew?: boolean;
}

export async function tryBrowser(visiting: Visiting, wanted: BrowserTry): Promise<Attempt> {
  const { tools, job, signal } = visiting;
  const begun = performance.now();
  const retrievedAt = tools.clock.now();
  const base = {
    via: 'browser',
    requestedUrl: wanted.url,
    retrievedAt,
    because: wanted.because,
    unchanged: false,
  } as const;
  const documents = new Map<string, TextDocument>();
  /** What robots or guard said of a navigation: the browser only knows that it was refused. */
  let refusal: Failure | undefined;
  try {
    await mayAsk(tools, wanted.url, signal);
    const renderer = await tools.renderer();
    const result = await renderer.render({
      url: wanted.url,
      kind: job.declared.kind === 'portal' ? 'portal' : 'page',
      expect: job.declared.expect,
      unfold: job.declared.unfold,
      pictures: picturesFor(visiting, wanted, documents),
      settle: wanted.settle,
      language: job.declared.expect.language,
      mayNavigate: async (url) => {
        refusal = await failureToAsk(visiting, url);
        return refusal === undefined ? { allowed: true } : { allowed: false, reason: refusal.message };
      },
      ...(signal === undefined ? {} : { signal }),
    });
    return await attemptFrom(visiting, wanted, result, join(result.views, documents), {
      ...base,
      milliseconds: performance.now() - begun,
    });
  } catch (error) {
    // No browser on this machine is our own trouble: nothing is concluded about the source.
    if (hasCode(error, 'browser_missing')) throw error;
    const failure = refusal ?? browserFailure(error);
    const draft: CaptureDraft = {
      ...base,
      finalUrl: wanted.url,
      redirects: [],
      headers: {},
      views: [],
      objects: [],
      counts: [],
      judgement: judge({ source: expectationOf(job, wanted.url), failure }),
      validators: {},
      milliseconds: performance.now() - begun,
    };
    return { draft, ...(hasCode(error, 'download_started') ? { download: true } : {}) };
  }
}

/** Kept when the text is new. Where that is not known before, the renderer asks, and renders once more for the picture. */
function picturesFor(
  { tools, job }: Visiting,
  { textIsNew }: BrowserTry,
  documents: Map<string, TextDocument>,
): RenderRequest['pictures'] {
  if (!tools.pictures) return false;
  if (job.lastGood === undefined || textIsNew === true) return true;
  const known = job.lastGood.textSha256;
  return (views) => join(views, documents).textSha256 !== known;
}

async function failureToAsk({ tools, signal }: Visiting, url: string): Promise<Failure | undefined> {
  try {
    await mayAsk(tools, url, signal);
    return undefined;
  } catch (error) {
    if (error instanceof HttpFailure) return { kind: error.kind, message: error.message };
    throw error;
  }
}

/** Parsed once, though the renderer asks about pictures before the end. */
function join(views: readonly RenderedView[], known: Map<string, TextDocument>): TextDocument {
  return joinViews(
    views.map(({ html, url, label }) => {
      const document = known.get(html) ?? parseHtml(html, { url });
      known.set(html, document);
      return { label, document };
    }),
  );
}

async function attemptFrom(
  visiting: Visiting,
  wanted: BrowserTry,
  result: RenderResult,
  document: TextDocument,
  base: Pick<CaptureDraft, 'via' | 'requestedUrl' | 'retrievedAt' | 'because' | 'unchanged' | 'milliseconds'>,
): Promise<Attempt> {
  const { tools } = visiting;
  const page = pageFacts(result.views[0]?.html ?? '');
  const judgement = judge({
    ...judgeBase(visiting, wanted.url),
    response: {
      status: result.status,
      headers: result.headers,
      redirects: result.redirects,
      finalUrl: result.finalUrl,
    },
    parsed: { kind: 'document', document },
    ...(page === undefined ? {} : { page }),
    counts: result.counts.length > 0 ? result.counts : countsSaid(document.blocks),
    settled: result.ended === 'settled',
    unfinished: result.unfinished,
    patient: wanted.settle === 'long',
  });
  const objects = await keepPieces(tools.objects, [
    ...result.views.flatMap(viewPieces),
    ...textPieces(document),
  ]);
  const wait = retryAfterMs(result.headers['retry-after'], Date.parse(tools.clock.now()));
  return {
    draft: {
      ...base,
      finalUrl: result.finalUrl,
      redirects: result.redirects,
      status: result.status,
      headers: laterHeaders(result.headers),
      mediaType: 'text/html',
      views: result.views.map(({ index, label, url }) => ({ index, label, url })),
      objects,
      document,
      counts: result.counts,
      judgement: withNotes(judgement, result),
      validators: {},
    },
    ...(page === undefined ? {} : { page }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

function viewPieces({ index, html, picture }: RenderedView): Piece[] {
  const pieces: Piece[] = [
    { role: 'dom', view: index, mediaType: 'text/html; charset=utf-8', bytes: encoded(html) },
  ];
  if (picture === undefined) return pieces;
  const { bytes, mediaType, layout, width, height, scale, cut } = picture;
  pieces.push({ role: 'picture', view: index, mediaType, bytes });
  pieces.push({
    role: 'layout',
    view: index,
    mediaType: 'application/json',
    bytes: encoded(JSON.stringify({ width, height, scale, cut, boxes: layout })),
  });
  return pieces;
}

/** What was unfolded, and what was not done in the end, stands beside the verdict. */
function withNotes(
  judgement: CaptureDraft['judgement'],
  { unfinished, notes }: RenderResult,
): CaptureDraft['judgement'] {
  const reasons = [
    ...unfinished.map((message) => ({ rule: 'unfinished', message })),
    ...notes.map((message) => ({ rule: 'unfolded', message })),
  ];
  return { verdict: judgement.verdict, reasons: [...judgement.reasons, ...reasons.slice(0, 12)] };
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
