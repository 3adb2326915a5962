// Run by itself: reads generated pages on every question, over and over, and prints the highest resident memory in MB.
import { read } from '#extractors/read.ts';
import { loadRegistry } from '#pipeline/registry/load.ts';
import { parseHtml } from '#text/html.ts';
import { generatePages } from './generate-html.ts';

const times = 10;

const { registry } = loadRegistry('registry');
if (!registry) throw new Error('the shipped registry cannot be read; run `assay registry check`');
const pages = generatePages(12, 11);
for (let time = 0; time < times; time += 1) {
  for (const { html, url } of pages) {
    read({
      document: parseHtml(html, { url }),
      url,
      retrievedAt: '2026-03-01T00:00:00.000Z',
      offering: { name: 'Larkfield API', aliases: ['Larkfield API', 'the API'] },
      dimensions: registry.dimensions,
    });
  }
}
console.log(process.resourceUsage().maxRSS / 1024);
