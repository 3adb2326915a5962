// Web pages of real size for the benchmarks: log-normal, the same for the same seed.

/** Sizes as real pages have them: median 200 kB, 95th percentile 700 kB, none above 1,500 kB. */
const median = 200_000;
const sigma = Math.log(700 / 200) / 1.645;
const largest = 1_500_000;

export interface GeneratedPage {
  readonly url: string;
  readonly html: string;
}

export function generatePages(count: number, seed = 7): GeneratedPage[] {
  const random = mulberry(seed);
  return Array.from({ length: count }, (_, index) => ({
    url: `https://vendor${index}.test/legal/terms`,
    html: generatePage(random, Math.min(largest, median * Math.exp(sigma * gaussian(random)))),
  }));
}

/** As in real vendor pages about an eighth is text; the rest is markup, styles, drawings and the page's own data. */
export function generatePage(random: () => number, size: number): string {
  const parts: string[] = [head(random, size * 0.25), navigation(random)];
  let length = parts.join('').length;
  let section = 0;
  while (length < size * 0.5) {
    const next = sectionOf(random, ++section);
    parts.push(next);
    length += next.length;
  }
  parts.push(
    '</article></main>',
    footer(random),
    `<script id="data" type="application/json">${data(random, Math.max(0, size - length))}</script></body></html>`,
  );
  return parts.join('\n');
}

const words =
  'the of and to in we customer data service your agreement processing personal information provider security terms use model retention request delete access applicable law content account controls confidential subprocessor region storage encrypted period notice written services platform output input training'.split(
    ' ',
  );

function sentence(random: () => number): string {
  const length = 8 + Math.floor(random() * 22);
  const text = Array.from({ length }, () => pick(random, words)).join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

function prose(random: () => number): string {
  const sentences = Array.from({ length: 1 + Math.floor(random() * 5) }, () => sentence(random));
  if (random() < 0.4)
    sentences.push(
      `See <a class="${classes(random)}" href="/legal/${pick(random, words)}">our ${pick(random, words)} page</a>.`,
    );
  if (random() < 0.3) sentences.push(`<strong>${sentence(random)}</strong>`);
  if (random() < 0.1) sentences.push('We will sign a Business Associate Agreement on request.');
  if (random() < 0.1) sentences.push('We do not use customer data to train our models.');
  return sentences.join(' ');
}

function sectionOf(random: () => number, number: number): string {
  const parts = [
    `<section class="${classes(random)}" id="s${number}"><h2 class="${classes(random)}">${number}. ${pick(random, words)} and ${pick(random, words)}</h2>`,
  ];
  for (let index = 0; index < 3; index++)
    parts.push(
      `<div class="${classes(random)}" data-block="${Math.floor(random() * 1e9)}"><div class="${classes(random)}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="${drawing(random)}"/></svg><p class="${classes(random)}">${prose(random)}</p></div></div>`,
    );
  const items = Array.from(
    { length: 5 },
    () => `<li class="${classes(random)}"><span>${sentence(random)}</span></li>`,
  );
  parts.push(`<p>The provider shall:</p><ul class="${classes(random)}">${items.join('\n')}</ul>`);
  if (number % 4 === 0) {
    const rows = Array.from(
      { length: 8 },
      () =>
        `<tr><td class="${classes(random)}">${pick(random, words)}</td><td>${sentence(random)}</td><td>${pick(random, words)}</td></tr>`,
    );
    parts.push(
      `<table><thead><tr><th>Name</th><th>Purpose</th><th>Location</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
    );
  }
  return `${parts.join('\n')}</section>`;
}

function head(random: () => number, size: number): string {
  const rules: string[] = [];
  for (let length = 0; length < size; length += 60)
    rules.push(
      `.${classes(random).replaceAll(' ', '.')}{color:#${Math.floor(random() * 4096)};margin:${Math.floor(random() * 9)}px}`,
    );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Terms</title><style>${rules.join('')}</style></head><body>`;
}

function navigation(random: () => number): string {
  const links = Array.from(
    { length: 60 },
    () =>
      `<li class="${classes(random)}"><a class="${classes(random)}" href="/${pick(random, words)}">${pick(random, words)}</a></li>`,
  );
  return `<header><nav><ul>${links.join('')}</ul></nav></header><main><article><h1>Terms of service</h1>`;
}

function footer(random: () => number): string {
  const links = Array.from(
    { length: 40 },
    () => `<a href="/${pick(random, words)}">${pick(random, words)}</a>`,
  );
  return `<footer><div>${links.join('')}</div></footer>`;
}

function drawing(random: () => number): string {
  return Array.from({ length: 8 }, () => `L${(random() * 24).toFixed(2)} ${(random() * 24).toFixed(2)}`).join(
    '',
  );
}

function data(random: () => number, size: number): string {
  const entries: string[] = [];
  for (let length = 0; length < size; length += 90)
    entries.push(
      `{"id":${Math.floor(random() * 1e9)},"text":"${pick(random, words)} ${pick(random, words)} ${pick(random, words)}","kind":"entry","open":false}`,
    );
  return `[${entries.join(',')}]`;
}

function classes(random: () => number): string {
  return Array.from({ length: 4 }, () => `${pick(random, words)}-${Math.floor(random() * 90)}`).join(' ');
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
