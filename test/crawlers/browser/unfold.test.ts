import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBench, page, wordsOf, type Bench } from './pages.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const rows = (from: number, to: number): string =>
  Array.from(
    { length: to - from + 1 },
    (_, index) => `<tr><td>Vendor ${from + index}</td><td>Hosting</td></tr>`,
  ).join('');

test('accordions, details and "show more" are opened, also where one opens the next', async () => {
  const result = await bench.show(
    page(`<main><h2><button aria-expanded="false" aria-controls="a" onclick="toggle(this,'a','Answer about retention')">Retention</button></h2><div id="a"></div>
      <details><summary>More</summary><p>Inside details.</p></details>
      <div role="button" tabindex="0" aria-expanded="false" onclick="toggle(this,'b','<button aria-expanded=false onclick=nested(this)>Deeper</button>')">Outer</div><div id="b"></div>
      <ul id="list"><li>First</li></ul><button onclick="list.innerHTML += '<li>Second</li>'; this.remove()">Show 1 more</button></main>
      <script>function toggle(b, id, html) { b.setAttribute('aria-expanded', 'true'); document.getElementById(id).innerHTML = html }
      function nested(b) { b.setAttribute('aria-expanded', 'true'); b.insertAdjacentHTML('afterend', '<p>Nested answer</p>') }</script>`),
  );
  const words = wordsOf(result);
  for (const text of ['Answer about retention', 'Inside details.', 'Nested answer', 'Second'])
    expect(words).toContain(text);
  expect(result.notes.join(' ')).toMatch(/opened 4 closed sections.*"show more" 1 time/);
});

test('sections of which only one is open at a time are all read', async () => {
  const result = await bench.show(
    page(`<main>${['One', 'Two', 'Three'].map((name) => `<h3><button aria-expanded="false" aria-controls="p${name}" onclick="only(this)">${name}</button></h3><div id="p${name}"></div>`).join('')}</main>
      <script>function only(b) { const open = b.getAttribute('aria-expanded') === 'true';
        document.querySelectorAll('button').forEach((o) => { o.setAttribute('aria-expanded', 'false'); document.getElementById(o.getAttribute('aria-controls')).innerHTML = '' });
        if (!open) { b.setAttribute('aria-expanded', 'true'); document.getElementById(b.getAttribute('aria-controls')).innerHTML = '<p>Text of ' + b.textContent + '</p>' } }</script>`),
  );
  for (const name of ['One', 'Two', 'Three']) expect(wordsOf(result)).toContain(`Text of ${name}`);
});

test('sections of which only one is open at a time are read, though their text is fetched', async () => {
  bench.serve(
    'faq.test/',
    page(`<main>${['One', 'Two', 'Three'].map((name) => `<h3><button aria-expanded="false" aria-controls="p${name}" onclick="only(this)">${name}</button></h3><div id="p${name}"></div>`).join('')}</main>
      <script>function only(b) { const shown = b.getAttribute('aria-expanded') === 'true';
        document.querySelectorAll('button').forEach((o) => { o.setAttribute('aria-expanded', 'false'); document.getElementById(o.getAttribute('aria-controls')).innerHTML = '' });
        if (shown) return; b.setAttribute('aria-expanded', 'true');
        fetch('/answer?' + b.textContent).then((r) => r.text()).then((t) => { if (b.getAttribute('aria-expanded') === 'true') document.getElementById(b.getAttribute('aria-controls')).innerHTML = t }) }</script>`),
  );
  bench.serve('faq.test/answer', (request, response) => {
    setTimeout(() => response.end(`<p>Text of ${request.url?.split('?')[1] ?? ''}</p>`), 700);
  });
  const result = await bench.render('http://faq.test/');
  for (const name of ['One', 'Two', 'Three']) expect(wordsOf(result)).toContain(`Text of ${name}`);
});

