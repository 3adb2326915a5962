import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBench, page, wordsOf, type Bench } from './pages.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.show(page('<p>warm</p>'));
});
afterAll(() => bench.close());

const shell = (script: string): string => page(`<main id="main"></main><script>${script}</script>`);
const put = `document.getElementById('main').innerHTML = '<h1>Retention</h1><p>Northwind deletes prompts after 30 days.</p>';`;

test('a page without scripts is read at once', async () => {
  const result = await bench.show(page('<p>Northwind deletes prompts after 30 days.</p>'));
  expect(wordsOf(result)).toContain('deletes prompts after 30 days');
  expect(result).toMatchObject({ status: 200, ended: 'settled', unfinished: [], redirects: [] });
  expect(result.views).toHaveLength(1);
});

test('waits for an answer that the page asks for and for the text it becomes', async () => {
  bench.serve(
    'slow.test/',
    shell(`fetch('/data').then((r) => r.text()).then(() => setTimeout(() => { ${put} }, 300))`),
  );
  bench.serve('slow.test/data', (_, response) => void setTimeout(() => response.end('{}'), 700));
  const result = await bench.render('http://slow.test/');
  expect(wordsOf(result)).toContain('deletes prompts after 30 days');
});

test('waits while the page says that it is loading, though nothing else shows it', async () => {
  const result = await bench.show(
    page(
      `<h1>Trust</h1><p>Some words that are there from the start, enough to look like a page.</p>
       <div id="main">Loading subprocessors…</div>
       <script>let n = 0; const i = setInterval(() => { if (++n === 25) { clearInterval(i); ${put} } }, 100)</script>`,
    ),
  );
  expect(wordsOf(result)).toContain('deletes prompts after 30 days');
  expect(result.unfinished).toEqual([]);
});

test('says what still looks unfinished when nothing comes any more', async () => {
  const result = await bench.show(page('<h1>Trust</h1><p role="status">Loading…</p><script>1</script>'));
  expect(result.unfinished).toEqual([expect.stringContaining('shows "Loading…" after')]);
});

test('waits for the text that the source expects', async () => {
  const result = await bench.show(
    page(`<p>Welcome to the documents of Northwind.</p><main id="main"></main>
      <script>let n = 0; setInterval(() => { if (++n === 15) { ${put} } }, 100)</script>`),
    { expect: { text: ['PROMPTS after 30 days'] } },
  );
  expect(wordsOf(result)).toContain('deletes prompts after 30 days');
  const never = await bench.show(page('<p>Welcome.</p>'), { expect: { text: ['prompts'] } });
  expect(never.unfinished).toEqual([expect.stringContaining('does not show the expected "prompts"')]);
});

test('"Loading" in a menu, a button or a sentence is not a page that loads', async () => {
  const result = await bench.show(
    page(
      '<nav>Loading</nav><button>Loading…</button><p>Loading data into the index takes a minute.</p><p hidden>Loading…</p>',
    ),
  );
  expect(result.unfinished).toEqual([]);
});

test('a clock, polling and an answer that never comes do not hold it up for long', async () => {
  bench.serve('restless.test/poll', '{}');
  bench.serve('restless.test/hang', () => {});
  bench.serve(
    'restless.test/',
    page(`<p>Northwind deletes prompts after 30 days.</p><p id="clock">0</p><script>
      setInterval(() => { clock.textContent = Math.random() }, 30);
      (function again() { fetch('/poll').then(() => setTimeout(again, 50)) })();
      fetch('/hang');</script>`),
  );
  const result = await bench.render('http://restless.test/', { limits: { milliseconds: 15_000 } });
  expect(wordsOf(result)).toContain('deletes prompts after 30 days');
  expect(result.ended).toBe('settled');
});

test('a document that never ends is read as far as it came, and says so', async () => {
  bench.serve('half.test/', (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100000' });
    response.write(page('<p>The first half of the terms.</p>').replace('</body></html>', ''));
  });
  const result = await bench.render('http://half.test/', { limits: { milliseconds: 6_000 } });
  expect(result.ended).toBe('time');
  expect(wordsOf(result)).toContain('The first half of the terms.');
});

test('scripts that never let go are ended, and what the page shows is read', async () => {
  const result = await bench.show(
    page('<p>Northwind deletes prompts.</p><script>setTimeout(() => { for (;;); }, 200)</script>'),
  );
  expect(wordsOf(result)).toContain('Northwind deletes prompts.');
  expect(result.notes).toContain('its scripts never let go and were ended');
});

test('dialogs and windows that the page opens change nothing', async () => {
  const result = await bench.show(
    page(`<p>Before.</p><script>alert('a'); if (!confirm('b')) document.write('<p>declined</p>');
      window.open('/popup'); window.onbeforeunload = () => 'stay';</script>`),
  );
  expect(wordsOf(result)).toContain('declined');
  expect((await bench.show(page('<p>The next page.</p>'))).status).toBe(200);
});
