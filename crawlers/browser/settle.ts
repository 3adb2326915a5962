// Waits until a page has settled, and says why it stopped waiting.
import type { Look } from './in-page/look.ts';
import { foldWords } from './in-page/words.ts';
import type { Lane } from './lane.ts';

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

export interface Settled {
  readonly ended: 'settled' | 'time';
  /** In words for a reviewer; empty when nothing is missing. */
  readonly unfinished: readonly string[];
  readonly look: Look;
}

const shortestQuiet = 25;
const oneLook = 250;
const fewCharacters = 300;

export async function settle(
  lane: Lane,
  patience: Patience,
  expected: readonly string[],
  deadline: number,
): Promise<Settled> {
  const start = performance.now();
  const folded = expected.map(foldWords);
  const steadiness = new Steadiness(patience.steady);
  let quiet = shortestQuiet;
  let idleSince: number | undefined;
  for (;;) {
    const answeredBefore = lane.traffic.answeredAt;
    const look = await lane.call('look', { quiet, within: oneLook, expected: folded }, callTime(deadline));
    const now = performance.now();
    const asked = lane.traffic.onTheirWay(patience.answer);
    const answered = lane.traffic.answeredAt !== answeredBefore;
    const lacks = unfinishedIn(look);
    const waited = now - start;
    if (now > deadline)
      return { ended: 'time', unfinished: [...lacks, `did not settle in ${seconds(waited)}`], look };

    const still = look.ready && asked === 0 && !answered && isStill(look, patience);
    if (still && lacks.length === 0 && !seemsEmpty(look, waited, patience))
      return { ended: 'settled', unfinished: [], look };
    if (!still && look.ready && lacks.length === 0 && steadiness.holds(look.characters, now))
      return { ended: 'settled', unfinished: [], look };

    const nothingComes = still && !mayStillCome(look);
    idleSince = nothingComes ? (idleSince ?? now) : undefined;
    const givesUp =
      idleSince !== undefined ? now - idleSince >= patience.grace : look.ready && waited >= patience.missing;
    if (givesUp && lacks.length === 0) return { ended: 'settled', unfinished: [], look };
    if (givesUp)
      return { ended: 'settled', unfinished: lacks.map((lack) => `${lack} after ${seconds(waited)}`), look };

    quiet = needsQuiet(look) ? patience.quiet : shortestQuiet;
    if (asked > 0) await lane.traffic.nextAnswer(100);
    else if (!look.ready) await lane.traffic.nextAnswer(20);
  }
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

/** The text's length hardly changes: a carousel or a clock is moving, nothing is loading. */
class Steadiness {
  private since = performance.now();
  private characters = -1;
  private readonly span: number;

  constructor(span: number) {
    this.span = span;
  }

  holds(characters: number, now: number): boolean {
    const before = this.characters;
    if (before < 0 || Math.abs(characters - before) > Math.max(20, before * 0.02)) {
      this.characters = characters;
      this.since = now;
      return false;
    }
    return characters > 0 && now - this.since >= this.span;
  }
}

function callTime(deadline: number): number {
  return Math.max(2_000, deadline - performance.now() + 1_000);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
