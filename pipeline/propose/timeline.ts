// What a visit adds to its source's timeline: one line for each thing that happened.
import { insertTimelineEntry, type TimelineKind } from '#db/timeline.ts';
import { counted } from '#text/counted.ts';
import type { VisitOutcome } from '#types/capture.ts';
import type { House } from '../house.ts';
import type { Settled } from '../settled.ts';
import { isDoubtful } from './notices.ts';

export function writeTimeline(house: House, outcome: VisitOutcome, settled: Settled): void {
  const add = (kind: TimelineKind, message: string, facts: Readonly<Record<string, unknown>> = {}): void =>
    insertTimelineEntry(house.db, {
      source: outcome.source,
      at: outcome.finishedAt,
      kind,
      visit: settled.visit,
      ...(settled.capture ? { capture: settled.capture } : {}),
      message,
      facts,
    });
  if (outcome.live.verdict !== 'ok') add(isDoubtful(outcome.live) ? 'held' : 'artifact', notOk(outcome));
  if (!settled.capture) return;
  if (settled.first) add('baseline', `first good capture, ${counted(settled.evidence, 'piece')} of evidence`);
  for (const { kind, message } of settled.noticed)
    if (kind === 'moved') add(settled.replaced ? 'replaced' : 'moved', message);
  for (const { candidate, shown, fresh } of settled.raised) {
    if (shown) add('candidate', candidate.title, { candidate: candidate.id, change: candidate.change });
    else if (fresh && candidate.state === 'held')
      add('held', `${candidate.title} (${candidate.because ?? 'held'})`, { candidate: candidate.id });
  }
  const raisedNothing = settled.raised.length === 0 && !settled.first;
  if (settled.edited && raisedNothing)
    add('edited', 'the document was edited; its evidence stands', { verified: settled.verified });
  else if (settled.verified.length > 0)
    add('verified', `checked, unchanged: ${counted(settled.verified.length, 'answer')}`, {
      cells: settled.verified,
    });
}

function notOk(outcome: VisitOutcome): string {
  const { verdict, reasons } = outcome.live;
  return `${verdict}${reasons[0] ? `: ${reasons[0].message}` : ''}`;
}
