// What the renderer calls inside a page, in a world of its own where the page's scripts cannot reach it.
import type { LayoutBox } from '#types/capture.ts';
import { keepReopened, reopenNext, unfold } from './closed.ts';
import { awaitImages } from './images.ts';
import { measureLayout } from './layout.ts';
import { readLists, type Lists } from './lists.ts';
import { changeCount, look } from './look.ts';
import { putOverlaysBack, setOverlaysAside } from './overlays.ts';
import { hasPager, partShown, pressNext } from './pager.ts';
import { chooseSize, enlargeParts, openSizes } from './part-sizes.ts';
import { serialise, type Serialised } from './serialise.ts';
import { pageHeight, scrollBack, scrollOn } from './stretch.ts';
import { findTabs, pressTab, type Tab, type TabRequest } from './tabs.ts';
import { forgetRows } from './unfolded.ts';
import { endList, findVirtualLists, scrollList, shownAnew } from './virtual.ts';

export interface Survey {
  readonly opened: number;
  readonly more: number;
  readonly pager: boolean;
  /** Lists that hold only the rows in view; looked for once nothing is left to open. */
  readonly virtual: number;
}

export interface Collected extends Serialised {
  readonly url: string;
  readonly lists: Lists;
  /** Tabs that are still to be read, where they were asked for. */
  readonly tabs: readonly Tab[];
  readonly changes: number;
}

export interface Posed {
  readonly layout: readonly LayoutBox[];
  readonly width: number;
  readonly height: number;
  readonly overlays: number;
  readonly changes: number;
}

export const inPage = {
  look,
  reopenNext,
  keepReopened,
  pressNext,
  partShown,
  scrollOn,
  scrollBack,
  pressTab: ({ tab, request }: { tab: Tab; request: TabRequest }): boolean => pressTab(tab, request),
  enlargeParts,
  openSizes,
  chooseSize,
  awaitImages,
  shownAnew,
  findVirtualLists,
  scrollList,
  endList,
  forgetRows,

  /** Opens what is closed and says what else there is to walk. */
  unfold(request: { readonly showMore: string | undefined; readonly pager: string | undefined }): Survey {
    const { opened, more } = unfold(request);
    const done = opened + more === 0 && document.scripts.length > 0;
    return { opened, more, pager: hasPager(request.pager), virtual: done ? findVirtualLists() : 0 };
  },

  collect({ limit, tabs }: { readonly limit: number; readonly tabs: TabRequest | undefined }): Collected {
    return {
      ...serialise(limit),
      url: location.href,
      lists: readLists(),
      tabs: tabs === undefined ? [] : findTabs(tabs),
      changes: changeCount(),
    };
  },

  /** Holds still for the picture: overlays aside, at the top, measured. */
  pose(): Posed {
    const overlays = setOverlaysAside();
    window.scrollTo(0, 0);
    const layout = measureLayout();
    return {
      layout,
      width: document.documentElement.clientWidth,
      height: pageHeight(),
      overlays,
      changes: changeCount(),
    };
  },

  relax(): number {
    const changes = changeCount();
    putOverlaysBack();
    return changes;
  },

  /** Takes away what this page could leave for the next one in the same tab. */
  forget(): string[] {
    try {
      sessionStorage.clear();
    } catch {
      // A page without an origin has no storage.
    }
    return [location.origin];
  },
};

export type InPage = typeof inPage;
