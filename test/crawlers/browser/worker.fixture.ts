// A worker to be killed: renders one page, says so, and then keeps a page that never ends on its way.
import { openBrowser } from '#crawlers/browser/render.ts';
import type { RenderRequest } from '#crawlers/browser/types.ts';

const port = Number(process.argv[2]);
const mark = process.argv[3] ?? '';
const renderer = await openBrowser({
  userAgent: mark,
  guard: async () => ({ allowed: true, address: '127.0.0.1', port }),
  concurrency: 2,
});
const request: Omit<RenderRequest, 'url'> = {
  kind: 'page',
  expect: { text: [] },
  unfold: { enabled: true },
  pictures: false,
  settle: 'normal',
};
await renderer.render({ ...request, url: 'http://worker.test/' });
process.stdout.write('rendered\n');
await renderer.render({ ...request, url: 'http://worker.test/spin' });
