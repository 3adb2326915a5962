// The archive as the last way in: a memento, judged like any capture and marked with its own date.
import { parse } from '#text/parse.ts';
import type { CaptureDraft } from '#types/capture.ts';
import type { Instant } from '#types/ids.ts';
import type { NoArchiveBecause } from '#types/words.ts';
import { judge } from '../verdict/judge.ts';
import { pageFacts } from '../verdict/page-facts.ts';
import type { Replayed } from '../wayback/replay.ts';
import { laterHeaders, type Visiting } from './attempt.ts';
import { judgeBase } from './http-attempt.ts';
import { keepPieces, textPieces } from './keep.ts';
import { mementoAddress } from '../wayback/addresses.ts';

export interface FromArchive {
  readonly drafts: readonly CaptureDraft[];
  /** Absent where the last draft is good. */
  readonly noArchiveBecause?: NoArchiveBecause;
  readonly message: string;
}

const halfAYear = 183 * 24 * 60 * 60 * 1000;

export async function tryArchive(
  visiting: Visiting,
  because: string,
  asked: { readonly newerThan?: Instant; readonly brief?: boolean } = {},
): Promise<FromArchive> {
  const { job, tools, signal } = visiting;
  const now = tools.clock.now();
  // A witness is asked for from a moment that the caller knows; otherwise what we saw ourselves is better than anything older.
  const own = job.lastGood === undefined ? [] : [job.lastGood.at];
  const bound = asked.newerThan ?? newest([oldestOfUse(visiting, now), ...own]);
  const found = await tools.wayback.find({
    url: job.declared.url,
    now,
    newerThan: bound,
    ...(asked.brief === undefined ? {} : { brief: asked.brief }),
    consider: async (replayed) => {
      const draft = await draftOf(visiting, replayed, because);
      return { verdict: draft.judgement.verdict, tried: draft };
    },
    signal,
  });
  return {
    drafts: found.tried,
    message: found.message,
    ...(found.because === undefined ? {} : { noArchiveBecause: found.because }),
  };
}

function oldestOfUse({ job }: Visiting, now: Instant): Instant {
  return job.archiveNotBefore ?? (new Date(Date.parse(now) - halfAYear).toISOString() as Instant);
}

function newest(instants: readonly Instant[]): Instant {
  return instants.reduce((one, other) => (one > other ? one : other));
}

async function draftOf(
  visiting: Visiting,
  { answer, archivedAt, link }: Replayed,
  because: string,
): Promise<CaptureDraft> {
  const { job, tools } = visiting;
  const declared =
    answer.headers['x-archive-orig-content-type'] ?? answer.headers['content-type'] ?? answer.mediaType;
  const parsed =
    answer.body.length === 0
      ? undefined
      : await parse(answer.body.slice(), { mediaType: declared, url: job.declared.url });
  const document = parsed?.kind === 'document' ? parsed.document : undefined;
  const page = document?.media === 'html' ? pageFacts(answer.body) : undefined;
  const judgement = judge({
    ...judgeBase(visiting, job.declared.url),
    response: {
      status: answer.status,
      headers: {},
      finalUrl: mementoAddress(answer.finalUrl)?.original ?? job.declared.url,
    },
    ...(parsed === undefined ? {} : { parsed }),
    ...(page === undefined ? {} : { page }),
  });
  const objects = await keepPieces(tools.objects, [
    { role: 'body', view: 0, mediaType: declared, bytes: answer.body },
    ...textPieces(document),
  ]);
  return {
    via: 'wayback',
    requestedUrl: job.declared.url,
    finalUrl: link,
    redirects: [],
    status: answer.status,
    headers: laterHeaders(answer.headers),
    retrievedAt: tools.clock.now(),
    archivedAt,
    mediaType: answer.mediaType,
    views: [{ index: 0, label: '', url: link }],
    objects,
    ...(document === undefined ? {} : { document }),
    counts: [],
    judgement,
    validators: {},
    unchanged: false,
    milliseconds: answer.milliseconds,
    because,
  };
}
