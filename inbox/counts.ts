// The counts of the navigation: read at every page, so that they are never wrong for long.
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
  return whileUnchanged(house.db, 'navigation', () => ({
    open: countCandidates(house.db, { states: ['open', 'second_review'] }),
    notices: countOpenNotices(house.db),
    corrections: countOpenCorrections(house.db),
  }));
}
