// A saved history of a page as real ones are: other furniture and identifiers at every visit, an edit now and then.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatePage, mulberry } from './generate-html.ts';

export interface SavedHistory {
  readonly folder: string;
  readonly manifest: string;
  readonly files: readonly string[];
}

const promises = [
  '<p>We do not use customer data submitted through the Gale API to train our models.</p>',
  '<p>Our SOC 2 Type II report is available to customers under NDA on request.</p>',
];

export function saveHistory(captures: number, size = 200_000): SavedHistory {
  const folder = mkdtempSync(join(tmpdir(), 'assay-history-'));
  const body = generatePage(mulberry(11), size);
  const files = Array.from({ length: captures }, (_, index) => {
    const file = `${String(index).padStart(4, '0')}.html`;
    writeFileSync(join(folder, file), captureOf(body, index));
    return file;
  });
  const manifest = join(folder, 'manifest.json');
  writeFileSync(
    manifest,
    JSON.stringify({
      id: 'gale',
      source: {
        url: 'https://gale.test/legal/terms',
        mediaType: 'text/html',
        offering: { name: 'Gale API', aliases: [] },
      },
      captures: files.map((file, index) => ({
        index,
        file,
        status: 200,
        retrievedAt: new Date(Date.parse('2026-01-01T00:00:00.000Z') + index * 43_200_000).toISOString(),
      })),
    }),
  );
  return { folder, manifest, files };
}

/** Every visit has its own identifier; every tenth capture edits a paragraph. */
function captureOf(body: string, index: number): string {
  const visit = `<footer><a href="/?visit=${index}-8a6e0804-2bd0-4672">Terms</a> © ${2026 + (index % 2)}</footer>`;
  const edit = `<p>Our offices moved for the ${Math.floor(index / 10) + 1}. time this year.</p>`;
  return body.replace('</article></main>', `${promises.join('')}${edit}</article></main>${visit}`);
}
