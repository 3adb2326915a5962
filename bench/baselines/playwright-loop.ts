// What rendering is held against: warm tabs of Playwright alone that open each address and read its text.
import { chromium, type Browser, type Page } from 'playwright';
import { findExecutable, placesHere } from '#crawlers/browser/executable.ts';

export interface Loop {
  readonly browser: Browser;
  readonly tabs: Page[];
}

/** The fastest honest loop: the tabs stay open and are used again, names lead to the sites without a proxy. */
export async function openLoop(concurrency: number, port: number): Promise<Loop> {
  const { path, sandbox } = findExecutable(placesHere());
  const browser = await chromium.launch({
    executablePath: path,
    chromiumSandbox: sandbox !== false,
    args: [`--host-resolver-rules=MAP *.test 127.0.0.1:${port}`, '--no-proxy-server'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tabs = await Promise.all(Array.from({ length: concurrency }, () => context.newPage()));
  return { browser, tabs };
}

export async function runLoop(loop: Loop, urls: readonly string[], pictures: boolean): Promise<number> {
  const waiting = [...urls];
  let sum = 0;
  await Promise.all(
    loop.tabs.map(async (tab) => {
      for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
        await tab.goto(url);
        sum += (await tab.innerText('body')).length;
        if (pictures) sum += (await tab.screenshot({ fullPage: true, type: 'jpeg', quality: 70 })).length;
      }
    }),
  );
  return sum;
}