test('presses nothing that agrees, asks, signs in, sends, deletes, opens a menu or leaves', async () => {
  const risky = [
    'Accept all',
    'Reject all',
    'Manage cookies',
    'Request access',
    'Get access',
    'Sign in',
    'Log in to view',
    'Download report',
    'Delete account',
    'Subscribe',
    'Contact sales',
    'Book a demo',
    'Submit',
    'Chat with us',
    'Show more cookie settings',
  ];
  const result = await bench.show(
    page(`<header><button aria-expanded="false" class="x">Products menu</button></header>
      <main>${risky.map((label) => `<button class="x" aria-expanded="false">${label}</button>`).join('')}
      <button class="x" aria-expanded="false" aria-haspopup="menu">Options</button>
      <form action="/sent"><input name="q"><button class="x" aria-expanded="false">Show all</button></form>
      <a class="x" href="/elsewhere" aria-expanded="false">Show more</a></main>
      <div id="cookie-banner" role="dialog"><button class="x" aria-expanded="false">More details</button></div>
      <script>document.querySelectorAll('.x').forEach((e) => e.addEventListener('click', () => { document.body.dataset.pressed = (document.body.dataset.pressed ?? '') + '[' + e.textContent + ']' }))</script>`),
  );
  expect(result.views[0]?.html).not.toContain('data-pressed');
  expect(bench.requests.filter((address) => /sent|elsewhere/.test(address))).toEqual([]);
});

test('a pager is walked to its end and its parts are joined against what it says', async () => {
  const result = await bench.show(
    page(`<main><table><thead><tr><th>Name</th><th>Purpose</th></tr></thead><tbody id="rows"></tbody></table>
      <div><span id="range"></span> <button id="back">‹</button><button id="next">›</button></div></main>
      <script>let at = 0; const total = 14, size = 5;
      function show() { rows.innerHTML = Array.from({ length: Math.min(size, total - at) }, (_, i) => '<tr><td>Vendor ' + (at + i + 1) + '</td><td>Hosting</td></tr>').join('');
        range.textContent = (at + 1) + '–' + Math.min(at + size, total) + ' of ' + total; next.disabled = at + size >= total }
      next.onclick = () => setTimeout(() => { at += size; show() }, 150); show()</script>`),
  );
  expect(result.views.map(({ label }) => label)).toEqual(['', 'page 2', 'page 3']);
  expect(result.counts).toEqual([{ said: 14, found: 14, where: expect.stringContaining('of 14') }]);
  expect(wordsOf(result)).toContain('Vendor 14');
});

test('pages of a list that are addresses of their own are opened one after the other', async () => {
  const listing = (number: number): string =>
    page(`<main><table><tbody>${rows(number * 3 - 2, number * 3)}</tbody></table><nav aria-label="Pagination">
      ${[1, 2, 3].map((n) => `<a href="/list?page=${n}"${n === number ? ' aria-current="page"' : ''}>${n}</a>`).join('')}
      ${number < 3 ? `<a rel="next" href="/list?page=${number + 1}">Next</a>` : ''}</nav></main>`);
  bench.serve('listed.test/list', listing(1));
  for (const number of [1, 2, 3]) bench.serve(`listed.test/list?page=${number}`, listing(number));
  const asked: string[] = [];
  const result = await bench.render('http://listed.test/list', {
    mayNavigate: async (url) => {
      asked.push(url);
      return { allowed: true };
    },
  });
  expect(result.views).toHaveLength(3);
  expect(wordsOf(result)).toContain('Vendor 9');
  expect(result.finalUrl).toBe('http://listed.test/list');
  expect(asked).toEqual([
    'http://listed.test/list',
    'http://listed.test/list?page=2',
    'http://listed.test/list?page=3',
  ]);
});

