// The live part of a visit: which ways are taken, in which order and why.
import type { Judgement, Reason } from '#types/capture.ts';
import type { Verdict } from '#types/words.ts';
import { pause } from '../pace/pace.ts';
import { sameAddress } from '../verdict/identity.ts';
import type { Attempt, Visiting } from './attempt.ts';
import { addsToText } from './adds-to-text.ts';
import { tryBrowser } from './browser-attempt.ts';
import { tryHttp } from './http-attempt.ts';
import { disagreement, guessTwins } from './twins.ts';
import { whyCompare, whyRender } from './why-render.ts';

/** Adds to `attempts` as it goes, so that what was done is known even when it is given up. */
export async function goLive(visiting: Visiting, attempts: Attempt[]): Promise<void> {
  const { declared } = visiting.job;
  if (declared.kind === 'pdf' || declared.kind === 'markdown') return byHttpAlone(visiting, attempts);
  const twin = await twinFirst(visiting, attempts);
  if (twin?.draft.unchanged === true) return;
  const page = await pageByHttp(visiting, attempts);
  if (twin !== undefined && page !== undefined && twinDecides(twin, page, attempts)) return;
  if (page !== undefined && isDone(page)) return seeWhatScriptsAdd(visiting, attempts, page);
  if (page !== undefined && isFile(page)) return againByHttp(visiting, attempts, page);
  if (page !== undefined && !mayRender(page)) return againByHttp(visiting, attempts, page);
  await byBrowser(visiting, attempts, page);
}

/** PDFs and Markdown never go through the browser. */
async function byHttpAlone(visiting: Visiting, attempts: Attempt[]): Promise<void> {
  const { kind, url } = visiting.job.declared;
  const first = await tryHttp(visiting, {
    url,
    because: `a ${kind === 'pdf' ? 'PDF' : 'Markdown file'} is fetched by plain HTTP`,
    conditional: true,
  });
  attempts.push(first);
  if (!isDone(first)) await againByHttp(visiting, attempts, first);
}

async function pageByHttp(visiting: Visiting, attempts: Attempt[]): Promise<Attempt | undefined> {
  const { declared, lastGood } = visiting.job;
  // What needed a browser the last time needs one now: asking twice would only cost the host a request.
  if (lastGood?.rendered === true) return undefined;
  const attempt = await tryHttp(visiting, {
    url: declared.url,
    because: 'plain HTTP comes first',
    conditional: true,
  });
  const why =
    attempt.draft.judgement.verdict === 'ok' && !attempt.draft.unchanged
      ? whyRender(visiting.job, attempt)
      : undefined;
  const settled =
    why === undefined
      ? attempt
      : withJudgement(attempt, {
          verdict: 'incomplete',
          reasons: [{ rule: 'needs-rendering', message: why }],
        });
  attempts.push(settled);
  return settled;
}

/** A page may look whole without its scripts and not be: where they add text, the rendered capture is the document. */
async function seeWhatScriptsAdd(visiting: Visiting, attempts: Attempt[], page: Attempt): Promise<void> {
  const why = page.draft.unchanged ? undefined : whyCompare(visiting.job, page);
  if (why === undefined) return;
  await breathe(visiting);
  const rendered = await tryBrowser(visiting, {
    url: visiting.job.declared.url,
    because: why,
    settle: 'normal',
    textIsNew: true,
  });
  const added = isDone(rendered) ? addsToText(page.draft.document, rendered.draft.document) : undefined;
  if (added !== undefined) {
    attempts[attempts.indexOf(page)] = stepBack(page, added);
    attempts.push(rendered);
    return;
  }
  // A page that floods whoever opens it is no source, though its bytes read well.
  if (rendered.draft.judgement.verdict === 'too_large') {
    attempts[attempts.indexOf(page)] = stepBack(page, 'the page floods whoever renders it');
    attempts.push(rendered);
    return;
  }
  const message = 'rendering adds nothing to what plain HTTP brought';
  attempts.push(isDone(rendered) ? stepBack(rendered, message) : rendered);
}

const steppedBack = 'stepped-back';

/** Good, but not the capture that the visit names. */
function stepBack(attempt: Attempt, message: string): Attempt {
  return withReason(attempt, { rule: steppedBack, message });
}

export function stepsBack({ draft }: Attempt): boolean {
  return draft.judgement.reasons.some(({ rule }) => rule === steppedBack);
}

function withReason(attempt: Attempt, reason: Reason): Attempt {
  const { verdict, reasons } = attempt.draft.judgement;
  return withJudgement(attempt, { verdict, reasons: [...reasons, reason] });
}

async function byBrowser(visiting: Visiting, attempts: Attempt[], page: Attempt | undefined): Promise<void> {
  const { url } = visiting.job.declared;
  const because =
    page === undefined ? 'the last good capture came from rendering' : `by plain HTTP: ${reasonOf(page)}`;
  if (page !== undefined) await breathe(visiting);
  const first = await tryBrowser(visiting, { url, because, settle: 'normal' });
  attempts.push(first);
  if (isDone(first)) return;
  if (first.download === true) {
    attempts.push(await tryHttp(visiting, { url, because: 'the browser met a file to download' }));
    return;
  }
  // Plain HTTP was refused for its own sake, and rendering was the other way already.
  const secondWay =
    page !== undefined &&
    !['needs-rendering', 'few-characters', 'still-loading', 'skeleton', 'no-document'].includes(ruleOf(page));
  if (secondWay || !mayTryAgain(first)) return;
  await breathe(visiting);
  attempts.push(
    await tryBrowser(visiting, {
      url,
      because: `once more, in a fresh context and with longer waits: ${reasonOf(first)}`,
      settle: 'long',
    }),
  );
}

