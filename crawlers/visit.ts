// One visit: live by the ways that there are, then the archive. It never throws: it ends with a verdict whatever the site does.
import type { CaptureDraft, Judgement, VisitOutcome } from '#types/capture.ts';
import type { VisitJob } from '#types/job.ts';
import type { Verdict } from '#types/words.ts';
import type { Attempt, Visiting } from './attempts/attempt.ts';
import { tryArchive, type FromArchive } from './attempts/archive-attempt.ts';
import { isPartysAddress } from './attempts/expectation.ts';
import { goLive, stepsBack } from './attempts/live.ts';
import { lostSentence } from './attempts/lost-evidence.ts';
import { lookElsewhere } from './attempts/look-elsewhere.ts';
import { whereItIs } from './attempts/where-it-is.ts';
import { pause } from './pace/pace.ts';
import type { VisitTools } from './tools.ts';
import { short } from './verdict/facts.ts';

export interface VisitOptions {
  readonly signal?: AbortSignal;
}

export async function visit(
  job: VisitJob,
  tools: VisitTools,
  options: VisitOptions = {},
): Promise<VisitOutcome> {
  const begun = performance.now();
  const startedAt = tools.clock.now();
  const visiting: Visiting = { job, tools, signal: options.signal };
  const attempts: Attempt[] = [];
  let archive: FromArchive | undefined;
  let broke: unknown;
  let movedTo: VisitOutcome['movedTo'];
  try {
    movedTo = await tools.pace.visit(
      job.declared.url,
      job.pace,
      () => takeTurn(visiting, attempts),
      options.signal,
    );
    archive = await fromArchive(visiting, attempts);
  } catch (error) {
    broke = error;
  }
  const live = liveJudgement(attempts, broke);
  const drafts = [...attempts.map(({ draft }) => draft), ...(archive?.drafts ?? [])];
  const used = usedOf(attempts, archive);
  const named = used === undefined ? undefined : drafts[used];
  if (named !== undefined && named.via !== 'wayback' && isNew(named, job)) tools.save?.(job.declared.url);
  return {
    source: job.source,
    slot: job.slot,
    startedAt,
    finishedAt: tools.clock.now(),
    attempts: drafts,
    ...(used === undefined ? {} : { used }),
    live,
    ...(used === undefined ? { noArchiveBecause: archive?.noArchiveBecause ?? 'not_tried' } : {}),
    ...(archive === undefined ? {} : { archiveSays: archive.message }),
    ...(movedTo === undefined ? {} : { movedTo }),
    // Stopped, or broken for our own sake: neither says anything about the source.
    ...(options.signal?.aborted === true ? { givenUp: true } : {}),
    ...(broke !== undefined && used === undefined ? { givenUp: true, broke: whyItBroke(broke) } : {}),
    milliseconds: Math.round(performance.now() - begun),
  };
}

function whyItBroke(error: unknown): NonNullable<VisitOutcome['broke']> {
  const message = error instanceof Error ? error.message : String(error);
  const { code, hint } = error as { code?: unknown; hint?: unknown };
  return {
    code: typeof code === 'string' && typeof hint === 'string' ? code : 'visit_broke',
    message,
    hint: typeof hint === 'string' ? hint : 'It stays due; `assay doctor` says what is missing here.',
  };
}

function isNew({ unchanged, document }: CaptureDraft, { lastGood }: VisitJob): boolean {
  return !unchanged && document !== undefined && document.textSha256 !== lastGood?.textSha256;
}

/** A wait that the host asked for and that is nearly over is waited out; a longer one is a verdict. */
const shortHold = 20_000;

async function takeTurn(visiting: Visiting, attempts: Attempt[]): Promise<VisitOutcome['movedTo']> {
  const { job, tools, signal } = visiting;
  const held = tools.pace.heldFor(job.declared.url);
  if (held > shortHold) {
    attempts.push({ draft: heldBack(visiting, held) });
    return undefined;
  }
  if (held > 0) await pause(held, signal);
  await goLive(visiting, attempts);
  for (const [index, attempt] of attempts.entries()) attempts[index] = withinParty(visiting, attempt);
  const live = liveJudgement(attempts, undefined);
  const known = whereItIs(job, attempts, live);
  const left = live.verdict === 'missing' || live.verdict === 'moved';
  return known ?? (left ? lookElsewhere(visiting) : undefined);
}

