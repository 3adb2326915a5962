// Why a page that plain HTTP brought should be rendered all the same; undefined where it need not be.
import { counted } from '#text/counted.ts';
import type { VisitJob } from '#types/job.ts';
import { substanceOf } from '../verdict/substance.ts';
import { share, shinglesOf } from '../verdict/similarity.ts';
import type { Attempt } from './attempt.ts';

export function whyRender({ declared, lastGood }: VisitJob, { draft, page }: Attempt): string | undefined {
  if (declared.kind === 'pdf' || declared.kind === 'markdown') return undefined;
  if (draft.document !== undefined && draft.document.media !== 'html') return undefined;
  if (declared.kind === 'portal') return 'portals are read as rendered';
  if (lastGood?.rendered === true) return 'the last good capture came from rendering';
  const { pager, tabs, show_more, wait_for, enabled } = declared.unfold;
  if (enabled && [pager, tabs, show_more, wait_for].some((selector) => selector !== undefined))
    return 'the source declares what to unfold';
  if (draft.document === undefined || page === undefined) return undefined;
  const { waiting } = substanceOf(draft.document);
  if (waiting > 0) return `the page says ${waiting === 1 ? 'once' : `${waiting} times`} that it is loading`;
  if (page.skeletons > 0) return `the page draws ${page.skeletons} placeholders`;
  if (enabled && page.tabsWithoutPanel > 0) return `${page.tabsWithoutPanel} tabs have no panel yet`;
  if (enabled && page.moreButtons > 0) return 'a button shows more';
  return undefined;
}

/** Why rendering should be compared with a page that looks whole: scripts may add to it. Once it added nothing, it is not asked again until the text changes. */
export function whyCompare({ declared, lastGood }: VisitJob, { draft, page }: Attempt): string | undefined {
  if (declared.kind !== 'page' || draft.document === undefined || page === undefined || page.scripts === 0)
    return undefined;
  const many = counted(page.scripts, 'script');
  if (lastGood === undefined)
    return `the page runs ${many}: on the first visit it is seen whether they add to the text`;
  const { sample } = shinglesOf(draft.document);
  if (share(lastGood.shingles, sample) === 1 && share(sample, lastGood.shingles) === 1) return undefined;
  return `the text changed, and the page runs ${many}: it is seen again whether they add to it`;
}