async function againByHttp(visiting: Visiting, attempts: Attempt[], first: Attempt): Promise<void> {
  const { tools, signal } = visiting;
  const asked = first.retryAfterMs;
  if (asked !== undefined && asked > 0) tools.pace.hold(first.draft.requestedUrl, asked);
  if (!mayTryAgain(first)) return;
  const because =
    asked === undefined
      ? `once more on a fresh connection: ${reasonOf(first)}`
      : `once more after the ${Math.ceil(asked / 1000)} s that the host asked for`;
  if (asked !== undefined) await pause(asked, signal);
  else await breathe(visiting);
  attempts.push(await tryHttp(visiting, { url: first.draft.requestedUrl, because }));
}

/** A twin serves where the page itself needs rendering; where both are read, the page wins. */
async function twinFirst(visiting: Visiting, attempts: Attempt[]): Promise<Attempt | undefined> {
  const { declared, lastGood } = visiting.job;
  if (declared.twin === 'off') return undefined;
  const cameFromTwin =
    lastGood !== undefined && !lastGood.rendered && !sameAddress(lastGood.finalUrl, declared.url);
  const guesses =
    declared.twin === 'auto'
      ? cameFromTwin
        ? [lastGood.finalUrl]
        : guessTwins(declared.url)
      : [declared.twin];
  // A page that was read without its twin before is read so again.
  if (declared.twin === 'auto' && lastGood !== undefined && !cameFromTwin) return undefined;
  for (const url of guesses) {
    const attempt = await tryHttp(visiting, {
      url,
      because:
        declared.twin === 'auto'
          ? 'a Markdown twin may stand beside the page'
          : 'the source declares this Markdown twin',
      conditional: true,
      accept: 'text/markdown,text/plain;q=0.9,*/*;q=0.1',
    });
    const isMarkdown = attempt.draft.unchanged || attempt.draft.document?.media === 'markdown';
    if (isMarkdown || declared.twin !== 'auto') attempts.push(attempt);
    if (isMarkdown && attempt.draft.judgement.verdict === 'ok') return attempt;
  }
  return undefined;
}

/** True when nothing more need be tried. */
function twinDecides(twin: Attempt, page: Attempt, attempts: Attempt[]): boolean {
  const verdict = page.draft.judgement.verdict;
  if (verdict === 'ok' && twin.draft.document !== undefined && page.draft.document !== undefined) {
    const message = disagreement(twin.draft.document, page.draft.document);
    const said =
      message === undefined ? 'the Markdown twin and the page say the same' : `${message}; the page counts`;
    attempts[attempts.indexOf(page)] = withReason(page, {
      rule: message === undefined ? 'twin-agrees' : 'twin-disagrees',
      message: said,
    });
    attempts[attempts.indexOf(twin)] = stepBack(twin, 'the page itself was read in full, and counts');
    return true;
  }
  return (['incomplete', 'empty', 'blocked', 'challenge'] as Verdict[]).includes(verdict);
}

function withJudgement(attempt: Attempt, judgement: Judgement): Attempt {
  return { ...attempt, draft: { ...attempt.draft, judgement } };
}

function isDone({ draft }: Attempt): boolean {
  return draft.judgement.verdict === 'ok';
}

function isFile({ draft }: Attempt): boolean {
  return draft.mediaType === 'application/pdf' || draft.mediaType === 'text/markdown';
}

const final: ReadonlySet<Verdict> = new Set<Verdict>(['challenge', 'refused', 'too_large']);

/** A challenge is a verdict, not something to get past; a host that asks to wait is not asked another way. */
function mayRender(attempt: Attempt): boolean {
  const { verdict } = attempt.draft.judgement;
  if (final.has(verdict) || attempt.retryAfterMs !== undefined || attempt.draft.status === 429) return false;
  // No connection by plain HTTP is no connection by a browser.
  return ![
    'dns',
    'tls',
    'connection',
    'timeout',
    'redirect-loop',
    'cut-off',
    'robots-unavailable',
    'held',
  ].includes(ruleOf(attempt));
}

const shortWait = 20_000;

/** Asking again would bring the very same. */
const deterministic = ['robots-unavailable', 'held', 'aborted', 'encrypted', 'scanned'];

function mayTryAgain(attempt: Attempt): boolean {
  const { verdict } = attempt.draft.judgement;
  if (final.has(verdict) || [...deterministic].includes(ruleOf(attempt))) return false;
  if (attempt.retryAfterMs !== undefined) return attempt.retryAfterMs <= shortWait;
  return attempt.draft.status !== 429;
}

async function breathe({ tools, job, signal }: Visiting): Promise<void> {
  const wait = Math.max(tools.pace.between(job.declared.url), Math.min(job.pace, 2000));
  if (wait > 0) await pause(wait, signal);
}

function ruleOf({ draft }: Attempt): string {
  return draft.judgement.reasons[0]?.rule ?? '';
}

function reasonOf({ draft }: Attempt): string {
  return draft.judgement.reasons[0]?.message ?? draft.judgement.verdict;
}