/** A page that stands elsewhere is never evidence for this party, however good it looks. */
function withinParty({ job }: Visiting, attempt: Attempt): Attempt {
  const { draft } = attempt;
  if (draft.judgement.verdict !== 'ok' || draft.unchanged || isPartysAddress(job.party.hosts, draft.finalUrl))
    return attempt;
  // A PDF may come from a store of files that its vendor's own address names.
  if (draft.document?.media === 'pdf' && isPartysAddress(job.party.hosts, draft.requestedUrl)) return attempt;
  const message = `the visit ended at ${draft.finalUrl}, outside the hosts of ${job.party.name}`;
  return {
    ...attempt,
    draft: { ...draft, judgement: { verdict: 'moved', reasons: [{ rule: 'other-party', message }] } },
  };
}

function heldBack({ job, tools }: Visiting, held: number): CaptureDraft {
  const message = `the host asked to be left alone for ${Math.ceil(held / 1000)} s more`;
  return {
    via: 'http',
    requestedUrl: job.declared.url,
    finalUrl: job.declared.url,
    redirects: [],
    headers: {},
    retrievedAt: tools.clock.now(),
    views: [],
    objects: [],
    counts: [],
    judgement: { verdict: 'blocked', reasons: [{ rule: 'held', message }] },
    validators: {},
    unchanged: false,
    milliseconds: 0,
    because: 'Retry-After of an earlier answer is not over',
  };
}

/** What we may not fetch, or not hold, is not fetched from elsewhere either. */
const withoutArchive: ReadonlySet<Verdict> = new Set<Verdict>(['refused', 'too_large']);

async function fromArchive(
  visiting: Visiting,
  attempts: readonly Attempt[],
): Promise<FromArchive | undefined> {
  const last = attempts.at(-1)?.draft.judgement;
  const good = attempts.find((attempt) => attempt.draft.judgement.verdict === 'ok' && !stepsBack(attempt));
  if (good) return secondWitness(visiting, good);
  if (last === undefined || withoutArchive.has(last.verdict)) return undefined;
  return tryArchive(visiting, `live: ${last.verdict}, ${last.reasons[0]?.message ?? ''}`);
}

/** One query and one memento, where evidence is missing from a good capture: now, or at the visit before. */
async function secondWitness(visiting: Visiting, { draft }: Attempt): Promise<FromArchive | undefined> {
  const { witnessAfter, lastGood } = visiting.job;
  const lost = lostSentence(visiting.job, draft);
  const newerThan = witnessAfter ?? (lost === undefined ? undefined : lastGood?.at);
  if (newerThan === undefined) return undefined;
  const because = lost === undefined ? '' : `: "${short(lost)}" is gone`;
  return tryArchive(visiting, `a second witness is asked for${because}`, { newerThan, brief: true });
}

function usedOf(attempts: readonly Attempt[], archive: FromArchive | undefined): number | undefined {
  const good = attempts.findIndex(
    (attempt) => attempt.draft.judgement.verdict === 'ok' && !stepsBack(attempt),
  );
  if (good >= 0) return good;
  if (archive === undefined || archive.noArchiveBecause !== undefined || archive.drafts.length === 0)
    return undefined;
  return attempts.length + archive.drafts.length - 1;
}

function liveJudgement(attempts: readonly Attempt[], broke: unknown): Judgement {
  const good = attempts.find((attempt) => attempt.draft.judgement.verdict === 'ok' && !stepsBack(attempt));
  const last = good ?? telling(attempts);
  if (last !== undefined) return last.draft.judgement;
  const message = broke instanceof Error ? broke.message : 'nothing was asked';
  return {
    verdict: 'unreachable',
    reasons: [{ rule: 'no-attempt', message: `the visit ended before any answer: ${message}` }],
  };
}

/** The last attempt, unless it failed for our own sake: then what the one before saw says more. */
function telling(attempts: readonly Attempt[]): Attempt | undefined {
  const last = attempts.at(-1);
  if (last?.draft.judgement.reasons[0]?.rule !== 'browser') return last;
  return attempts.findLast(({ draft }) => draft.judgement.reasons[0]?.rule !== 'browser') ?? last;
}
