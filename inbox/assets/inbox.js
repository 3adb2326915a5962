// Common to every page: times in the reader's zone, relative and exact, and the list of keys.

const steps = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
];

const formats = new Map();
/** Made when it is first needed: each costs as much as all times of a page. */
function format(name) {
  if (!formats.has(name)) formats.set(name, makers[name]());
  return formats.get(name);
}
const makers = {
  relative: () => new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }),
  exact: () => new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'long' }),
  day: () => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }),
};

/** Near times read as "3 hours ago", far ones as a date; the exact one is on hover. */
function tellTimes(root = document) {
  const now = new Date(document.documentElement.dataset.now ?? Date.now());
  for (const time of root.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) time.textContent = sayTime(at, now);
  }
}

document.addEventListener('pointerover', (event) => {
  const time = event.target instanceof Element && event.target.closest('time[datetime]');
  const at = new Date(time ? time.dateTime : Number.NaN);
  if (!Number.isNaN(at.getTime())) time.title = format('exact').format(at);
});

function sayTime(at, now) {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return format('relative').format(0, 'second');
  if (size >= 86_400 * 14) return format('day').format(at);
  const [unit, length] = steps.findLast(([, each]) => size >= each) ?? steps[0];
  return format('relative').format(Math.round(seconds / length), unit);
}

function isField(element) {
  return (
    element instanceof HTMLElement &&
    (element.isContentEditable ||
      element.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))
  );
}

/** True while a person types: keys then belong to the field. */
function isTyping(event) {
  return event.isComposing || isField(event.target);
}

/** An open panel has the first word; what is folded away has none. */
function boundTo(key) {
  const all = [...document.querySelectorAll('[data-key]')].filter((each) => each.dataset.key === key);
  const panel = document.querySelector('details.panel[open]');
  return all.find((each) => panel?.contains(each)) ?? all.find((each) => !each.closest('.panel-body'));
}

function openKeys() {
  const dialog = document.getElementById('keys');
  const list = document.getElementById('keys-list');
  if (!(dialog instanceof HTMLDialogElement) || !list) return;
  const rows = [...document.querySelectorAll('[data-key]')].map((element) => [
    element.dataset.key,
    element.dataset.keyLabel ?? element.getAttribute('aria-label') ?? element.textContent.trim(),
  ]);
  const more = [...document.querySelectorAll('[data-more-keys]')].flatMap((element) =>
    element.dataset.moreKeys.split('|').map((each) => each.split(':')),
  );
  const shown = new Map([...more, ...rows, ['?', 'This list']]);
  const table = document.createElement('table');
  for (const [key, label] of shown) {
    const row = table.insertRow();
    const cell = row.insertCell();
    const sign = document.createElement('kbd');
    sign.textContent = key;
    cell.append(sign);
    row.insertCell().textContent = label;
  }
  list.replaceChildren(table);
  dialog.showModal();
}

function closePanel() {
  const panel = document.querySelector('details.panel[open]');
  if (!panel) return false;
  panel.open = false;
  panel.querySelector('summary').focus();
  return true;
}

/** A panel that folds open asks something: its first field has the focus before the next key can come. */
function openPanel(panel, { focus }) {
  panel.open = true;
  if (focus)
    panel.querySelector('.panel-body :is(input:not([type=hidden]), textarea, select, button)')?.focus();
}

// Not at the toggle event: that comes when the browser finds time, and what was typed meanwhile would be lost.
document.addEventListener('click', (event) => {
  const summary = event.target instanceof Element && event.target.closest('details.panel > summary');
  if (!summary) return;
  event.preventDefault();
  // A finger would be met by the keyboard of the phone, over half of what was asked for.
  if (summary.parentElement.open) closePanel();
  else openPanel(summary.parentElement, { focus: event.pointerType !== 'touch' });
});

