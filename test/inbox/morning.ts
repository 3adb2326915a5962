// An inbox with a morning's queue, people with roles, and a real browser that is logged in as one of them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { findExecutable, placesHere } from '#crawlers/browser/executable.ts';
import { openDatabase } from '#db/open.ts';
import { findUserByName, type Role } from '#db/users.ts';
import { addUser, makeLoginLink } from '#inbox/people/login.ts';
import { serveInbox } from '#inbox/serve.ts';
import { makeHouse, type House } from '#pipeline/house.ts';
import { openArchive } from '#snapshots/archive/open.ts';
import type { Registry } from '#types/registry.ts';
import { seedMorning, setClock, type SetClock } from './seed.ts';
import { vendorRegistry, vendors, type Vendor } from './vendors.ts';

export interface Morning {
  readonly address: string;
  readonly house: House;
  readonly clock: SetClock;
  /** A browser of its own for this person: no cookie is shared. */
  enter(name: string, options?: BrowserContextOptions): Promise<Page>;
  /** What a request of this person carries. */
  session(name: string): Promise<{ readonly cookie: string; readonly csrf: string }>;
  close(): Promise<void>;
}

export interface MorningOptions {
  readonly people?: Readonly<Record<string, Role>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly vendors?: readonly Vendor[];
  readonly registry?: Registry;
}

export async function startBrowser(): Promise<Browser> {
  const { path, sandbox } = findExecutable(placesHere());
  return chromium.launch({ executablePath: path, chromiumSandbox: sandbox ?? false, timeout: 120_000 });
}

export async function openMorning(
  browser: Browser | undefined,
  options: MorningOptions = {},
): Promise<Morning> {
  const home = await mkdtemp(join(tmpdir(), 'assay-morning-'));
  const clock = setClock('2026-03-01T00:00:00.000Z');
  const house = makeHouse({
    db: openDatabase(join(home, 'assay.sqlite'), { clock }),
    archive: openArchive(join(home, 'archive')),
    registry: options.registry ?? vendorRegistry(options.settings),
    clock,
    home,
  });
  await seedMorning(house, clock, options.vendors ?? vendors);
  const served = await serveInbox({ house, version: 'test', host: '127.0.0.1', port: 0 });
  const people = options.people ?? { ada: 'reviewer', ben: 'reviewer', cleo: 'reader' };
  for (const [name, role] of Object.entries(people))
    await addUser(house.db, clock, { name, role, password: 'seven quiet harbours', by: 'test' });
  const linkOf = (name: string): string => {
    const user = findUserByName(house.db, name);
    if (!user) throw new Error(`nobody is named ${name}`);
    return `${served.address}/enter/${makeLoginLink(house.db, clock, user)}`;
  };
  return {
    address: served.address,
    house,
    clock,
    async enter(name, contextOptions = {}) {
      if (!browser) throw new Error('this morning has no browser');
      const context = await browser.newContext({ baseURL: served.address, ...contextOptions });
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      await page.goto(linkOf(name));
      await page.getByRole('button').click();
      await page.goto('/');
      return page;
    },
    async session(name) {
      const answer = await fetch(linkOf(name), { method: 'POST', redirect: 'manual' });
      const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      const page = await (await fetch(`${served.address}/account`, { headers: { cookie } })).text();
      return { cookie, csrf: /name="csrf" content="([^"]+)"/.exec(page)?.[1] ?? '' };
    },
    async close() {
      await served.close();
      house.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The candidate that a page shows. */
export async function shownCandidate(page: Page): Promise<string> {
  const article = page.locator('article.candidate');
  const id = await article.getAttribute('data-candidate').catch(() => undefined);
  if (!id)
    throw new Error(
      `${page.url()} shows no candidate: ${(await page.locator('main').innerText()).slice(0, 300)}`,
    );
  return id;
}

/** Does something, and waits until another candidate is shown. */
export async function onward(page: Page, step: () => Promise<void>): Promise<string> {
  const before = await shownCandidate(page);
  await step();
  const moved = page.waitForFunction((id) => {
    const article = document.querySelector<HTMLElement>('article.candidate');
    return article ? article.dataset['candidate'] !== id : location.pathname === '/';
  }, before);
  await moved.catch(async (error: unknown) => {
    const told = await page.locator('#flash, details[open], #banners').allInnerTexts();
    throw new Error(`stayed at ${page.url()}: ${told.join(' | ')}`, { cause: error });
  });
  return before;
}
