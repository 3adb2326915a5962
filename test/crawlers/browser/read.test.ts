import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBench, page, wordsOf, type Bench } from './pages.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench({ concurrency: 1 });
});
afterAll(() => bench.close());

test('open shadow roots, their slots and same-origin frames stand in place', async () => {
  bench.serve('framed.test/inner', page('<p>Text inside the frame.</p>'));
  bench.serve(
    'framed.test/',
    page(`<trust-card><p>Text in the slot.</p></trust-card><iframe src="/inner"></iframe>
      <script>customElements.define('trust-card', class extends HTMLElement { connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = '<h2>Heading in the shadow</h2><slot></slot><p>After the slot.</p>' } })</script>`),
  );
  const result = await bench.render('http://framed.test/');
  expect(wordsOf(result)).toMatch(
    /Heading in the shadow\s+Text in the slot\.\s+After the slot\.\s+Text inside the frame\./,
  );
});

test('what a visitor does not see is marked as such', async () => {
  const result = await bench.show(
    page(`<p style="display:none">Not displayed.</p><p style="visibility:hidden">Invisible.</p>
      <p style="position:absolute;width:1px;height:1px;overflow:hidden">For screen readers.</p><p>Seen.</p>`),
  );
  const html = result.views[0]?.html ?? '';
  expect(html).toMatch(/data-assay-hidden="display">Not displayed/);
  expect(html).toMatch(/data-assay-hidden="visibility">Invisible/);
  expect(html).toMatch(/data-assay-hidden="clipped">For screen/);
  expect(html).toMatch(/<p>Seen/);
});

test("a page that has replaced the language's own functions is read all the same", async () => {
  const result = await bench.show(
    page(`<p>Northwind deletes prompts.</p><script>
      Array.prototype.map = Array.prototype.filter = String.prototype.trim = JSON.stringify = () => { throw new Error('mine') };
      Document.prototype.querySelectorAll = () => []; window.MutationObserver = undefined; Promise.prototype.then = undefined;</script>`),
  );
  expect(wordsOf(result)).toContain('Northwind deletes prompts.');
});

test('redirects, of the server and of the page, are followed and told', async () => {
  bench.serve('moved.test/a', (_, response) => void response.writeHead(302, { location: '/b' }).end());
  bench.serve('moved.test/b', page('', '<meta http-equiv="refresh" content="0; url=/c">'));
  bench.serve('moved.test/c', page('<p>Here.</p>'));
  const result = await bench.render('http://moved.test/a');
  expect(result.finalUrl).toBe('http://moved.test/c');
  expect(result.redirects).toEqual(['http://moved.test/a', 'http://moved.test/b']);
  expect(wordsOf(result)).toContain('Here.');
});

test('status and headers are those of the document', async () => {
  bench.serve('gone.test/', (_, response) => {
    response.writeHead(410, { 'content-type': 'text/html', 'x-mark': 'one' });
    response.end(page('<p>Gone.</p>'));
  });
  const result = await bench.render('http://gone.test/');
  expect(result.status).toBe(410);
  expect(result.headers).toMatchObject({ 'content-type': 'text/html', 'x-mark': 'one' });
});

test('we say who we are, and ask for one language', async () => {
  let seen: Record<string, unknown> = {};
  bench.serve('agent.test/', (request, response) => {
    seen = request.headers;
    response.setHeader('content-type', 'text/html');
    response.end(page('<p>Hello.</p>'));
  });
  await bench.render('http://agent.test/');
  expect(seen['user-agent']).toBe('Assay-test/1.0 (+https://assay.test)');
  expect(seen['accept-language']).toMatch(/^en-US/);
});

test('a source in another language is asked for in it, and the next one in English again', async () => {
  const asked: (string | undefined)[] = [];
  bench.serve('tongues.test/', (request, response) => {
    asked.push(request.headers['accept-language']);
    response.setHeader('content-type', 'text/html');
    response.end(page('<p id="told"></p><script>told.textContent = "told " + navigator.language</script>'));
  });
  const told: (string | undefined)[] = [];
  for (const language of ['de', 'en', 'fr', undefined]) {
    const result = await bench.render('http://tongues.test/', language === undefined ? {} : { language });
    told.push(/told (\S+)/.exec(wordsOf(result))?.[1]);
  }
  expect(told).toEqual(['de', 'en-US', 'fr', 'en-US']);
  expect(asked.map((header) => header?.slice(0, 5))).toEqual(['de,en', 'en-US', 'fr,en', 'en-US']);
});

test('nothing of one visit is left for the next in the same tab', async () => {
  bench.serve('storing.test/', (request, response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('set-cookie', 'server=1; max-age=9999');
    response.end(
      page(`<p id="found"></p><script>
        const found = ${JSON.stringify(request.headers.cookie === undefined ? [] : ['cookie'])}; if (localStorage.a) found.push('local'); if (sessionStorage.a) found.push('session'); if (window.name) found.push('name');
        indexedDB.databases().then((all) => { if (all.length) found.push('indexed'); document.getElementById('found').textContent = 'found: ' + (found.join(' ') || 'nothing');
          document.cookie = 'a=1; max-age=9999'; localStorage.a = sessionStorage.a = 1; indexedDB.open('a') })</script>`),
    );
  });
  for (const visit of ['first', 'second', 'third']) {
    expect([visit, wordsOf(await bench.render('http://storing.test/')).match(/found: \w+/)?.[0]]).toEqual([
      visit,
      'found: nothing',
    ]);
  }
});

test('images, fonts and trackers are asked for only by a picture', async () => {
  const html = page(
    '<img src="/seal.png"><p>Sealed.</p><script src="http://www.google-analytics.com/a.js"></script>',
  );
  bench.serve('seal.test/', html);
  await bench.render('http://seal.test/');
  expect(bench.requests).not.toContain('seal.test/seal.png');
  await bench.render('http://seal.test/', { pictures: true });
  expect(bench.requests).toContain('seal.test/seal.png');
});
