// Waits until a page has settled, and says why it stopped waiting.
import type { Look } from './in-page/look.ts';
import { foldWords } from './in-page/words.ts';
import { PageTooLarge, PageUnresponsive } from './errors.ts';
import type { Lane } from './lane.ts';
import { slowness } from './slowness.ts';
import type { RenderLimits } from './types.ts';

export interface Patience {
  /** Without any change for so long, a page with running intervals counts as still. */
  readonly quiet: number;
  /** One-shot timers due within this may still bring something. */
  readonly timers: number;
  /** How long to wait for what the page says is loading, or for what is expected. */
  readonly missing: number;
  /** The same where nothing at all is under way any more. */
  readonly grace: number;
  /** An answer that takes longer is a stream. */
  readonly answer: number;
  /** A page that never stops moving is taken as it is once its text hardly changes for so long. */
  readonly steady: number;
}

export const patienceOf: Record<'normal' | 'long', Patience> = {
  normal: { quiet: 350, timers: 1_500, missing: 8_000, grace: 500, answer: 10_000, steady: 2_500 },
  long: { quiet: 1_000, timers: 6_000, missing: 25_000, grace: 3_000, answer: 30_000, steady: 6_000 },
};

/** After something was pressed: what it shows comes at once, or is asked for. */
export const afterPress: Patience = {
  quiet: 200,
  timers: 700,
  missing: 5_000,
  grace: 100,
  answer: 8_000,
  steady: 1_000,
};

export interface SettleRequest {
  readonly patience: Patience;
  readonly expected: readonly string[];
  /** performance.now() after which it ends. */
  readonly deadline: number;
  readonly limits: Pick<RenderLimits, 'elements'>;
}

export interface Settled {
  readonly ended: 'settled' | 'time';
  /** In words for a reviewer; empty when nothing is missing. */
  readonly unfinished: readonly string[];
  readonly look: Look;
  /** Its scripts had to be ended, because they never let go. */
  readonly scriptsEnded: boolean;
  /** Its text grew until the end. */
  readonly growing: boolean;
}

const shortestQuiet = 25;
const oneLook = 250;
const longestAnswer = 8_000;
const fewCharacters = 300;

export async function settle(lane: Lane, request: SettleRequest): Promise<Settled> {
  const { deadline } = request;
  const patience = stretched(request.patience, slowness());
  const start = performance.now();
  const expected = request.expected.map(foldWords);
  const steadiness = new Steadiness();
  let quiet = shortestQuiet;
  let idleSince: number | undefined;
  let scriptsEnded = false;
  for (;;) {
    const within = scriptsEnded ? 0 : oneLook;
    const asking = { quiet, within, expected, mostElements: request.limits.elements };
    const look = await lane.call('look', asking, longestAnswer).catch(unlessUnresponsive);
    if (look === undefined) {
      if (scriptsEnded) throw new PageUnresponsive(lane.page.url(), longestAnswer);
      scriptsEnded = true;
      await lane.endScripts();
      continue;
    }
    if (look.elements > request.limits.elements) {
      throw new PageTooLarge(lane.page.url(), 'elements', look.elements, request.limits.elements);
    }
    const now = performance.now();
    const waited = now - start;
    const { steadyFor, growing } = steadiness.of(look.characters, now);
    const end = (ended: Settled['ended'], unfinished: readonly string[]): Settled => ({
      ended,
      unfinished,
      look,
      scriptsEnded,
      growing,
    });
    const lacks = unfinishedIn(look);
    if (scriptsEnded) return end('settled', lacks);
    if (now > deadline) return end('time', [...lacks, `did not settle in ${seconds(waited)}`]);
    if (!look.ready && steadyFor >= patience.missing) {
      return end('time', [...lacks, `the document did not end in ${seconds(waited)}`]);
    }

    const asked = lane.traffic.onTheirWay(patience.answer);
    // What a script makes of an answer comes a moment after it.
    const answered = look.scripted && now - lane.traffic.answeredAt < shortestQuiet;
    const still = look.ready && asked === 0 && !answered && isStill(look, patience);
    if (still && lacks.length === 0 && !seemsEmpty(look, waited, patience)) return end('settled', []);
    const steady = look.ready && look.characters > 0 && steadyFor >= patience.steady;
    if (steady && lacks.length === 0) return end('settled', []);

    const nothingComes = still && !mayStillCome(look);
    idleSince = nothingComes ? (idleSince ?? now) : undefined;
    const givesUp =
      idleSince !== undefined ? now - idleSince >= patience.grace : look.ready && waited >= patience.missing;
    if (givesUp && growing) return end('time', [...lacks, `was still growing after ${seconds(waited)}`]);
    if (givesUp)
      return end(
        'settled',
        lacks.map((lack) => `${lack} after ${seconds(waited)}`),
      );

    quiet = needsQuiet(look) ? patience.quiet : shortestQuiet;
    await lane.traffic.nextAnswer(pauseBefore(look, asked));
  }
}

/** On a busy machine everything between two changes takes longer. */
function stretched(patience: Patience, by: number): Patience {
  const { quiet, timers, missing, grace, answer, steady } = patience;
  return {
    quiet: quiet * by,
    timers,
    missing: missing * by,
    grace: grace * by,
    answer: answer * by,
    steady: steady * by,
  };
}

/** Long enough not to spin, short enough to see the end at once; an answer ends it earlier. */
function pauseBefore(look: Look, asked: number): number {
  if (!look.ready) return 20;
  if (asked > 0) return 100;
  const next = Math.min(...(look.pulse?.timers ?? []), 60);
  return Math.max(10, next);
}

function unlessUnresponsive(error: unknown): undefined {
  if (error instanceof PageUnresponsive) return undefined;
  throw error;
}

/** Nothing is scheduled soon, and where intervals tick nothing has changed for a while. */
function isStill(look: Look, patience: Patience): boolean {
  if (!look.scripted) return true;
  const due = look.pulse?.timers.some((inMilliseconds) => inMilliseconds < patience.timers) ?? false;
  if (due) return false;
  return look.quiet >= (needsQuiet(look) ? patience.quiet : shortestQuiet);
}

function needsQuiet(look: Look): boolean {
  return (
    look.scripted && (look.pulse === undefined || look.pulse.intervals.length > 0 || look.pulse.channels > 0)
  );
}

function mayStillCome(look: Look): boolean {
  return needsQuiet(look) || (look.pulse?.timers.length ?? 0) > 0;
}

/** A shell: scripts, hardly any text, or empty boxes where text will be. */
function seemsEmpty(look: Look, waited: number, patience: Patience): boolean {
  if (!look.scripted || waited > patience.missing / 3) return false;
  return look.characters < 20 || (look.looks > 0 && look.characters < fewCharacters);
}

function unfinishedIn(look: Look): string[] {
  const lacks = look.says.slice(0, 3).map((text) => `shows "${text}"`);
  for (const text of look.missing) lacks.push(`does not show the expected "${text}"`);
  return lacks;
}

/** Tells a carousel or a clock, whose text keeps its length, from a page that loads or grows. */
class Steadiness {
  private since = performance.now();
  private characters = -1;
  private grewAt = -Infinity;

  of(characters: number, now: number): { steadyFor: number; growing: boolean } {
    const before = this.characters;
    if (before < 0 || Math.abs(characters - before) > Math.max(20, before * 0.02)) {
      if (before > 0 && characters > before) this.grewAt = now;
      this.characters = characters;
      this.since = now;
    }
    return { steadyFor: now - this.since, growing: now - this.grewAt < 1_500 };
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
