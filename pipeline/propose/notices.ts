// What a visit says about its source and host: notices opened and closed, incidents grown and ended.
import { addFailure, listIncidents, recover } from '#db/incidents.ts';
import { closeNotice, findOpenNotice, openNotice } from '#db/notices.ts';
import { findSourceState, listSourceStates, type SourceStateRow } from '#db/source-state.ts';
import { insertTimelineEntry } from '#db/timeline.ts';
import type { Judgement, VisitOutcome } from '#types/capture.ts';
import type { Instant, SourceId, VisitId } from '#types/ids.ts';
import type { NoticeKind, Verdict } from '#types/words.ts';
import type { House } from '../house.ts';
import { hashOf } from '../ids.ts';

export interface Noticed {
  readonly source: SourceId;
  readonly kind: NoticeKind;
  readonly message: string;
}

/** Failures in a row before a person is told. */
const failuresBeforeNotice = 3;

/** Verdicts that speak of the host rather than of one page. */
const hostVerdicts: ReadonlySet<Verdict> = new Set(['blocked', 'challenge', 'login', 'unreachable']);

export function raiseNotice(
  house: House,
  notice: Noticed & { readonly at: Instant; readonly facts?: Readonly<Record<string, string>> },
): Noticed | undefined {
  if (!house.registry.settings.notices.includes(notice.kind)) return undefined;
  const fresh = openNotice(house.db, {
    id: `n${hashOf(notice.source, notice.kind, notice.at).slice(0, 16)}`,
    source: notice.source,
    kind: notice.kind,
    at: notice.at,
    message: notice.message,
    facts: notice.facts ?? {},
  });
  if (!fresh) return undefined;
  return { source: notice.source, kind: notice.kind, message: notice.message };
}

export function noticesAfter(house: House, outcome: VisitOutcome, visit: VisitId): Noticed[] {
  if (outcome.live.verdict === 'ok') return wellAgain(house, outcome, visit);
  const state = findSourceState(house.db, outcome.source);
  if (!state) return [];
  const opened = [movedNotice(house, outcome), failingNotice(house, outcome, state)];
  hostFailure(house, outcome);
  return opened.filter((each) => each !== undefined);
}

function wellAgain(house: House, outcome: VisitOutcome, visit: VisitId): Noticed[] {
  const { source, finishedAt: at } = outcome;
  const failed = closeNotice(house.db, source, 'failing', at, 'a good capture came');
  closeNotice(house.db, source, 'stale', at, 'a good capture came');
  const moved = findOpenNotice(house.db, source, 'moved');
  const elsewhere = outcome.live.reasons.some((reason) => reason.rule === 'other-address');
  if (moved && moved.facts['replaced'] !== 'yes' && !elsewhere)
    closeNotice(house.db, source, 'moved', at, 'the document stands at its address again');
  const host = hostOf(outcome);
  if (host) recover(house.db, host, source, at);
  if (failed)
    insertTimelineEntry(house.db, { source, at, kind: 'recovered', visit, message: 'captured well again' });
  return elsewhere ? [servedElsewhere(house, outcome)].filter((each) => each !== undefined) : [];
}

/** The same document at another address: it is read, and a person is told to mend the registry. */
function servedElsewhere(house: House, outcome: VisitOutcome): Noticed | undefined {
  const used = outcome.used === undefined ? undefined : outcome.attempts[outcome.used];
  if (!used || used.via === 'wayback') return undefined;
  return raiseNotice(house, {
    source: outcome.source,
    kind: 'moved',
    at: outcome.finishedAt,
    message: `the document now stands at ${used.finalUrl}`,
    facts: { from: used.requestedUrl, to: used.finalUrl, because: 'redirect' },
  });
}

