// Comparing: what a replay costs beside reading alone, and what a long past costs a comparison.
import { rmSync } from 'node:fs';
import { replay } from '#pipeline/replay.ts';
import { readCaptures } from '../baselines/read-captures.ts';
import { defineSection } from '../frame.ts';
import { fullHouse, type FullHouse } from '../full-house.ts';
import { saveHistory, type SavedHistory } from '../history.ts';

const captures = 40;

function forget({ folder }: SavedHistory): void {
  rmSync(folder, { recursive: true, force: true });
}

export const replayHistory = defineSection({
  name: 'change/replay',
  alone: true,
  unit: 'one capture of a history (200 kB)',
  against: 'parsing and reading the same captures alone',
  bar: {
    atLeast: 1 / 1.3,
    because: 'judging, comparing and the database for at most a third of the reading',
  },
  units: captures,
  rounds: 8,
  subject: {
    prepare: () => saveHistory(captures),
    run: async (history) => (await replay(history.manifest)).events.length,
    dispose: forget,
  },
  baseline: {
    prepare: () => saveHistory(captures),
    run: (history) => readCaptures(history),
    dispose: forget,
  },
});

const comparisons = 20;

async function compareSome(full: FullHouse): Promise<number> {
  let seen = 0;
  for (let n = 0; n < comparisons; n++) seen += await full.compare();
  return seen;
}

export const compareInALongPast = defineSection({
  name: 'change/long-past',
  alone: true,
  unit: 'one settled visit with 10,000 cells and 100,000 past candidates',
  against: 'the same with 100 past candidates',
  bar: { atLeast: 1 / 1.5, because: 'what is over must not slow down what is now' },
  units: comparisons,
  rounds: 15,
  subject: { prepare: () => fullHouse(10_000, 100_000), run: compareSome, dispose: (full) => full.dispose() },
  baseline: { prepare: () => fullHouse(10_000, 100), run: compareSome, dispose: (full) => full.dispose() },
});
