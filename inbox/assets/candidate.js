// A candidate at speed: the next page is fetched ahead, a decision shows it at once and is written in the background.

const ahead = new Map();
const parser = new DOMParser();
const beat = 45_000;

function article(root = document) {
  return root.querySelector('article.candidate');
}

function fetchPage(address) {
  const known = ahead.get(address);
  if (known) return known;
  const page = fetch(address, { headers: { accept: 'text/html', 'x-ahead': '1' } }).then(async (answer) => {
    if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
    return parser.parseFromString(await answer.text(), 'text/html');
  });
  page.catch(() => ahead.delete(address));
  ahead.set(address, page);
  return page;
}

function fetchAhead() {
  ahead.clear();
  const next = article()?.dataset.next;
  if (next) fetchPage(next).catch(() => {});
}

/** Puts another candidate in this one's place; whatever cannot be shown so is loaded plainly. */
async function show(address, { keep = true } = {}) {
  let page;
  try {
    page = await fetchPage(address);
  } catch {
    location.assign(address);
    return false;
  }
  const fresh = page.querySelector('main');
  if (!fresh || !article(page)) {
    location.assign(address);
    return false;
  }
  letGo();
  if (keep) history.pushState({}, '', address);
  const token = page.querySelector('meta[name=csrf]')?.content;
  if (token) document.querySelector('meta[name=csrf]').content = token;
  document.title = page.title;
  document.querySelector('main').replaceWith(document.adoptNode(fresh));
  window.scrollTo(0, 0);
  document.querySelector('main').focus({ preventScroll: true });
  document.dispatchEvent(new Event('shown'));
  settle();
  return true;
}

function csrf() {
  return document.querySelector('meta[name=csrf]')?.content ?? '';
}

function send(address, body) {
  return fetch(address, {
    method: 'POST',
    keepalive: true,
    headers: { accept: 'application/json', 'x-csrf': csrf() },
    body,
  });
}

function say(text, { undo, fault, back } = {}) {
  const flash = document.getElementById('flash');
  const line = document.createElement('p');
  line.className = 'inline';
  const words = document.createElement('span');
  words.textContent = text;
  line.append(words);
  if (back) {
    const link = document.createElement('a');
    link.href = back;
    link.textContent = 'Back to it';
    line.append(link);
  }
  if (undo) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Undo';
    button.addEventListener('click', () => void takeBack(new URLSearchParams({ decision: undo })));
    line.append(button);
  }
  flash.classList.toggle('fault', Boolean(fault));
  flash.replaceChildren(line);
}

/** The count of the navigation follows at once. */
function tellWaiting(waiting) {
  const position = document.querySelector('.position');
  if (position?.textContent && waiting !== undefined)
    position.textContent = position.textContent.replace(/of \d+/, `of ${waiting}`);
}

async function decide(form, submitter) {
  const here = location.pathname + location.search;
  const body = new URLSearchParams(new FormData(form, submitter));
  const splits = body.has('split');
  const { next, queue } = article().dataset;
  const written = send(form.action, body);
  // The fragment of a page that is on its way out is of no use to anybody.
  const moved = next && !splits ? await show(next) : false;
  try {
    const answer = await written;
    const facts = await answer.json();
    if (!answer.ok) {
      const [problem] = facts.problems ?? [];
      say(`${problem?.message ?? 'This was not written.'} ${problem?.hint ?? ''}`, {
        fault: true,
        ...(moved ? { back: here } : {}),
      });
      return;
    }
    const done = `done=${facts.decision}`;
    if (splits) location.assign(here.split('?')[0] + withQuery(here, done));
    else if (!moved) location.assign(queue + (queue.includes('?') ? '&' : '?') + done);
    else {
      tellWaiting(facts.waiting);
      say(`${facts.told}.`, { undo: facts.decision });
    }
  } catch {
    say('The server did not answer: this decision may not be written.', { fault: true, back: here });
  }
}

function withQuery(address, more) {
  const query = new URLSearchParams(address.split('?')[1] ?? '');
  query.delete('done');
  const text = query.toString();
  return text === '' ? `?${more}` : `?${text}&${more}`;
}

async function askFresh(form) {
  try {
    const answer = await send(form.action, new URLSearchParams(new FormData(form)));
    const facts = await answer.json();
    say(answer.ok ? `${facts.told}.` : facts.problems[0].message, { fault: !answer.ok });
  } catch {
    say('The server did not answer.', { fault: true });
  }
}

async function takeBack(body) {
  const answer = await send('/undo', body);
  const facts = await answer.json().catch(() => ({}));
  if (answer.ok) location.assign(facts.to ?? '/');
  else say(facts.problems?.[0]?.message ?? 'This was not undone.', { fault: true });
}

/** Shown as looking while the page is open, and no longer. */
let beating;
function settle() {
  clearInterval(beating);
  fetchAhead();
  if (!article()?.dataset.lease) return;
  void hold();
  beating = setInterval(() => void hold(), beat);
}

async function hold() {
  const address = article()?.dataset.lease;
  if (!address || document.visibilityState === 'hidden') return;
  const answer = await send(address).catch(() => undefined);
  const facts = await answer?.json().catch(() => undefined);
  if (article()?.dataset.lease !== address || !facts?.ok) return;
  const known = document.getElementById('looker');
  if (facts.mine) {
    known?.remove();
    return;
  }
  const banner = known ?? document.createElement('p');
  banner.id = 'looker';
  banner.className = 'banner';
  banner.textContent = `${facts.who} is looking at this candidate too; decisions are theirs for now.`;
  if (!known && !document.querySelector('#banners')?.textContent.includes('is looking'))
    document.getElementById('banners')?.append(banner);
}

function letGo() {
  const address = article()?.dataset.lease;
  if (address) send(address.replace(/lease$/, 'release')).catch(() => {});
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('form[data-decide]')) {
    event.preventDefault();
    void decide(form, event.submitter);
  }
  if (form.action.endsWith('/fresh')) {
    event.preventDefault();
    void askFresh(form);
  }
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-go]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  void show(link.pathname + link.search);
});

window.addEventListener('popstate', () => {
  ahead.clear();
  void show(location.pathname + location.search, { keep: false });
});
window.addEventListener('pagehide', letGo);
settle();