test('the largest page size is chosen first', async () => {
  const result = await bench.show(
    page(`<main><ul id="rows"></ul><label>Rows per page <select id="size"><option>5</option><option>10</option><option>50</option></select></label></main>
      <script>function show() { rows.innerHTML = Array.from({ length: Math.min(12, +size.value) }, (_, i) => '<li>Vendor ' + (i + 1) + '</li>').join('') } size.onchange = show; show()</script>`),
  );
  expect(wordsOf(result)).toContain('Vendor 12');
  expect(result.notes).toContain('chose 50 entries a page');
});

test('a pager that brings nothing more says so by its count', async () => {
  const result = await bench.show(
    page(
      `<main><ul>${[1, 2, 3].map((n) => `<li>Vendor ${n}</li>`).join('')}</ul><div>1-3 of 8 results <button aria-label="Next page">›</button></div></main><script>1</script>`,
    ),
  );
  expect(result.counts).toEqual([{ said: 8, found: 3, where: expect.stringContaining('1-3 of 8') }]);
});

test('a fuller copy of the list elsewhere on the page counts', async () => {
  const list = (n: number): string =>
    `<ul>${Array.from({ length: n }, (_, i) => `<li>Vendor ${i + 1}</li>`).join('')}</ul>`;
  const result = await bench.show(
    page(`<main><section>${list(3)}<div>1-3 of 6</div></section><section>${list(6)}</section></main>`),
  );
  expect(result.counts).toEqual([{ said: 6, found: 6, where: '1-3 of 6' }]);
});

test('tabs are views; those whose text is there already are not pressed', async () => {
  const result = await bench.show(
    page(`<main><div role="tablist">${['Overview', 'Subprocessors', 'Certificates'].map((name, i) => `<button role="tab" aria-selected="${i === 0}" aria-controls="panel" data-name="${name}">${name}</button>`).join('')}</div>
      <div id="panel" role="tabpanel">Text of Overview</div></main>
      <script>document.querySelectorAll('[role=tab]').forEach((t) => t.addEventListener('mousedown', () => {
        document.querySelectorAll('[role=tab]').forEach((o) => o.setAttribute('aria-selected', o === t));
        panel.textContent = ''; setTimeout(() => { panel.textContent = 'Text of ' + t.dataset.name }, 120) }))</script>`),
  );
  expect(result.views.map(({ label }) => label)).toEqual(['', 'tab Subprocessors', 'tab Certificates']);
  expect(wordsOf(result)).toContain('Text of Certificates');
});

test("a portal's links that its scripts handle are tabs; those that lead away are left alone", async () => {
  const portal =
    page(`<nav><a href="/">Overview</a><a href="/controls">Controls</a><a href="/vendors">Subprocessors</a><a href="/plain">Legal</a></nav><main id="main">Text of /</main>
    <script>document.querySelectorAll('nav a').forEach((a) => a.addEventListener('click', (e) => { const path = a.getAttribute('href'); if (path === '/plain') return;
      e.preventDefault(); history.pushState({}, '', path); main.textContent = 'Text of ' + path }))</script>`);
  bench.serve('trust.portal.test/', portal);
  const result = await bench.render('http://trust.portal.test/', { kind: 'portal' });
  expect(result.views.map(({ label, url }) => [label, url])).toEqual([
    ['', 'http://trust.portal.test/'],
    ['tab Controls', 'http://trust.portal.test/controls'],
    ['tab Subprocessors', 'http://trust.portal.test/vendors'],
  ]);
  expect(bench.requests).not.toContain('trust.portal.test/plain');
  expect(result.finalUrl).toBe('http://trust.portal.test/');
});

test("an ordinary page's menu is not walked", async () => {
  const html =
    page(`<nav><a href="/">Home</a><a href="/pricing">Pricing</a><a href="/careers">Careers</a></nav><main id="main">Text</main>
    <script>document.querySelectorAll('nav a').forEach((a) => a.addEventListener('click', (e) => { e.preventDefault(); main.textContent = 'pressed' }))</script>`);
  bench.serve('www.plain.test/', html);
  const result = await bench.render('http://www.plain.test/');
  expect(result.views).toHaveLength(1);
  expect(wordsOf(result)).not.toContain('pressed');
});

