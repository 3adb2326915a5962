import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSourceState } from '#db/source-state.ts';
import type { SourceId } from '#types/ids.ts';
import { openMorning, startBrowser, type Morning } from './morning.ts';
import { visitPage } from './seed.ts';
import { trustPage, vendors } from './vendors.ts';

let browser: Browser;
let morning: Morning;
let outside: Server;
let asked: string[];
let capture: string;
let page: Page;

/** Everything a page may try that wants to act, to fetch, to leave its frame or to cover ours. */
function hostilePage(elsewhere: string): string {
  const tricks = `
<script>document.documentElement.dataset.ran = 'yes'; parent.postMessage('ran', '*'); fetch('${elsewhere}/fetch');</script>
<img src="${elsewhere}/image" onerror="top.location='${elsewhere}/onerror'">
<img src="x" onerror="document.title='ran'">
<iframe src="${elsewhere}/frame"></iframe><object data="${elsewhere}/object"></object><embed src="${elsewhere}/embed">
<form action="${elsewhere}/form" method="post"><input name="secret" value="1"><button id="go">Send</button></form>
<a id="away" href="${elsewhere}/link" target="_top" ping="${elsewhere}/ping">away</a>
<a id="script" href="javascript:document.title='ran'">run</a>
<svg><script>document.title='ran'</script><a xlink:href="${elsewhere}/svg"><text>x</text></a><use href="${elsewhere}/use#x"/></svg>
<video src="${elsewhere}/video" autoplay></video><audio src="${elsewhere}/audio" autoplay></audio>
<div style="position:fixed;inset:0;z-index:99999;background:url(${elsewhere}/background)">Your session ended. Log in again.</div>
<style>@import url(${elsewhere}/import); @font-face{font-family:x;src:url(${elsewhere}/font)} body{font-family:x;background:url(${elsewhere}/css)} </style>
<math><mtext><style><img src=x onerror="document.title='ran'"></style></mtext></math>
<noscript><p title="</noscript><img src=x onerror=document.title='ran'>"></noscript>
<template><script>document.title='ran'</script></template>
<dialog open onclick="document.title='ran'">x</dialog>`;
  return trustPage(vendors[0]!, 'after')
    .replace(
      '<head>',
      `<head><base href="${elsewhere}/"><meta http-equiv="refresh" content="0;url=${elsewhere}/refresh"><link rel="stylesheet" href="${elsewhere}/sheet"><link rel="preconnect" href="${elsewhere}"><link rel="prefetch" href="${elsewhere}/prefetch"><link rel="dns-prefetch" href="//outside.test"><meta http-equiv="Content-Security-Policy" content="script-src *">`,
    )
    .replace('</main>', `${tricks}</main>`);
}

beforeAll(async () => {
  asked = [];
  outside = createServer((request, answer) => {
    asked.push(request.url ?? '');
    answer.end('reached');
  });
  await new Promise<void>((resolve) => {
    outside.listen(0, '127.0.0.1', resolve);
  });
  browser = await startBrowser();
  morning = await openMorning(browser, { vendors: vendors.slice(0, 1) });
  const elsewhere = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  const at = '2026-03-09T08:20:00.000Z';
  morning.clock.set(at);
  const settled = await visitPage(morning.house, vendors[0]!.source, hostilePage(elsewhere), at);
  if (settled.judgement.verdict !== 'ok') throw new Error(`the hostile page is ${settled.judgement.verdict}`);
  capture = findSourceState(morning.house.db, vendors[0]!.source as SourceId)!.last_ok_capture!;
  page = await morning.enter('ada');
});
afterAll(async () => {
  await browser?.close();
  await morning?.close();
  outside?.close();
});

test.each(['alone', 'framed'] as const)('a hostile page does nothing and reaches nobody, %s', async (how) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const address = how === 'alone' ? `/captures/${capture}/page` : `/captures/${capture}?show=page`;
  await page.goto(address);
  const frame = how === 'alone' ? page.mainFrame() : await framed(page);
  await frame.getByText('to train our models unless').first().waitFor();
  // Time for whatever it tries.
  await page.waitForTimeout(700);
  expect(page.url()).toBe(morning.address + address);
  expect(await frame.evaluate(() => document.body.innerText)).toContain('to train our models unless');
  expect(await frame.evaluate(() => document.documentElement.dataset['ran'])).toBeUndefined();
  expect(await frame.evaluate(() => document.title)).not.toBe('ran');
  // An origin of its own: it cannot read what is ours.
  expect(await frame.evaluate(() => globalThis.origin)).toBe('null');
  expect(
    await frame.evaluate(
      () =>
        document.querySelectorAll('script,iframe,form,a[href],[onerror],base,meta[http-equiv],link').length,
    ),
  ).toBe(0);
  for (const id of ['#away', '#script', '#go']) {
    await frame.locator(id).dispatchEvent('click');
    await page.waitForTimeout(100);
  }
  expect(page.url()).toBe(morning.address + address);
  expect(page.context().pages()).toHaveLength(1);
  expect(asked).toEqual([]);
  expect(dialogs).toEqual([]);
});

async function framed(shown: Page): Promise<Frame> {
  const frame = await (await shown.locator('iframe').first().elementHandle())?.contentFrame();
  if (!frame) throw new Error('the page of the capture has no frame');
  return frame;
}

test('the page of a capture carries its own policy, and only our own pages may frame it', async () => {
  const answer = await page.request.get(`/captures/${capture}/page`);
  const policy = answer.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/^sandbox;/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).not.toContain('allow-');
  expect(answer.headers()['x-content-type-options']).toBe('nosniff');
});

test('what a vendor wrote is text in our own pages', async () => {
  const nasty = trustPage(vendors[0]!, 'after')
    .replace(
      'to train our models unless',
      'to train our models &lt;img src=x onerror="document.title=1"&gt; unless',
    )
    .replace('within 45 days', 'within 46 days');
  for (const at of ['2026-03-09T09:00:00.000Z', '2026-03-09T16:30:00.000Z']) {
    morning.clock.set(at);
    await visitPage(morning.house, vendors[0]!.source, nasty, at);
  }
  await page.goto('/');
  expect(await page.locator('main img').count()).toBe(0);
  expect(await page.locator('main').innerText()).toContain('onerror');
  await page.locator('.row', { hasText: 'onerror' }).first().locator('.row-link').click();
  await page.waitForSelector('article.candidate');
  expect(await page.locator('[onerror]').count()).toBe(0);
  expect(await page.locator('main').innerText()).toContain('<img src=x');
});
