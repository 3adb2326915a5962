// The client of the table-and-tabs portal: an empty shell, data by POST, tabs by the history API, pages of a list.
(() => {
  const app = document.getElementById('app');
  const config = JSON.parse(document.getElementById('boot').textContent);
  const tabs = config.tabs;
  let sizes = {};
  let pages = {};

  const escape = (text) =>
    String(text).replace(
      /[&<>"]/g,
      (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign],
    );

  async function ask(operationName, variables) {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operationName, variables }),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return (await answer.json()).data;
  }

  function current() {
    return tabs.find((tab) => tab.path === location.pathname) ?? tabs[0];
  }

  async function draw() {
    const tab = current();
    app.innerHTML = frame(
      tab,
      '<div class="spinner" role="progressbar" aria-busy="true" aria-label="Loading"></div>',
    );
    bind();
    try {
      const data = await ask(tab.operation, { slug: config.slug });
      if (tab !== current()) return;
      app.innerHTML = frame(tab, bodyOf(tab, data));
    } catch {
      app.innerHTML = frame(
        tab,
        '<p class="text-faint">Something went wrong while loading this section. Please refresh.</p>',
      );
    }
    bind();
  }

  function frame(tab, body) {
    const links = tabs
      .map(
        (each) =>
          `<a class="css-1xk tab ${each === tab ? 'is-active' : ''}" role="tab" aria-selected="${each === tab}" href="${each.path}">${escape(each.label)}</a>`,
      )
      .join('');
    return `<header class="css-9qp hero border-b"><div class="mx-auto max-w-screen-lg px-6 py-8"><div class="flex justify-between"><h1 class="css-h1">${escape(config.name)} Trust Center</h1><button type="button" class="btn btn-primary" aria-haspopup="dialog" data-open-chat>Request access</button></div><p class="text-faint">${escape(config.lead)}</p><nav role="tablist" class="flex gap-3" aria-label="Sections">${links}</nav></div></header><main class="mx-auto max-w-screen-lg px-6 py-8" role="tabpanel">${body}</main><footer class="px-6 py-8 text-xs text-faint"><a href="https://portal-maker.test/?utm_campaign=powered_by">Powered by Portalmaker</a> <a href="/privacy">Privacy</a></footer>`;
  }

  function bodyOf(tab, data) {
    return data.sections.map((section) => sectionOf(tab, section)).join('');
  }

  function sectionOf(tab, section) {
    const heading = `<h2 class="css-h2">${escape(section.heading)}</h2>${section.text ? `<p class="mt-2">${escape(section.text)}</p>` : ''}`;
    if (section.kind === 'text') return `<section class="css-sec">${heading}</section>`;
    if (section.kind === 'badges')
      return `<section class="css-sec">${heading}<ul role="list" class="flex gap-3">${section.items.map((item) => `<li class="chip"><img alt="${escape(item)}" width="20" height="20" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><span>${escape(item)}</span></li>`).join('')}</ul></section>`;
    if (section.kind === 'questions')
      return `<section class="css-sec">${heading}${section.items
        .map(
          (item, index) =>
            `<div class="css-q border-b"><h3><button type="button" aria-expanded="false" aria-controls="a-${index}" class="btn">${escape(item.question)}</button></h3><div id="a-${index}" class="panel" data-state="closed" hidden></div></div>`,
        )
        .join('')}</section>`;
    return `<section class="css-sec" data-list="${escape(section.key)}">${heading}${table(section)}</section>`;
  }

  function table(section) {
    const size = sizes[section.key] ?? section.pageSize;
    const page = pages[section.key] ?? 0;
    const from = page * size;
    const shown = section.rows.slice(from, from + size);
    const row = (cells) =>
      `<tr class="css-row">${cells.map((cell, index) => `<td>${index === 0 ? icon(cell.locked) : ''}${escape(cell.text ?? cell)}${cell.hint ? `<div data-state="closed" role="tooltip" class="visually-hidden">${escape(cell.hint)}</div>` : ''}</td>`).join('')}</tr>`;
    const head = `<thead><tr>${section.columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('')}</tr></thead>`;
    const copy = section.copy === 'all' ? section.rows : shown;
    const pager =
      section.rows.length > section.pageSize
        ? `<div class="css-pager flex justify-between"><span>${from + 1}-${Math.min(from + size, section.rows.length)} of ${section.rows.length} results</span><label>Rows per page <select data-size>${[10, 25, 50].map((each) => `<option ${each === size ? 'selected' : ''}>${each}</option>`).join('')}</select></label><span><button type="button" data-page="${page - 1}" aria-label="Previous page" ${page === 0 ? 'disabled' : ''}>‹</button><button type="button" data-page="${page + 1}" aria-label="Next page" ${from + size >= section.rows.length ? 'disabled' : ''}>›</button></span></div>`
        : '';
    return `<table>${head}<tbody>${shown.map(row).join('')}</tbody></table>${pager}<ul class="visually-hidden" aria-hidden="true">${copy.map((cells) => `<li>${cells.map((cell) => escape(cell.text ?? cell)).join(' ')}</li>`).join('')}</ul>`;
  }

  function icon(locked) {
    if (locked === undefined) return '';
    const path = locked ? 'M7 10V7a5 5 0 0 1 10 0v3h2v11H5V10h2Z' : 'M6 2h8l5 5v15H6V2Z';
    return `<svg width="16" height="16" viewBox="0 0 24 24" role="img" aria-label="${locked ? 'Locked' : 'Public'}"><path d="${path}"/></svg> `;
  }

  function bind() {
    for (const link of app.querySelectorAll('a[role=tab]')) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        history.pushState({}, '', link.getAttribute('href'));
        void draw();
      });
    }
    for (const button of app.querySelectorAll('button[aria-controls]')) {
      button.addEventListener('click', async () => {
        const panel = document.getElementById(button.getAttribute('aria-controls'));
        const open = button.getAttribute('aria-expanded') === 'true';
        button.setAttribute('aria-expanded', String(!open));
        panel.hidden = open;
        panel.dataset.state = open ? 'closed' : 'open';
        if (!open && !panel.textContent) {
          const { answer } = await ask('answer', { slug: config.slug, question: button.textContent });
          panel.textContent = answer;
        }
      });
    }
    for (const control of app.querySelectorAll('[data-page], [data-size]')) {
      const key = control.closest('[data-list]').dataset.list;
      control.addEventListener(control.matches('[data-size]') ? 'change' : 'click', () => {
        if (control.matches('[data-size]')) {
          sizes[key] = Number(control.value);
          pages[key] = 0;
        } else pages[key] = Number(control.dataset.page);
        void draw();
      });
    }
  }

  addEventListener('popstate', () => void draw());
  void draw();
})();