function movedNotice(house: House, outcome: VisitOutcome): Noticed | undefined {
  const { live, movedTo } = outcome;
  if (live.verdict !== 'moved' || isDoubtful(live)) return undefined;
  const last = outcome.attempts.find((each) => each.judgement.verdict === 'moved');
  return raiseNotice(house, {
    source: outcome.source,
    kind: 'moved',
    at: outcome.finishedAt,
    message: movedTo
      ? `the document seems to stand at ${movedTo.url} now (${movedTo.because})`
      : `the document is not at its address: ${live.reasons[0]?.message ?? 'the visit ended elsewhere'}`,
    facts: {
      ...(last ? { from: last.requestedUrl, ended: last.finalUrl } : {}),
      ...(movedTo ? { to: movedTo.url, because: movedTo.because } : {}),
    },
  });
}

/** Another text seen once may be gone tomorrow: seen twice it is the document, and then it is told. */
export function isDoubtful(judgement: Judgement): boolean {
  return judgement.reasons.some((reason) =>
    ['another-document', 'cut-short', 'list-shrunk'].includes(reason.rule),
  );
}

function failingNotice(house: House, outcome: VisitOutcome, state: SourceStateRow): Noticed | undefined {
  if (state.failures < failuresBeforeNotice || outcome.live.verdict === 'moved') return undefined;
  const since = state.failing_since ?? outcome.finishedAt;
  return raiseNotice(house, {
    source: outcome.source,
    kind: 'failing',
    at: outcome.finishedAt,
    message: `${state.failures} visits in a row were not good, since ${since.slice(0, 10)}: ${outcome.live.verdict}`,
    facts: {
      verdict: outcome.live.verdict,
      because: outcome.live.reasons[0]?.message ?? '',
      since,
      failures: String(state.failures),
      tried: triedOf(outcome),
      ...(state.last_ok_at ? { lastGood: state.last_ok_at } : {}),
    },
  });
}

function triedOf(outcome: VisitOutcome): string {
  const attempts = outcome.attempts.map((each) => `${each.via}: ${each.judgement.verdict}`);
  if (outcome.noArchiveBecause) attempts.push(`wayback: ${outcome.noArchiveBecause}`);
  return attempts.join(', ');
}

function hostOf(outcome: VisitOutcome): string | undefined {
  const url = outcome.attempts.find((each) => each.via !== 'wayback')?.requestedUrl;
  return url && URL.canParse(url) ? new URL(url).host : undefined;
}

/** One bad visit is no incident; a second one on the host, of this source or another, is. */
function hostFailure(house: House, outcome: VisitOutcome): void {
  const host = hostOf(outcome);
  if (!host || !hostVerdicts.has(outcome.live.verdict)) return;
  const open = listIncidents(house.db, { open: true }).some((each) => each.host === host);
  const failing = failingOn(house, host);
  if (!open && failing.reduce((sum, each) => sum + each.failures, 0) < 2) return;
  const named = open ? [] : failing.filter((each) => each.source !== outcome.source);
  for (const each of named)
    addHostFailure(house, host, each.source, each.last_verdict ?? outcome.live.verdict, outcome);
  addHostFailure(house, host, outcome.source, outcome.live.verdict, outcome);
}

function addHostFailure(
  house: House,
  host: string,
  source: SourceId,
  verdict: Verdict,
  outcome: VisitOutcome,
): void {
  addFailure(house.db, {
    id: `i${hashOf(host, outcome.finishedAt).slice(0, 16)}`,
    host,
    source,
    verdict,
    at: outcome.finishedAt,
    message: `${host} answers with ${verdict}: ${outcome.live.reasons[0]?.message ?? 'no reason given'}`,
  });
}

function failingOn(house: House, host: string): SourceStateRow[] {
  return listSourceStates(house.db).filter((state) => {
    if (state.failures === 0 || !state.last_verdict || !hostVerdicts.has(state.last_verdict)) return false;
    const url = house.plan.sources.get(state.source)?.declared.url;
    return url !== undefined && URL.canParse(url) && new URL(url).host === host;
  });
}
