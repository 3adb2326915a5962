// Common to every page: times in the reader's zone, relative and exact, and the list of keys.

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'long' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const steps = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
];

/** Near times read as "3 hours ago", far ones as a date; the exact one is on hover. */
export function tellTimes(root = document) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.title = exact.format(at);
    time.textContent = sayTime(at, new Date(document.documentElement.dataset.now ?? Date.now()));
  }
}

function sayTime(at, now) {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return relative.format(0, 'second');
  if (size >= 86_400 * 14) return day.format(at);
  const [unit, length] = steps.findLast(([, each]) => size >= each) ?? steps[0];
  return relative.format(Math.round(seconds / length), unit);
}

export function csrf() {
  return document.querySelector('meta[name=csrf]')?.content ?? '';
}

/** True while a person types: keys then belong to the field. */
export function isTyping(event) {
  const target = event.target;
  return (
    event.isComposing ||
    (target instanceof HTMLElement &&
      (target.isContentEditable ||
        target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')))
  );
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
  const table = document.createElement('table');
  for (const [key, label] of [...rows, ['?', 'This list']]) {
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
  panel.removeAttribute('open');
  panel.querySelector('summary').focus();
  return true;
}

// A panel that folds open asks something: the first field has the focus.
document.addEventListener(
  'toggle',
  (event) => {
    const panel = event.target;
    if (!(panel instanceof HTMLDetailsElement) || !panel.open || !panel.matches('.panel')) return;
    if (!panel.contains(document.activeElement) || document.activeElement.matches('summary'))
      panel.querySelector('.panel-body :is(input:not([type=hidden]), textarea, select, button)')?.focus();
  },
  true,
);

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.isComposing && closePanel()) {
    event.preventDefault();
    return;
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    // Out of a longer text: the form's main button.
    const form =
      event.target instanceof HTMLElement && event.target.closest('.panel-body form, form.submits');
    if (!form) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector('button:is(.primary, .danger)') ?? form.querySelector('button'));
    return;
  }
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector('dialog[open]')) return;
  if (event.key === '?') {
    event.preventDefault();
    openKeys();
    return;
  }
  const bound = boundTo(event.key);
  if (!bound || bound.disabled) return;
  event.preventDefault();
  if (bound.matches('input[type=radio], input[type=checkbox]')) {
    bound.click();
    bound.focus();
  } else if (bound.matches('input, textarea, select')) {
    bound.focus();
    bound.select?.();
  } else bound.click();
});

// A page that puts another one in place of its content says so, and the times in it are told again.
document.addEventListener('shown', () => tellTimes());
tellTimes();
