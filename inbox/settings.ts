// Settings that a maintainer changed in the inbox, over what registry.yaml says.
import { z } from 'zod';
import { findSetting } from '#db/settings.ts';
import type { House } from '#pipeline/house.ts';
import { changeSchema, type Change } from '#types/words.ts';

const changesSchema = z.array(changeSchema);

/** Kinds of change that two people must agree on. */
export function secondReviewOf(house: House): readonly Change[] {
  const written = findSetting(house.db, 'second_review')?.value;
  const changed = written === undefined ? undefined : changesSchema.safeParse(parsed(written));
  return changed?.success ? changed.data : house.registry.settings.second_review;
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
