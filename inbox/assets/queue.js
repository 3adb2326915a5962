// The queue by keyboard: j and k walk the rows, Enter and o open one; choosing a filter applies it.

function rows() {
  return [...document.querySelectorAll('.row-link')];
}

function step(by) {
  const all = rows();
  if (all.length === 0) return;
  const at = all.indexOf(document.activeElement);
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
  next.focus();
  next.closest('.row').scrollIntoView({ block: 'nearest' });
}

function isTyping(target) {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

document.addEventListener('keydown', (event) => {
  if (isTyping(event.target)) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  if (event.key === 'j' || event.key === 'k') {
    event.preventDefault();
    step(event.key === 'j' ? 1 : -1);
  }
  if (event.key === 'o' || (event.key === 'Enter' && document.activeElement === document.body)) {
    const link = document.activeElement?.matches('.row-link') ? document.activeElement : rows()[0];
    if (!link) return;
    event.preventDefault();
    link.click();
  }
});

const form = document.querySelector('form.filters');
for (const select of form?.querySelectorAll('select') ?? [])
  select.addEventListener('change', () => form.requestSubmit());
form?.addEventListener('submit', () => {
  // An address names what is chosen, and nothing else.
  for (const field of form.elements) if (field.name && field.value === '') field.disabled = true;
});
