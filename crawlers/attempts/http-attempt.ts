// One attempt by plain HTTP.
import { parse } from '#text/parse.ts';
import { sha256 } from '#text/sha256.ts';
import type { CaptureDraft, GoodFacts, Validators } from '#types/capture.ts';
import type { VisitJob } from '#types/job.ts';
import type { Parsed } from '#types/text.ts';
import type { HttpAnswer } from '../http/client.ts';
import { HttpFailure } from '../http/errors.ts';
import { retryAfterMs } from '../pace/retry-after.ts';
import { judge, type JudgeInput } from '../verdict/judge.ts';
import { countsSaid } from '../verdict/lists.ts';
import { sameAddress } from '../verdict/identity.ts';
import { pageFacts } from '../verdict/page-facts.ts';
import { laterHeaders, type Attempt, type Visiting } from './attempt.ts';
import { expectationOf } from './expectation.ts';
import { keepPieces, textPieces } from './keep.ts';
import { mayAsk } from './may-ask.ts';
import { twinsNamed } from './twins.ts';

export interface HttpTry {
  readonly url: string;
  readonly because: string;
  /** Ask conditionally, where the last good capture came from this address without rendering. */
  readonly conditional?: boolean;
  readonly accept?: string;
}

export async function tryHttp(visiting: Visiting, wanted: HttpTry): Promise<Attempt> {
  const { tools, job, signal } = visiting;
  const begun = performance.now();
  const retrievedAt = tools.clock.now();
  const base = {
    via: 'http',
    requestedUrl: wanted.url,
    retrievedAt,
    because: wanted.because,
    views: [],
    counts: [],
  } as const;
  const known = wanted.conditional === true ? lastByHttp(visiting, wanted.url) : undefined;
  try {
    await mayAsk(tools, wanted.url, signal);
    const answer = await tools.http.fetch({
      url: wanted.url,
      headers: {
        ...languageOf(job),
        ...(wanted.accept === undefined ? {} : { accept: wanted.accept }),
        ...(known === undefined ? {} : conditions(job.validators)),
      },
      mayFollow: (url) => mayAsk(tools, url, signal),
      signal,
    });
    return await attemptFrom(
      visiting,
      wanted,
      answer,
      { ...base, milliseconds: performance.now() - begun },
      known,
    );
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    const failure = { kind: error.kind, message: error.message };
    const draft: CaptureDraft = {
      ...base,
      finalUrl: error.url,
      redirects: error.redirects,
      headers: {},
      objects: [],
      judgement: judge({ source: expectationOf(job, wanted.url), failure }),
      validators: {},
      unchanged: false,
      milliseconds: performance.now() - begun,
    };
    return { draft };
  }
}

type Base = Pick<
  CaptureDraft,
  'via' | 'requestedUrl' | 'retrievedAt' | 'because' | 'counts' | 'milliseconds'
>;

async function attemptFrom(
  visiting: Visiting,
  wanted: HttpTry,
  answer: HttpAnswer,
  base: Base,
  known: GoodFacts | undefined,
): Promise<Attempt> {
  const { job, tools } = visiting;
  const validators = validatorsOf(answer.headers);
  const bodySha256 = answer.body.length > 0 ? sha256(answer.body) : undefined;
  const wait = retryAfterMs(answer.headers['retry-after'], Date.parse(tools.clock.now()));
  const common = {
    ...base,
    finalUrl: answer.finalUrl,
    redirects: answer.redirects,
    status: answer.status,
    headers: laterHeaders(answer.headers),
    mediaType: answer.mediaType,
    views: [{ index: 0, label: '', url: answer.finalUrl }],
    ...(bodySha256 === undefined ? {} : { shellSha256: bodySha256 }),
  };
  const input: JudgeInput = { ...judgeBase(visiting, wanted.url), response: { ...answer } };
  if (
    known !== undefined &&
    (answer.status === 304 || (answer.status === 200 && bodySha256 === known.shellSha256))
  ) {
    const judgement =
      answer.status === 304
        ? judge(input)
        : ({
            verdict: 'ok',
            reasons: [{ rule: 'same-bytes', message: `the very same bytes as on ${known.at.slice(0, 10)}` }],
          } as const);
    const shell = known.shellSha256 === undefined ? {} : { shellSha256: known.shellSha256 };
    return {
      draft: {
        ...common,
        ...shell,
        objects: [],
        judgement,
        validators: { ...job.validators, ...validators },
        unchanged: true,
      },
    };
  }
  const parsed = await readable(answer);
  const page =
    parsed?.kind === 'document' && parsed.document.media === 'html' ? pageFacts(answer.body) : undefined;
  const judgement = judge({
    ...input,
    ...(parsed === undefined ? {} : { parsed }),
    ...(parsed?.kind === 'document' ? { counts: countsSaid(parsed.document.blocks) } : {}),
    ...(page === undefined ? {} : { page }),
  });
  const document = parsed?.kind === 'document' ? parsed.document : undefined;
  const objects = await keepPieces(tools.objects, [
    {
      role: 'body',
      view: 0,
      mediaType: answer.headers['content-type'] ?? answer.mediaType,
      bytes: answer.body,
    },
    ...textPieces(document),
  ]);
  return {
    draft: {
      ...common,
      objects,
      ...(document === undefined ? {} : { document }),
      judgement,
      validators,
      unchanged: false,
    },
    ...(page === undefined ? {} : { page, twins: twinsNamed(answer) }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

async function readable(answer: HttpAnswer): Promise<Parsed | undefined> {
  if (answer.body.length === 0) return undefined;
  const declared = answer.headers['content-type'] ?? '';
  // The charset stands in the declared type; the type itself by its first bytes.
  const charset = /charset\s*=\s*["']?[\w-]+/i.exec(declared)?.[0];
  const mediaType = charset === undefined ? answer.mediaType : `${answer.mediaType}; ${charset}`;
  return parse(answer.body.slice(), { mediaType, url: answer.finalUrl });
}

/** Sites choose the language by this header: pinned to what the source expects. */
function languageOf({ declared }: VisitJob): Record<string, string> {
  const { language } = declared.expect;
  return language === 'en' ? {} : { 'accept-language': `${language},en;q=0.3` };
}

/** What every judgement of a live attempt starts from. */
export function judgeBase({ job }: Visiting, url: string): JudgeInput {
  return {
    source: expectationOf(job, url),
    ...(job.lastGood === undefined ? {} : { lastGood: job.lastGood }),
    ...(job.siblings === undefined ? {} : { siblings: job.siblings }),
  };
}

function lastByHttp({ job }: Visiting, url: string): GoodFacts | undefined {
  const { lastGood } = job;
  // While another text waits to be seen a second time, what came must be looked at.
  if (lastGood === undefined || lastGood.rendered || lastGood.replacedBy !== undefined) return undefined;
  if (sameAddress(lastGood.finalUrl, url)) return lastGood;
  // The declared address may redirect to where the document stands; validators of a twin say nothing about the page.
  const fromTwin = /\.mdx?(?:\.txt)?$/i.test(new URL(lastGood.finalUrl).pathname);
  return sameAddress(job.declared.url, url) && !fromTwin ? lastGood : undefined;
}

function conditions(validators: Validators | undefined): Record<string, string> {
  return {
    ...(validators?.etag === undefined ? {} : { 'if-none-match': validators.etag }),
    ...(validators?.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
  };
}

function validatorsOf(headers: Readonly<Record<string, string>>): Validators {
  const etag = headers['etag'];
  const lastModified = headers['last-modified'];
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
}
