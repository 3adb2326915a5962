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

const pageCount = 12;

interface Prepared {
  readonly pages: readonly GeneratedPage[];
  readonly dimensions: readonly Dimension[];
}

function prepare(): Prepared {
  const { registry } = loadRegistry('registry');
  if (!registry) throw new Error('the shipped registry cannot be read; run `assay registry check`');
  return { pages: generatePages(pageCount, 11), dimensions: registry.dimensions };
}

/** Only the questions that have a reader of their own, without those declared by phrases. */
function prepareReaders(): Prepared {
  const { pages, dimensions } = prepare();
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
    offering: { name: 'Vendor API', aliases: ['Vendor API', 'the API'] },
    dimensions: dimensions.map(({ key, phrases }) => ({
      key,
      ...(phrases ? { phrases } : {}),
    })),
  });
  return evidence.length;
}

export const wholeRead = defineSection({
  name: 'read/html',
  unit: 'one page (log-normal, median 200 kB), the questions with a reader of their own',
  against: 'htmlparser2.parseDocument',
  bar: { atLeast: 1 / 2.5, because: 'text, scope and every reader for at most 1.5 times the tree' },
  units: pageCount,
  rounds: 15,
  subject: { prepare: prepareReaders, run: readAll },
  baseline: { prepare, run: ({ pages }) => pages.reduce((sum, { html }) => sum + htmlParse(html), 0) },
});

/** What the questions declared by phrases add: information. */
export const readAllQuestions = defineSection({
  name: 'read/all',
  unit: 'one page (log-normal, median 200 kB), all questions',
  against: 'htmlparser2.parseDocument',
  units: pageCount,
  rounds: 15,
  subject: { prepare, run: readAll },
  baseline: { prepare, run: ({ pages }) => pages.reduce((sum, { html }) => sum + htmlParse(html), 0) },
});

export const readAgainstPeer = defineSection({
  name: 'read/peer',
  unit: 'one page (log-normal, median 200 kB), all questions',
  against: 'jsdom with turndown',
  bar: { atLeast: 10, because: 'a morning of captures is read again while one waits' },
  units: pageCount,
  rounds: 10,
  subject: { prepare, run: readAll },
  baseline: { prepare, run: ({ pages }) => pages.reduce((sum, { html }) => sum + jsdomTurndown(html), 0) },
});
