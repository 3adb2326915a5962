// The counts of the navigation: true at every page.
import { countCandidates } from '#db/candidate-list.ts';
import { countOpenCorrections } from '#db/corrections.ts';
import { countOpenNotices } from '#db/notices.ts';
import { whileUnchanged } from '#db/unchanged.ts';
import type { House } from '#pipeline/house.ts';

export interface NavigationCounts {
  readonly open: number;
  readonly notices: number;
  readonly corrections: number;
}

export function navigationCounts(house: House): NavigationCounts {
  const { db } = house;
  const open = whileUnchanged(db, 'candidates', 'navigation', () =>
    countCandidates(db, { states: ['open', 'second_review'] }),
  );
  const others = whileUnchanged(db, 'notices', 'navigation', () => ({
    notices: countOpenNotices(db),
    corrections: countOpenCorrections(db),
  }));
  return { open, ...others };
}
