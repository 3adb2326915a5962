// What every page owes everyone: no fault of accessibility, nothing wider than the screen, nothing refused by its own policy.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Morning } from './morning.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
type Size = keyof typeof sizes;

function screenOf(colorScheme: 'light' | 'dark', size: Size): BrowserContextOptions {
  const isPhone = size === 'phone';
  return { colorScheme, viewport: sizes[size], isMobile: isPhone, hasTouch: isPhone };
}

/** The tests once for each colour scheme and size, each with a page of its own; both are there once the tests run. */
export function onEveryScreen(morning: () => Morning, tests: (page: () => Page) => void): void {
  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
      let page: Page;
      beforeAll(async () => {
        page = await morning().enter('ada', screenOf(colorScheme, size));
      });
      afterAll(() => page?.context().close());
      tests(() => page);
    });
  });
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** axe is given to the page by the test, past the page's own policy. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async (values) => {
    const run = (
      globalThis as unknown as {
        axe: { run(root: Document, options: object): Promise<{ violations: Violation[] }> };
      }
    ).axe;
    return (await run.run(document, { runOnly: { type: 'tag', values } })).violations;
  }, rules);
  return found.flatMap((each) =>
    each.nodes.map(
      (node) => `${each.id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`,
    ),
  );
}

/** Opens a page with all of it unfolded, and tells what is wrong with it. */
export async function faultsOf(page: Page, path: string): Promise<string[]> {
  const faults: string[] = [];
  const listen = (message: { type(): string; text(): string }): void => {
    if (message.type() === 'error') faults.push(message.text());
  };
  const broke = (error: Error): void => void faults.push(error.message);
  page.on('console', listen);
  page.on('pageerror', broke);
  await page.goto(path);
  await page
    .locator('main details:not(.panel)')
    .evaluateAll((all) => all.forEach((each) => ((each as HTMLDetailsElement).open = true)));
  faults.push(...(await violations(page)));
  // A phone zooms out to what is too wide, and then says that this is its width: the emulated screen does not.
  const screen = page.viewportSize()?.width ?? 0;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > screen) faults.push(`${wide} wide on a screen of ${screen}`);
  page.off('console', listen);
  page.off('pageerror', broke);
  return faults;
}
