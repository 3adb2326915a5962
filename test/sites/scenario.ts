// What happens to the invented vendors, and when: the story that demo, tests and bench share.
import type { PlannedStep, SceneEvent, Step } from './scene.ts';

export const events: readonly SceneEvent[] = [];

/** When the scenario begins, unless the caller says otherwise. */
export const usualBeginning = '2026-09-07T08:00:00.000Z';

const plan: readonly PlannedStep[] = [{ name: 'opening', after: {}, events: [] }];

export function stepsFrom(beginning: string): readonly Step[] {
  return plan.map(({ name, after, events: happened }) => {
    const moment = new Date(beginning).getTime() + ((after.days ?? 0) * 24 + (after.hours ?? 0)) * 3_600_000;
    return { name, at: new Date(moment).toISOString(), events: happened };
  });
}
