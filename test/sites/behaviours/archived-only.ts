import { article } from '../markup/article.ts';
import { brand } from '../markup/brand.ts';
import { html } from '../respond.ts';
import type { Behaviour, Sample } from '../site.ts';

export const keepsake = brand('Keepsake', 'keepsake.test', ['Locket API'], 320);

type Served = NonNullable<Sample['archive']>;

/** What the archive makes of an address whose site refuses machines. Each on a host of its own. */
export const archiveCases: Readonly<Record<string, Served>> = {
  good: 'used',
  silent: 'used',
  revisited: 'used',
  far: 'used',
  'error-between': 'used',
  many: 'used',
  never: 'never_archived',
  excluded: 'excluded',
  robots: 'excluded',
  shell: 'shell_only',
  old: 'too_old',
  limited: 'rate_limited',
  down: 'unavailable',
};

export function keepsakePage(host: string, days: number): string {
  return article({
    brand: keepsake,
    host,
    title: 'How the Locket API handles data',
    path: '/data',
    sections: [
      {
        heading: 'Training',
        text: ['Keepsake does not train models on what customers send through the Locket API.'],
      },
      { heading: 'Keeping', text: [`Requests are kept for ${days} days and then destroyed.`] },
    ],
  });
}

export const archivedOnly: Behaviour = {
  name: 'archived-only',
  does: 'a site that refuses every machine; the archive has a good copy (told by the index alone, as revisit rows, far from the date asked, behind an error, after many rows), or a reason why it has none',
  hosts: Object.keys(archiveCases).map((name) => `${name}.keepsake.test`),
  samples: Object.entries(archiveCases).map(([name, archive]): Sample => ({
    url: `http://${name}.keepsake.test/data`,
    kind: 'page',
    verdict: 'blocked',
    archive,
    ...(archive === 'used' ? { holds: ['does not train models on what customers send'] } : {}),
  })),
  answer(exchange) {
    html(
      exchange,
      '<!doctype html><html lang="en"><head><title>Access denied</title></head><body><h1>Access denied</h1><p>Automated visits are not welcome here. Reference 18.5c.</p></body></html>',
      { status: 403 },
    );
  },
};