test('lists that grow when they come into view are read to their end', async () => {
  const result = await bench.show(
    page(`<main><ul id="list"></ul><div id="end" style="height:1px"></div></main>
      <script>let n = 0; function more() { for (let i = 0; i < 20 && n < 90; i++) { const li = document.createElement('li'); li.style.height = '60px'; li.textContent = 'Vendor ' + (++n); list.append(li) } }
      more(); new IntersectionObserver((es) => { if (es.some((e) => e.isIntersecting)) setTimeout(more, 50) }).observe(end);
      let last = 0; setInterval(() => { if (n !== last) { last = n; const o = new IntersectionObserver((es) => { if (es[0].isIntersecting) more(); o.disconnect() }); o.observe(end) } }, 100)</script>`),
  );
  expect(wordsOf(result)).toContain('Vendor 90');
});

test('nothing is unfolded where the source says so', async () => {
  const result = await bench.show(
    page(
      `<main><button aria-expanded="false" onclick="this.insertAdjacentHTML('afterend', '<p>Opened</p>')">Retention</button></main>`,
    ),
    { unfold: { enabled: false } },
  );
  expect(wordsOf(result)).not.toContain('Opened');
});

test('a list in a box of its own is scrolled to its end', async () => {
  const result = await bench.show(
    page(`<main><div id="box" style="height:200px;overflow:auto"><ul id="list"></ul></div></main>
      <script>let n = 0; function more() { for (let i = 0; i < 10 && n < 45; i++) list.insertAdjacentHTML('beforeend', '<li style="height:40px">Vendor ' + (++n) + '</li>') }
      more(); box.addEventListener('scroll', () => { if (box.scrollTop + box.clientHeight >= box.scrollHeight - 20) setTimeout(more, 60) })</script>`),
  );
  expect(wordsOf(result)).toContain('Vendor 45');
});

test('pagers of other making are walked: spans that are pressed, "page 1 of 3", "load more" as an address', async () => {
  const spans = await bench.show(
    page(`<main><ul id="list"></ul><div><span class="p" tabindex="0">Previous</span> <b id="where"></b> <span id="next" tabindex="0">Next</span></div></main>
      <script>let at = 1; function show() { list.innerHTML = '<li>Vendor ' + (at * 2 - 1) + '</li><li>Vendor ' + at * 2 + '</li>'; where.textContent = 'Page ' + at + ' of 3' }
      next.addEventListener('click', () => { if (at < 3) { at++; show() } }); show()</script>`),
  );
  expect(wordsOf(spans)).toContain('Vendor 6');
  const part = (from: number, link: string): string =>
    page(`<main><ul><li>Vendor ${from}</li><li>Vendor ${from + 1}</li></ul>${link}</main>`);
  bench.serve('more.test/list', part(1, '<a href="/list?after=2">Load more vendors</a>'));
  bench.serve('more.test/list?after=2', part(3, ''));
  const linked = await bench.render('http://more.test/list');
  expect(wordsOf(linked)).toContain('Vendor 4');
});

const drawSizes = `function draw() { rows.innerHTML = Array.from({ length: Math.min(14, size) }, (_, i) => '<li>Vendor ' + (i + 1) + '</li>').join('') }`;

test('a menu of page sizes that a button opens is set to its most', async () => {
  const result = await bench.show(
    page(`<main><ul id="rows"></ul><p>1-10 of 14</p><div>Rows per page <button id="sizes" aria-haspopup="menu" aria-expanded="false">10</button></div></main>
      <script>let size = 10; ${drawSizes}
      sizes.onclick = () => { sizes.setAttribute('aria-expanded', 'true'); document.body.insertAdjacentHTML('beforeend', '<div role="menu" id="menu"><button role="menuitem">10</button><button role="menuitem">All</button></div>');
        menu.onclick = (e) => { size = e.target.textContent === 'All' ? 14 : 10; sizes.textContent = e.target.textContent; menu.remove(); draw() } }; draw()</script>`),
  );
  expect(wordsOf(result)).toContain('Vendor 14');
  expect(result.notes).toContain('chose All entries a page');
});

