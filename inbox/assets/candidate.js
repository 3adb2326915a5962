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

async function isThere(address) {
  try {
    await fetchPage(address);
    return true;
  } catch {
    return false;
  }
}

function fetchAhead() {
  ahead.clear();
  const next = article()?.dataset.next;
  if (next) fetchPage(next).catch(() => {});
}

/** While another page is on its way into this one, nothing is decided: keys wait for it. */
function underway(is) {
  document.documentElement.toggleAttribute('data-underway', is);
}

/** Puts another candidate in this one's place; whatever cannot be shown so is loaded plainly. */
async function show(address, { keep = true } = {}) {
  underway(true);
  const page = await fetchPage(address).catch(() => undefined);
  const fresh = page?.querySelector('main');
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
  underway(false);
  settle();
  document.dispatchEvent(new Event('shown'));
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

function say(text, { undo, fault, back, login } = {}) {
  const flash = document.getElementById('flash');
  const line = document.createElement('p');
  line.className = 'inline';
  const words = document.createElement('span');
  words.textContent = text;
  line.append(words);
  if (back || login) {
    const link = document.createElement('a');
    link.href = login ? `/login?to=${encodeURIComponent(login)}` : back;
    link.textContent = login ? 'Log in' : 'Back to it';
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
  flash.replaceChildren(line, ...flash.querySelectorAll('.note'));
}

/** The count of the navigation follows at once. */
function tellWaiting(waiting) {
  const position = document.querySelector('.position');
  if (position?.textContent && waiting !== undefined)
    position.textContent = position.textContent.replace(/of \d+/, `of ${waiting}`);
}

/** Decisions that the server has not answered yet: an undo waits for them, or it would take back the one before. */
const unanswered = new Set();

async function decide(form, submitter) {
  const here = location.pathname + location.search;
  const body = new URLSearchParams(new FormData(form, submitter));
  const splits = body.has('split');
  forgetDraft();
  const { next, queue } = article().dataset;
  const written = send(form.action, body);
  unanswered.add(written);
  underway(true);
  // The fragment of a page that is on its way out is of no use to anybody.
  const moved = next && !splits && (await isThere(next)) && (await show(next));
  try {
    const answer = await written;
    const facts = await answer.json();
    if (!answer.ok) {
      const [problem] = facts.problems ?? [];
      say(`${problem?.message ?? 'This was not written.'} ${problem?.hint ?? ''}`, {
        fault: true,
        ...(answer.status === 401 ? { login: here } : moved ? { back: here } : {}),
      });
      if (!moved) underway(false);
      return;
    }
    const done = `done=${facts.decision}`;
    if (!moved) location.assign(withMore(splits ? here : (next ?? queue), done));
    else {
      tellWaiting(facts.waiting);
      say(`${facts.told}.`, { undo: facts.decision });
    }
  } catch {
    underway(false);
    say('The server did not answer: this decision may not be written.', { fault: true, back: here });
  } finally {
    unanswered.delete(written);
  }
}

function withMore(address, more) {
  const [path, text] = address.split('?');
  const query = new URLSearchParams(text);
  query.delete('done');
  return `${path}?${query.size === 0 ? '' : `${query}&`}${more}`;
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
  underway(true);
  await Promise.allSettled(unanswered);
  body.set('view', location.search);
  const answer = await send('/undo', body).catch(() => undefined);
  const facts = (await answer?.json().catch(() => undefined)) ?? {};
  if (!answer?.ok) {
    underway(false);
    say(facts.problems?.[0]?.message ?? 'The server did not answer: this may not be undone.', {
      fault: true,
    });
    return;
  }
  ahead.clear();
  if (facts.to?.startsWith('/candidates/')) await show(facts.to);
  else location.assign(facts.to ?? '/');
}

/** What is being written is kept a moment after each pause, and at once when the page goes. */
let unkept;
let pausing;
function keepSoon(form) {
  unkept = form;
  clearTimeout(pausing);
  pausing = setTimeout(() => void keepDraft(), 700);
}

async function keepDraft() {
  const form = unkept;
  if (!form) return;
  forgetDraft();
  const answer = await send(form.dataset.draft, new URLSearchParams(new FormData(form))).catch(
    () => undefined,
  );
  form.querySelector('[data-draft-told]').textContent = answer?.ok ? 'Draft kept' : 'This draft is not kept';
}

function forgetDraft() {
  unkept = undefined;
  clearTimeout(pausing);
}

document.addEventListener('input', ({ target }) => {
  const form = target.closest('form[data-draft]');
  if (form) keepSoon(form);
});

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
  void keepDraft();
  const address = article()?.dataset.lease;
  if (address) send(address.replace(/lease$/, 'release')).catch(() => {});
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  // To its own address, and plainly: the draft that is kept, or begun anew.
  if (event.submitter?.hasAttribute('formaction')) return forgetDraft();
  const act = form.matches('form[data-decide]')
    ? () => decide(form, event.submitter)
    : form.matches('form[data-undo]')
      ? () => takeBack(new URLSearchParams(new FormData(form)))
      : form.action.endsWith('/fresh')
        ? () => askFresh(form)
        : undefined;
  if (!act) return;
  event.preventDefault();
  if (!document.documentElement.hasAttribute('data-underway')) void act();
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-go]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  void show(link.pathname + link.search);
});

document.addEventListener('refused', ({ detail: key }) => {
  const note = document.createElement('p');
  note.className = 'note';
  note.textContent = `You pressed ${key} before this candidate was shown: it did nothing.`;
  document.getElementById('flash').append(note);
});

window.addEventListener('popstate', () => {
  ahead.clear();
  void show(location.pathname + location.search, { keep: false });
});
window.addEventListener('pagehide', letGo);
window.addEventListener('pageshow', () => underway(false));
settle();
