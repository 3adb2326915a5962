// The inbox in a warm browser: when a page can be used, and when the next candidate stands there after a key.
import { chromium, type Browser, type Page } from 'playwright';
import { findExecutable, placesHere } from '#crawlers/browser/executable.ts';
import { listCandidates } from '#db/candidate-list.ts';
import { barePages, type BarePages } from '../baselines/bare-pages.ts';
import { defineSection, type Section } from '../frame.ts';
import { largeInbox, type FullInbox } from '../full-inbox.ts';

interface Opened {
  readonly inbox: FullInbox;
  readonly browser: Browser;
  readonly page: Page;
  readonly bare?: BarePages;
}

async function open(withBare: boolean): Promise<Opened> {
  const inbox = await largeInbox.prepare();
  const { path, sandbox } = findExecutable(placesHere());
  const browser = await chromium.launch({ executablePath: path, chromiumSandbox: sandbox ?? false });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name, value] = (inbox.reviewers[0]?.cookie ?? '').split('=');
  await context.addCookies([{ name: name ?? '', value: value ?? '', url: inbox.address }]);
  const page = await context.newPage();
  if (!withBare) return { inbox, browser, page };
  const [first, second] = firstTwo(inbox);
  const paths = { queue: '/', candidate: `/candidates/${first}`, next: `/candidates/${second}` };
  return { inbox, browser, page, bare: await barePages(inbox, paths) };
}

async function close({ inbox, browser, bare }: Opened): Promise<void> {
  bare?.close();
  await browser.close();
  largeInbox.dispose(inbox);
}

function firstTwo({ house }: FullInbox): [string, string] {
  const [first, second] = listCandidates(house.db, { states: ['open'] }, { limit: 2 });
  if (!first || !second) throw new Error('nothing waits in the inbox of the bench');
  return [first.id, second.id];
}

/** Milliseconds from asking for the page until it is painted and its scripts listen. */
async function usable(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'load' });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        new PerformanceObserver((list, observer) => {
          const painted = list.getEntriesByName('first-contentful-paint')[0];
          if (!painted) return;
          observer.disconnect();
          resolve(Math.max(painted.startTime, visit?.domContentLoadedEventEnd ?? 0));
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

/** Milliseconds from the key until the next candidate is painted. */
async function pressed(page: Page, url: string): Promise<number> {
  const ahead = page.waitForResponse((answer) => isAhead(answer.request().headers(), answer.url()));
  await page.goto(url, { waitUntil: 'load' });
  await (await ahead).finished();
  await page.evaluate(() => {
    const times = { from: 0, felt: 0 };
    Object.assign(globalThis, { times });
    document.addEventListener('keydown', () => (times.from = performance.now()), {
      capture: true,
      once: true,
    });
    document.addEventListener(
      'shown',
      () => requestAnimationFrame(() => setTimeout(() => (times.felt = performance.now()))),
      { once: true },
    );
  });
  await page.keyboard.press('a');
  const times = await page.waitForFunction(() => {
    const found = Reflect.get(globalThis, 'times') as { from: number; felt: number };
    return found.felt > 0 ? found.felt - found.from : undefined;
  });
  return Number(await times.jsonValue());
}

function isAhead(headers: Readonly<Record<string, string>>, url: string): boolean {
  return headers['x-ahead'] === '1' || url.endsWith('/next');
}

const because = 'what is written fresh for each person may take as long again as a file';

function section(
  name: string,
  unit: string,
  against: string,
  ours: (opened: Opened) => Promise<number>,
  theirs: (opened: Opened & { readonly bare: BarePages }) => Promise<number>,
): Section {
  return defineSection({
    name: `inbox-browser/${name}`,
    unit,
    against,
    bar: { atLeast: 1 / 3, because },
    measure: 'ms',
    held: 'p95',
    rounds: 20,
    subject: { prepare: () => open(false), run: ours, dispose: close },
    baseline: {
      prepare: () => open(true),
      run: (opened) => {
        if (!opened.bare) throw new Error('the bare pages are not served');
        return theirs({ ...opened, bare: opened.bare });
      },
      dispose: close,
    },
  });
}

const file = 'the same markup and styles as files of a bare Hono server';

export const inBrowser: readonly Section[] = [
  section(
    'queue',
    'queue of 100,000, until it can be used',
    file,
    ({ page, inbox }) => usable(page, inbox.address),
    ({ page, bare }) => usable(page, `${bare.address}/queue`),
  ),
  section(
    'candidate',
    'candidate, until it can be used',
    file,
    ({ page, inbox }) => usable(page, `${inbox.address}/candidates/${firstTwo(inbox)[0]}`),
    ({ page, bare }) => usable(page, `${bare.address}/candidate`),
  ),
  section(
    'decision',
    'decision, from the key until the next candidate is painted',
    'ten lines of script that put the same markup there',
    ({ page, inbox }) => pressed(page, `${inbox.address}/candidates/${firstTwo(inbox)[0]}`),
    ({ page, bare }) => pressed(page, `${bare.address}/candidate`),
  ),
];
