// The whole read of a page: from its markup to graded evidence, by the readers of our own and on every question of the shipped registry.
import { readers } from '#extractors/dimensions/index.ts';
import { read } from '#extractors/read.ts';
import { loadRegistry } from '#pipeline/registry/load.ts';
import { parseHtml } from '#text/html.ts';
import type { Dimension } from '#types/registry.ts';
import { htmlParse } from '../baselines/html-parse.ts';
import { jsdomTurndown } from '../baselines/jsdom-turndown.ts';
import { defineSection } from '../frame.ts';
import { generatePages, type GeneratedPage } from '../generate-html.ts';
import type { Prose } from '../prose.ts';
import { peakMemory } from '../peak-memory.ts';

const pageCount = 12;

interface Prepared {
  readonly pages: readonly GeneratedPage[];
  readonly dimensions: readonly Dimension[];
}

function prepare(prose: Prose = 'real'): Prepared {
  const { registry } = loadRegistry('registry');
  if (!registry) throw new Error('the shipped registry cannot be read; run `assay registry check`');
  return { pages: generatePages(pageCount, 11, prose), dimensions: registry.dimensions };
}

/** Only the questions that have a reader of their own, without those declared by phrases. */
function prepareReaders(prose: Prose = 'real'): Prepared {
  const { pages, dimensions } = prepare(prose);
  return { pages, dimensions: dimensions.filter(({ key }) => readers.has(key)) };
}

function readAll({ pages, dimensions }: Prepared): number {
  return pages.reduce((sum, page) => sum + readPage(page, dimensions), 0);
}

function readPage({ html, url }: GeneratedPage, dimensions: readonly Dimension[]): number {
  const evidence = read({
    document: parseHtml(html, { url }),
    url,
    retrievedAt: '2026-03-01T00:00:00.000Z',
    offering: { name: 'Larkfield API', aliases: ['Larkfield API', 'the API'], not: ['Larkfield Chat'] },
    party: { name: 'Larkfield', aliases: [] },
    dimensions: dimensions.map(({ key, phrases }) => ({
      key,
      ...(phrases ? { phrases } : {}),
    })),
  });
  return evidence.length;
}

function parseAll({ pages }: Prepared): number {
  return pages.reduce((sum, { html }) => sum + htmlParse(html), 0);
}

/** A pile of captures is read by one process: what counts is the pace once its rules are compiled. */
const rounds = 40;

export const wholeRead = defineSection({
  name: 'read/html',
  alone: true,
  unit: 'one page (log-normal, median 200 kB), the questions with a reader of their own',
  against: 'htmlparser2.parseDocument',
  bar: { atLeast: 1 / 2.5, because: 'text, scope and every reader for at most 1.5 times the tree' },
  units: pageCount,
  rounds,
  subject: { prepare: () => prepareReaders(), run: readAll },
  baseline: { prepare: () => prepare(), run: parseAll },
});

/** The same pages, almost every sentence of which speaks of one of our subjects: what no real page does. */
export const readDense = defineSection({
  name: 'read/dense',
  alone: true,
  unit: 'one page of nothing but our subjects, the questions with a reader of their own',
  against: 'htmlparser2.parseDocument',
  units: pageCount,
  rounds: 15,
  subject: { prepare: () => prepareReaders('dense'), run: readAll },
  baseline: { prepare: () => prepare('dense'), run: parseAll },
});

/** What the questions declared by phrases add: information. */
export const readAllQuestions = defineSection({
  name: 'read/all',
  alone: true,
  unit: 'one page (log-normal, median 200 kB), all questions',
  against: 'htmlparser2.parseDocument',
  units: pageCount,
  rounds,
  subject: { prepare: () => prepare(), run: readAll },
  baseline: { prepare: () => prepare(), run: parseAll },
});

export const readAgainstPeer = defineSection({
  name: 'read/peer',
  alone: true,
  unit: 'one page (log-normal, median 200 kB), all questions',
  against: 'jsdom with turndown',
  bar: { atLeast: 10, because: 'a morning of captures is read again while one waits' },
  units: pageCount,
  rounds: 10,
  subject: { prepare: () => prepare(), run: readAll },
  baseline: {
    prepare: () => prepare(),
    run: ({ pages }) => pages.reduce((sum, { html }) => sum + jsdomTurndown(html), 0),
  },
});

/** The slow end of single pages: information. */
export const readSlowest = defineSection({
  name: 'read/p95',
  alone: true,
  unit: 'one page (log-normal, median 200 kB), all questions',
  measure: 'ms',
  rounds: 10,
  subject: {
    prepare: () => prepare(),
    run: ({ pages, dimensions }) =>
      pages.map((page) => {
        const started = performance.now();
        readPage(page, dimensions);
        return performance.now() - started;
      }),
  },
});

/** What a process of its own takes at most while it reads the pages, against a constant: the bar is the promise itself. */
export const readMemory = defineSection({
  name: 'read/memory',
  unit: 'a process that reads 12 pages ten times over, all questions; its highest resident memory',
  against: 'what is promised',
  measure: 'MB',
  bar: { atLeast: 1, because: 'under 400 MB, so that a small machine can read beside its other work' },
  rounds: 3,
  subject: { prepare: () => undefined, run: () => peakMemory(new URL('../read-pages.ts', import.meta.url)) },
  baseline: { prepare: () => undefined, run: () => 400 },
});
