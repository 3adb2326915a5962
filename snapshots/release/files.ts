// The files of a release, all in memory first: only a whole and valid release is ever written.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildData } from './data.ts';
import { toCsv } from './csv.ts';
import { toAtom, toJsonFeed, type Feed } from './feeds.ts';
import type { ReleaseChange, ReleaseInput } from './input.ts';
import { renderPage } from './pages/frame.ts';
import { slugOf } from './pages/addresses.ts';
import { pagesOf } from './pages/site.ts';
import { releaseSchema, type ReleaseData } from './schema.ts';
import { InvalidReleaseError } from './errors.ts';

export type ReleaseFiles = ReadonlyMap<string, string>;

export interface ReleaseManifest {
  readonly schema_version: string;
  readonly digest: string;
  readonly generated_at: string;
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly size: number }>>;
}

/** The name of the manifest: written last, so that its presence means a whole release. */
export const MANIFEST = 'release.json';

export function releaseFiles(input: ReleaseInput): ReleaseFiles {
  const data = validData(input);
  const site = { data, url: siteUrl(input), contact: input.registry.settings.contact };
  const files = new Map<string, string>();
  files.set('data.json', `${JSON.stringify(data, null, 1)}\n`);
  files.set('data.schema.json', `${JSON.stringify(z.toJSONSchema(releaseSchema), null, 1)}\n`);
  files.set('cells.csv', toCsv(data));
  files.set('style.css', readFileSync(join(import.meta.dirname, 'pages/style.css'), 'utf8'));
  for (const page of pagesOf(data, input.changes)) files.set(page.path, renderPage(site, page));
  for (const [path, content] of feedFiles(input, data)) files.set(path, content);
  files.set(MANIFEST, `${JSON.stringify(manifestOf(data, files), null, 1)}\n`);
  return files;
}

function validData(input: ReleaseInput): ReleaseData {
  const data = buildData(input);
  const parsed = releaseSchema.safeParse(data);
  if (parsed.success) return data;
  throw new InvalidReleaseError(z.prettifyError(parsed.error));
}

function manifestOf(data: ReleaseData, files: ReleaseFiles): ReleaseManifest {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    schema_version: data.schema_version,
    digest: data.digest,
    generated_at: data.generated_at,
    files: Object.fromEntries(
      entries.map(([path, content]) => [
        path,
        { sha256: createHash('sha256').update(content).digest('hex'), size: Buffer.byteLength(content) },
      ]),
    ),
  };
}

function* feedFiles(input: ReleaseInput, data: ReleaseData): Generator<[string, string]> {
  const site = siteUrl(input);
  const offeringNames = new Map(data.offerings.map((each) => [each.id, each.name]));
  const labels = new Map(data.dimension_details.map((each) => [each.key, each.label]));
  const names = {
    offering: (id: string) => offeringNames.get(id) ?? id,
    dimension: (key: string) => labels.get(key) ?? key,
  };
  const feed = (title: string, path: string, home: string, changes: readonly ReleaseChange[]): Feed => ({
    title: `${data.name}: ${title}`,
    path,
    home: site + home,
    site,
    updated: data.generated_at,
    changes,
    names,
  });
  const feeds = [
    feed('all changes', 'feed', 'changelog/', input.changes),
    ...data.offerings.map((each) =>
      feed(
        each.name,
        `offerings/${each.id}/feed`,
        `offerings/${each.id}/`,
        input.changes.filter((change) => change.offering === each.id),
      ),
    ),
    ...data.dimension_details.map((each) =>
      feed(
        each.label,
        `questions/${slugOf(each.key)}/feed`,
        `questions/${slugOf(each.key)}/`,
        input.changes.filter((change) => change.dimension === each.key),
      ),
    ),
  ];
  for (const each of feeds) {
    yield [`${each.path}.atom`, toAtom(each)];
    yield [`${each.path}.json`, toJsonFeed(each)];
  }
}

function siteUrl(input: ReleaseInput): string {
  const url = input.registry.settings.site_url;
  return url.endsWith('/') ? url : `${url}/`;
}
