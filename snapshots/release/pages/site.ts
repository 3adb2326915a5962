// All pages of a release: index, offerings, questions, comparisons, changelog.
import type { ReleaseChange } from '../input.ts';
import type { ReleaseData } from '../schema.ts';
import { changelogPage } from './changelog.ts';
import { comparePage, pairsOf } from './compare.ts';
import type { Page } from './frame.ts';
import { indexPage } from './index-page.ts';
import { offeringPage } from './offering.ts';
import { questionPage } from './question.ts';

export function pagesOf(data: ReleaseData, changes: readonly ReleaseChange[]): Page[] {
  return [
    indexPage(data, changes),
    changelogPage(data, changes),
    ...data.offerings.map((offering) => offeringPage(data, offering, changes)),
    ...data.dimension_details.map((dimension) => questionPage(data, dimension.key)),
    ...pairsOf(data.offerings).map(([left, right]) => comparePage(data, left, right)),
  ];
}
