// Web pages for the benchmarks: sized, built and worded as real vendor pages are by measure, the same for the same seed.
import { writerOf, type Prose, type Writer } from './prose.ts';

/** Sizes as real pages have them: median 200 kB, 95th percentile 700 kB, none above 1,500 kB. */
const median = 200_000;
const sigma = Math.log(700 / 200) / 1.645;
const largest = 1_500_000;

export interface GeneratedPage {
  readonly url: string;
  readonly html: string;
}

export function generatePages(count: number, seed = 7, prose: Prose = 'real'): GeneratedPage[] {
  const random = mulberry(seed);
  return Array.from({ length: count }, (_, index) => ({
    url: `https://vendor${index}.test/legal/terms`,
    html: generatePage(random, Math.min(largest, median * Math.exp(sigma * gaussian(random))), prose),
  }));
}

/** How a page's bytes are shared out, as on real pages; README.md has the measured shares beside ours. */
const styleShare = 0.05;
const scriptShare = 0.52;

export function generatePage(random: () => number, size: number, prose: Prose = 'real'): string {
  const page = new PageWriter(random, writerOf(prose, random));
  const parts = [page.head(size * styleShare), page.navigation()];
  let length = parts.join('\n').length;
  for (let number = 1; length < size * (1 - scriptShare); number += 1) {
    const section = page.section(number);
    parts.push(section);
    length += section.length + 1;
  }
  parts.push('</div></div></article></main>', page.footer(), page.data(size - length), '</body></html>');
  return parts.join('\n');
}

const classNames =
  'flex grid block hidden items-center justify-between gap px py mt mb max-w text-sm text-base leading font-medium tracking rounded border bg-surface text-muted hover:underline focus:ring md:px lg:grid-cols sm:mt transition duration ease w-full h-auto relative z container prose link'.split(
    ' ',
  );

class PageWriter {
  readonly #random: () => number;
  readonly #writer: Writer;

  constructor(random: () => number, writer: Writer) {
    this.#random = random;
    this.#writer = writer;
  }

