// What happens to the invented vendors, and when: the story that demo, tests and bench share.
import type { SceneEvent, Step } from './scene.ts';

export const events: readonly SceneEvent[] = [];

export const steps: readonly Step[] = [{ name: 'opening', at: '2027-03-01T08:00:00.000Z', events: [] }];
