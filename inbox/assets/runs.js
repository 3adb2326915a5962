// A run that is under way: the page follows it. Without this script, loading it again does the same.

const pause = 5_000;
let busy = false;
let again = false;

async function refresh() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (answer.ok && !answer.redirected) show(await answer.text());
  } catch {
    // The inbox may be restarting: the next look will tell.
  }
  busy = false;
  if (again) {
    again = false;
    setTimeout(refresh, 500);
  }
}

function show(page) {
  const live = document.getElementById('live');
  const fresh = new DOMParser().parseFromString(page, 'text/html').getElementById('live');
  if (!live || !fresh || live.outerHTML === fresh.outerHTML) return;
  const open = new Set([...live.querySelectorAll('details[open] > summary')].map((each) => each.textContent));
  for (const summary of fresh.querySelectorAll('details > summary'))
    if (open.has(summary.textContent)) summary.parentElement.open = true;
  if (live.contains(document.activeElement)) keepFocus(document.activeElement, fresh);
  live.replaceWith(fresh);
  fresh.querySelector('[data-refocus]')?.focus();
  document.dispatchEvent(new Event('shown'));
}

/** Who reads by keyboard stays where they were. */
function keepFocus(element, fresh) {
  const href = element.getAttribute('href');
  const same = href && [...fresh.querySelectorAll('a')].find((each) => each.getAttribute('href') === href);
  if (same) same.dataset.refocus = '';
}

const events = new EventSource('/api/v1/events');
events.addEventListener('change', refresh);
setInterval(() => {
  if (!document.hidden && document.querySelector('#live[data-running]')) void refresh();
}, pause);
