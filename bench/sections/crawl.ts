// Rendering, unfolded and settled, against bare tabs that only open the page and read what is there.
import { openBrowser } from '#crawlers/browser/render.ts';
import type { Renderer } from '#crawlers/browser/types.ts';
import { openGuard } from '#crawlers/guard/guard.ts';
import { serveSites, type Sites } from '#sites/serve.ts';
import { openLoop, runLoop, type Loop } from '../baselines/playwright-loop.ts';
import { defineSection } from '../frame.ts';

const concurrency = 4;

/** Documents and portals of the replica sites that hold their text when they have loaded: the loop waits for nothing. */
const addresses = [
  'http://www.fernhollow.test/data-handling',
  'http://www.larchwood.test/api-privacy',
  'http://learn.cobaltry.test/en-us/models/data-privacy',
  'http://security.oakmere.test/',
  'http://trust.pellucid.test/',
  'http://harrowgate.trustshelf.test/',
  'http://www.tarnside.test/always-document',
  'http://www.mirefen.test/docs/errors',
  'http://open.moatfield.test/privacy',
  'http://allows.rookery.test/policy',
  'http://docs.sorrelfield.test/guides/retention',
  'http://help.creaseworth.test/in-page',
  'http://www.nookwell.test/shadow',
  'http://www.nookwell.test/frame',
  'http://multi.fjellmark.test/follows',
  'http://www.quernstone.test/etag',
];

interface Ours {
  readonly sites: Sites;
  readonly renderer: Renderer;
}

interface Theirs {
  readonly sites: Sites;
  readonly loop: Loop;
}

async function renderAll(renderer: Renderer, pictures: boolean): Promise<number> {
  const results = await Promise.all(
    addresses.map((url) =>
      renderer.render({
        url,
        kind: 'page',
        expect: { text: [] },
        unfold: { enabled: true },
        pictures,
        settle: 'normal',
      }),
    ),
  );
  return results.length;
}

function ours(pictures: boolean) {
  return {
    async prepare(): Promise<Ours> {
      const sites = await serveSites();
      const guard = openGuard({ allowHosts: sites.allowHosts, hostMap: sites.hostMap });
      const renderer = await openBrowser({
        userAgent: 'Assay-bench/1.0',
        guard: (url) => guard.route(url),
        concurrency,
      });
      return { sites, renderer };
    },
    run: ({ renderer }: Ours): Promise<number> => renderAll(renderer, pictures),
    async dispose({ sites, renderer }: Ours): Promise<void> {
      await renderer.close();
      await sites.close();
    },
  };
}

function theirs(pictures: boolean) {
  return {
    async prepare(): Promise<Theirs> {
      const sites = await serveSites();
      return { sites, loop: await openLoop(concurrency, sites.port) };
    },
    run: ({ loop }: Theirs): Promise<number> => runLoop(loop, addresses, pictures),
    async dispose({ sites, loop }: Theirs): Promise<void> {
      await loop.browser.close();
      await sites.close();
    },
  };
}

export const renderText = defineSection({
  name: 'crawl/text',
  unit: 'one page rendered, no picture',
  against: 'bare Playwright: goto, innerText, tabs reused',
  bar: {
    atLeast: 1 / 1.5,
    because: 'settling, unfolding, isolation and the guard for at most half as much again',
  },
  units: addresses.length,
  rounds: 8,
  subject: ours(false),
  baseline: theirs(false),
});

export const renderPictures = defineSection({
  name: 'crawl/pictures',
  unit: 'one page rendered, with a full-page picture',
  against: 'bare Playwright: goto, innerText, screenshot, tabs reused',
  bar: {
    atLeast: 1 / 1.5,
    because: 'the same picture, with the place of every block, for at most half as much again',
  },
  units: addresses.length,
  rounds: 6,
  subject: ours(true),
  baseline: theirs(true),
});

/** A run renders so many pages and returns the most memory that the browser held while it did the last of them. */
function memoryAfter(pages: number) {
  return {
    ...ours(false),
    async run({ renderer }: Ours): Promise<number> {
      let most = 0;
      for (let done = 0; done < pages;) {
        done += await renderAll(renderer, false);
        if (done > pages - 4 * addresses.length) most = Math.max(most, await renderer.memory());
      }
      return most / 1e6;
    },
  };
}

/** With the run that warms up: 500 pages against 100. */
export const browserMemory = defineSection({
  name: 'crawl/memory',
  unit: "the browser's memory after 500 pages",
  against: 'after 100 pages',
  measure: 'MB',
  bar: { atLeast: 1 / 1.3, because: 'flat: what pages leave behind is given back' },
  rounds: 1,
  subject: memoryAfter(250),
  baseline: memoryAfter(50),
});