// Who has gone elsewhere decides nothing here any more: keys rest until the other page is there.
let leaving = false;
function leave(event) {
  if (event.defaultPrevented) return;
  const link = event.type === 'click' && event.target instanceof Element && event.target.closest('a[href]');
  if (event.type === 'click') {
    if (!link || link.target || link.hasAttribute('download') || link.hash) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  } else if (event.target.method === 'dialog') return;
  leaving = true;
  setTimeout(() => (leaving = false), 5_000);
}
window.addEventListener('click', leave);
window.addEventListener('submit', leave);
window.addEventListener('pageshow', () => (leaving = false));

// A second click where the button of the next candidate now stands was meant for the first.
document.addEventListener(
  'click',
  (event) => {
    if (
      event.detail > 1 &&
      event.target instanceof Element &&
      event.target.closest('form[data-decide] button')
    )
      event.preventDefault();
  },
  true,
);

/** Keys that were pressed while another page was on its way into this one. */
const early = [];

function isUnderway() {
  return document.documentElement.hasAttribute('data-underway');
}

/** What would be written: done only about what a person has before their eyes. */
function decides(element) {
  return element.matches('button') && element.form?.method === 'post' && !element.form.matches('[data-undo]');
}

/** They are done on arrival, except those that decide: nobody has seen yet what about. */
function doEarly() {
  let refused = '';
  for (const key of early.splice(0)) {
    if (leaving) return;
    if (isUnderway()) {
      early.push(key);
      continue;
    }
    const field = document.activeElement;
    const bound = isField(field) ? undefined : boundTo(key);
    if (
      isField(field) &&
      key.length === 1 &&
      field.matches('textarea, [type=search], [type=text], input:not([type])')
    )
      field.setRangeText(key, field.selectionStart, field.selectionEnd, 'end');
    else if (key === 'Enter' ? field?.closest('form[data-decide]') : bound && decides(bound)) refused ||= key;
    else if (bound && !bound.disabled) use(bound);
  }
  if (refused) document.dispatchEvent(new CustomEvent('refused', { detail: refused }));
}

function use(bound) {
  if (bound.matches('input[type=radio], input[type=checkbox]')) {
    bound.click();
    bound.focus();
  } else if (bound.matches('input, textarea, select')) {
    bound.focus();
    bound.select?.();
  } else bound.click();
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.isComposing && closePanel()) {
    event.preventDefault();
    return;
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    // Out of a longer text: the form's main button.
    const form =
      event.target instanceof HTMLElement && event.target.closest('.panel-body form, form.submits');
    if (!form || isUnderway() || leaving) return;
    event.preventDefault();
    if (!event.repeat)
      form.requestSubmit(form.querySelector('button:is(.primary, .danger)') ?? form.querySelector('button'));
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector('dialog[open]')) return;
  if (isUnderway() || leaving) {
    if (event.key.length > 1 && event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) early.push(event.key);
    return;
  }
  if (isTyping(event)) return;
  if (event.key === '?') {
    event.preventDefault();
    openKeys();
    return;
  }
  const bound = boundTo(event.key);
  if (!bound || bound.disabled) return;
  event.preventDefault();
  // A key that is held down walks on, and decides once.
  if (event.repeat && !bound.matches('a[data-go]')) return;
  use(bound);
});

// A page that puts another one in place of its content says so, and the times in it are told again.
document.addEventListener('shown', () => {
  tellTimes();
  keepInSight();
  doEarly();
});
tellTimes();
keepInSight();

/** On a narrow screen navigation and tabs are one line each: what is open is in sight. */
function keepInSight() {
  // Measuring lays the whole page out: not before it is painted, where there is room for everything.
  if (!matchMedia('(max-width: 52rem)').matches) return;
  for (const line of document.querySelectorAll('nav.rail ul, nav.tabs ul')) {
    const current = line.querySelector('[aria-current]');
    if (current && line.scrollWidth > line.clientWidth)
      line.scrollLeft = current.offsetLeft - (line.clientWidth - current.offsetWidth) / 2;
  }
}
