// Fixtures of a dimension: single sentences by form, and small documents, each with the answer a careful person gives.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { EvidenceDraft } from '#types/evidence.ts';
import type { TextDocument } from '#types/text.ts';
import { parseHtml } from '#text/html.ts';
import { parseMarkdown } from '#text/markdown.ts';
import { read } from '#extractors/read.ts';

const answer = z.enum(['yes_public', 'yes_sales_gated', 'partial', 'unclear', 'no', 'none']);
const offering = z.object({
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  not: z.array(z.string()).optional(),
});

const party = z.object({ name: z.string(), aliases: z.array(z.string()).default([]) });
/** Who controls the page, and who develops the models. */
const standing = {
  party: party.optional(),
  role: z.enum(['platform', 'developer', 'authority']).optional(),
  developer: party.optional(),
};

const fixtureFile = z.strictObject({
  offering,
  ...standing,
  url: z.string().default('https://www.quillstack.test/legal'),
  /** Sentences that must all get the same answer, alone on a page. */
  forms: z
    .record(z.string(), z.strictObject({ value: answer, sentences: z.array(z.string()).min(1) }))
    .default({}),
  documents: z
    .array(
      z.strictObject({
        name: z.string(),
        offering: offering.optional(),
        ...standing,
        url: z.string().optional(),
        markdown: z.string().optional(),
        html: z.string().optional(),
        value: answer,
        /** Must stand in one of the quotes. */
        quote: z.string().optional(),
        /** Must not stand in any quote. */
        never: z.string().optional(),
        details: z.record(z.string(), z.unknown()).optional(),
        /** Details that must not be there. */
        without: z.array(z.string()).default([]),
        access: z.record(z.string(), z.string()).optional(),
        effectiveFrom: z.string().optional(),
        confidence: z.enum(['high', 'medium', 'low']).optional(),
      }),
    )
    .default([]),
});

export type FixtureFile = z.infer<typeof fixtureFile>;
export type FixtureDocument = FixtureFile['documents'][number];
export type Standing = Pick<FixtureDocument, 'party' | 'role' | 'developer'>;

export function fixturesOf(dimension: string): { file: string; fixtures: FixtureFile }[] {
  const folder = join(import.meta.dirname, '../../extractors/dimensions', dimension, 'fixtures');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({
      file: name,
      fixtures: fixtureFile.parse(parseYaml(readFileSync(join(folder, name), 'utf8'))),
    }));
}

export function documentOf(fixture: { markdown?: string; html?: string; url?: string }): TextDocument {
  const options = { url: fixture.url ?? 'https://www.quillstack.test/legal' };
  if (fixture.html !== undefined) return parseHtml(fixture.html, options);
  return parseMarkdown(fixture.markdown ?? '', options);
}

export function readFixture(
  dimension: string,
  fixture: { markdown?: string; html?: string; url?: string },
  words: z.infer<typeof offering>,
  { party: owner, role, developer }: Standing = {},
): EvidenceDraft | undefined {
  const document = documentOf(fixture);
  return read({
    document,
    url: fixture.url ?? 'https://www.quillstack.test/legal',
    retrievedAt: '2026-09-01T08:00:00.000Z',
    offering: words,
    party: owner,
    role,
    developer,
    dimensions: [{ key: dimension }],
  })[0];
}