test('a menu that offers something else than sizes is closed, and nothing of it is chosen', async () => {
  const result = await bench.show(
    page(`<main><ul id="rows"></ul><p>1-10 of 14</p><div>Rows <button id="opens" aria-haspopup="menu" aria-expanded="false">10</button></div></main>
      <script>let size = 10; ${drawSizes}
      opens.onclick = () => { const shown = opens.getAttribute('aria-expanded') === 'true'; opens.setAttribute('aria-expanded', String(!shown));
        if (shown) return menu.remove();
        document.body.insertAdjacentHTML('beforeend', '<div role="menu" id="menu"><button role="menuitem">10</button><button role="menuitem">Delete all</button></div>');
        menu.onclick = (e) => { document.body.dataset.pressed = e.target.textContent } }; draw()</script>`),
  );
  expect(result.views[0]?.html).not.toContain('data-pressed');
  expect(result.views[0]?.html).toContain('aria-expanded="false"');
  expect(result.counts[0]).toMatchObject({ said: 14, found: 10 });
});

/** Only the rows in view, in a box of 200 pixels, in the order of the list. */
const recycling = (count: number, shown: string): string =>
  `<div id="box" style="height:200px;overflow:auto"><ul id="rows" style="position:relative;margin:0;height:${count * 40}px"></ul></div>
   <script>function draw() { const from = Math.floor(box.scrollTop / 40); rows.innerHTML = '';
     for (let i = from; i < Math.min(${count}, from + 6); i++) rows.insertAdjacentHTML('beforeend', '<li style="position:absolute;top:' + i * 40 + 'px">' + ${shown} + '</li>') }
   document.addEventListener('scroll', (e) => { if (e.target === box) requestAnimationFrame(draw) }, true); draw()</script>`;

test('a list that holds only the rows in view is read whole, in its order', async () => {
  const result = await bench.show(
    page(`<main><p>Before.</p>${recycling(60, "'Vendor ' + (i + 1)")}<p>After.</p></main>`),
    { pictures: true },
  );
  const [view] = result.views;
  const found = [...(view?.html ?? '').matchAll(/>Vendor (\d+)</g)].map((match) => Number(match[1]));
  expect(found).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  expect(wordsOf(result)).toMatch(/^.*Before\. .*Vendor 60 .*After\./);
  expect(result.notes).toContain('read 60 rows of a list that holds only those in view');
  expect(result.unfinished).toEqual([]);
});

test('rows that say the same are rows of their own where they say which they are', async () => {
  const html = recycling(30, "'Hosting'").replace('<li style', '<li data-index="\' + i + \'" style');
  const result = await bench.show(page(`<main>${html}</main>`));
  expect((result.views[0]?.html ?? '').match(/>Hosting</g)).toHaveLength(30);
});

test('a list without an end is left in time, and said to be unfinished', async () => {
  const result = await bench.show(page(`<main>${recycling(100_000, "'Vendor ' + (i + 1)")}</main>`), {
    limits: { milliseconds: 20_000 },
  });
  expect(result.unfinished).toEqual(['a list was scrolled for long and did not end']);
  expect(wordsOf(result)).toContain('Vendor 500 ');
});

test('a list with nothing under it but room is left as it is', async () => {
  const result = await bench.show(
    page(
      `<main style="min-height:3000px"><ul>${[1, 2, 3, 4].map((n) => `<li>Vendor ${n}</li>`).join('')}</ul></main><script>1</script>`,
    ),
  );
  expect(result.notes).toEqual([]);
  expect(wordsOf(result)).toContain('Vendor 4');
});
