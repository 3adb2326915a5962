// The vendors of the scenario.
import type { Site } from '../site.ts';

export const vendors: readonly Site[] = [];
