// One test a fixture: the suite that every dimension's own test file runs.
import { describe, expect, it } from 'vitest';
import { standsIn } from '#text/quotes.ts';
import { documentOf, fixturesOf, readFixture, type FixtureDocument, type FixtureFile } from './fixtures.ts';

export function testFixtures(dimension: string): void {
  for (const { file, fixtures } of fixturesOf(dimension)) {
    describe(`${dimension}: ${file}`, () => {
      for (const [form, { value, sentences }] of Object.entries(fixtures.forms)) {
        for (const sentence of sentences) {
          it(`${form}: "${sentence}" is ${value}`, () => {
            const draft = readFixture(dimension, { markdown: sentence }, fixtures.offering, fixtures);
            expect(draft?.value ?? 'none').toBe(value);
          });
        }
      }
      for (const document of fixtures.documents) {
        it(`${document.name}: ${document.value}`, () => checkDocument(dimension, document, fixtures));
      }
    });
  }
}

function checkDocument(dimension: string, document: FixtureDocument, fixtures: FixtureFile): void {
  const draft = readFixture(dimension, document, document.offering ?? fixtures.offering, {
    party: document.party ?? fixtures.party,
    role: document.role ?? fixtures.role,
    developer: document.developer ?? fixtures.developer,
  });
  const why = JSON.stringify(draft?.findings.map((step) => `${step.effect} ${step.rule}`));
  expect(draft?.value ?? 'none', why).toBe(document.value);
  const text = documentOf(document);
  for (const quote of draft?.quotes ?? []) {
    expect(standsIn(text, quote)).toBe(true);
    if (document.never) expect(quote.exact).not.toContain(document.never);
  }
  if (document.quote) expect(draft?.quotes.map((quote) => quote.exact).join('\n')).toContain(document.quote);
  if (document.details) expect(draft?.details).toMatchObject(document.details);
  for (const key of document.without) expect(draft?.details).not.toHaveProperty(key);
  if (document.access) expect(draft?.access).toMatchObject(document.access);
  if (document.effectiveFrom) expect(draft?.effectiveFrom).toBe(document.effectiveFrom);
  if (document.confidence) expect(draft?.confidence).toBe(document.confidence);
}
