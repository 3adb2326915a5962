// Reading the captures of a saved history one after another, and nothing else: no verdict, no database, no comparing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '#extractors/read.ts';
import { standaloneDimensions } from '#pipeline/standalone.ts';
import { parseHtml } from '#text/html.ts';
import type { SavedHistory } from '../history.ts';

export function readCaptures({ folder, files }: SavedHistory): number {
  let evidence = 0;
  for (const file of files) {
    const document = parseHtml(readFileSync(join(folder, file), 'utf8'), {
      url: 'https://gale.test/legal/terms',
    });
    evidence += read({
      document,
      url: 'https://gale.test/legal/terms',
      retrievedAt: '2026-01-01T00:00:00.000Z',
      offering: { name: 'Gale API', aliases: [] },
      dimensions: standaloneDimensions,
    }).length;
  }
  return evidence;
}
