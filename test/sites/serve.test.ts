import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { serveSites, type Sites } from './serve.ts';

let sites: Sites;
beforeAll(async () => {
  sites = await serveSites();
});
afterAll(() => sites.close());

test('answers by Host header', async () => {
  const portal = await ask(sites, 'http://trust.lanternworks.test/');
  const page = await ask(sites, 'http://open.moatfield.test/privacy');
  expect(portal.text).toContain('<div id="app"></div>');
  expect(page.text).toContain('Drawbridge API');
});

test('hangs up on a host that nobody owns', async () => {
  await expect(ask(sites, 'http://nobody.test/')).rejects.toThrow(/hang up|ECONNRESET/);
});

test('a site without rules of its own answers 404 to robots.txt', async () => {
  const answer = await ask(sites, 'http://open.moatfield.test/robots.txt');
  expect(answer.status).toBe(404);
});

test('an edit changes what a host answers from then on', async () => {
  const own = await serveSites();
  own.edit({ host: 'open.moatfield.test', from: '45 days', to: '46 days' });
  const answer = await ask(own, 'http://open.moatfield.test/privacy');
  expect(answer.text).toContain('logs of requests for 46 days');
  expect(answer.text).not.toContain('45 days');
  await own.close();
});

test('the same request in two runs gets the same bytes', async () => {
  const other = await serveSites();
  const [first, second] = await Promise.all([
    ask(sites, 'http://www.tarnside.test/always-document'),
    ask(other, 'http://www.tarnside.test/always-document'),
  ]);
  expect(first.bytes.equals(second.bytes)).toBe(true);
  await other.close();
});