  head(size: number): string {
    const rules: string[] = [];
    for (let length = 0; length < size; length += rules.at(-1)!.length)
      rules.push(
        `.${this.#className()}{color:#${this.#number(4096)};margin:${this.#number(9)}px;display:flex}`,
      );
    const links = this.#times(
      20,
      () =>
        `<link rel="preload" as="script" href="/_assets/chunks/${this.#number(1e9)}.js?v=${this.#number(1e6)}&amp;w=1" crossorigin="">`,
    );
    const metas = this.#times(
      10,
      (index) => `<meta property="og:item:${index}" content="${this.#writer.words(6)}">`,
    );
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Terms of Service | Larkfield</title>${metas}${links}<style>${rules.join('')}</style></head><body class="${this.#classes(3)}">`;
  }

  navigation(): string {
    const entries = this.#times(38, () => `<li${this.#attributes()}>${this.#entry()}</li>`);
    return `<div id="app"${this.#attributes()}><header${this.#attributes()}><nav aria-label="Main"><ul${this.#attributes()}>${entries}</ul></nav></header><main${this.#attributes()}><article${this.#attributes()}><div${this.#attributes()}><div><h1${this.#attributes()}>Terms of Service</h1>`;
  }

  footer(): string {
    const entries = this.#times(24, () => `<li>${this.#entry()}</li>`);
    return `<footer${this.#attributes()}><div><ul>${entries}</ul></div></footer></div>`;
  }

  #entry(): string {
    return `<a${this.#attributes()} href="/${this.#writer.word()}?from=menu&amp;at=${this.#number(99)}"><span>${this.#writer.words(2)}</span></a>`;
  }

  section(number: number): string {
    const parts = [this.#heading(number)];
    const paragraphs = 1 + this.#number(3);
    for (let index = 0; index < paragraphs; index += 1) parts.push(this.#paragraph(this.#prose()));
    if (this.#random() < 0.66) parts.push(this.#list());
    if (number % 12 === 0) parts.push(this.#table());
    return `<section${this.#attributes()}>${parts.join('')}</section>`;
  }

  #heading(number: number): string {
    return `<div${this.#attributes()}><h2${this.#attributes()} id="s${number}"><a href="#s${number}" aria-hidden="true"${this.#attributes()}><svg viewBox="0 0 24 24" fill="none"><path d="${this.#drawing()}"/></svg></a>${number}. ${this.#writer.words(3)}</h2></div>`;
  }

  #paragraph(text: string): string {
    const paragraph = `<p${this.#attributes()}>${text}</p>`;
    return this.#random() < 0.3 ? `<div${this.#attributes()}>${paragraph}</div>\n` : paragraph;
  }

  #prose(): string {
    const sentences = Array.from({ length: 1 + this.#number(4) }, () => this.#writer.sentence());
    if (this.#random() < 0.5)
      sentences.push(
        `See <a${this.#attributes()} href="https://larkfield.test/legal/${this.#writer.word()}">our ${this.#writer.word()} page</a> for more.`,
      );
    if (this.#random() < 0.2) sentences.unshift(`<strong>${this.#writer.words(2)}.</strong>`);
    return this.#random() < 0.4 ? `<span>${sentences.join(' ')}</span>` : sentences.join(' ');
  }

  #list(): string {
    const items = this.#times(2 + this.#number(5), () => {
      const text = this.#random() < 0.75 ? this.#writer.sentence() : `${this.#writer.words(6)};`;
      return `<li${this.#attributes()}><span${this.#attributes()}>${text}</span></li>`;
    });
    return `${this.#paragraph(`${this.#writer.words(5)}:`)}<ul${this.#attributes()}>\n${items}</ul>`;
  }

  #table(): string {
    const rows = this.#times(
      5,
      () =>
        `<tr${this.#attributes()}><td${this.#attributes()}>${this.#writer.words(2)}</td><td>${this.#writer.sentence()}</td><td>${this.#writer.words(1)}</td></tr>\n`,
    );
    return `<table${this.#attributes()}><thead><tr><th>Name</th><th>Purpose</th><th>Place</th></tr></thead><tbody>${rows}</tbody></table>`;
  }

  /** What a page hands its own scripts: the larger half of most. */
  data(size: number): string {
    const scripts: string[] = [];
    for (let length = 0; length < size; length += scripts.at(-1)!.length) {
      const entries: string[] = [];
      for (let part = 0; part < Math.min(60_000, size - length - 80); part += entries.at(-1)!.length)
        entries.push(
          `{\\"id\\":${this.#number(1e9)},\\"text\\":\\"${this.#writer.words(8)}\\",\\"className\\":\\"${this.#classes(4)}\\",\\"open\\":false}`,
        );
      scripts.push(`<script>(self.pageData=self.pageData||[]).push([1,"[${entries.join(',')}]"])</script>`);
    }
    return scripts.join('');
  }

  #attributes(): string {
    const attributes = [` class="${this.#classes(3 + this.#number(6))}"`];
    if (this.#random() < 0.55) attributes.push(` data-node="${this.#number(1e9)}-${this.#number(1e9)}"`);
    if (this.#random() < 0.4)
      attributes.push(` style="--offset:${this.#number(90)}px;min-width:0;max-width:${this.#number(900)}px"`);
    return attributes.join('');
  }

  #drawing(): string {
    return this.#times(8, () => `L${(this.#random() * 24).toFixed(2)} ${(this.#random() * 24).toFixed(2)}`);
  }

  #classes(count: number): string {
    return this.#times(count, () => `${this.#className()} `).trimEnd();
  }

  #className(): string {
    return `${classNames[this.#number(classNames.length)]!}-${this.#number(12)}`;
  }

  #number(below: number): number {
    return Math.floor(this.#random() * below);
  }

  #times(count: number, write: (index: number) => string): string {
    return Array.from({ length: count }, (_, index) => write(index)).join('');
  }
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
