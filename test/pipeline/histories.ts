// Histories saved as a manifest and its files, and what a replay of them tells, in brief.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { ReplayEvent } from '#pipeline/replay.ts';

/** The folder of the test that runs. */
export let folder: string;

/** To be called once by a test file that saves histories. */
export function inFolders(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-replay-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
}

export const filler = [
  'Northwind builds language models and serves them through one programming interface.',
  'This page describes how we protect what you send to us and what we promise about it.',
  'Our security team reviews every change before it reaches production systems.',
  'Customers may ask questions about this page at any time and will get an answer.',
  'We publish changes to this page thirty days before they take effect for customers.',
  'Employees get access to production systems only where their work calls for it.',
];
export const good = 'We do not use customer data submitted through the Northwind API to train our models.';
export const bad = 'We may use customer data submitted through the Northwind API to train our models.';
export const error =
  '<html lang="en"><head><title>Northwind</title></head><body><main><h1>Something went wrong</h1><p>An unexpected error has occurred. Please try again later.</p></main></body></html>';

/** Of another page altogether. */
export const elsewhere = [
  'The harbour opens at six in the morning and closes when the last ferry has left the pier.',
  'Tickets are sold at the booth beside the lighthouse, in cash and from the age of twelve on.',
  'Dogs travel free of charge as long as they stay on the lower deck and close to their owner.',
  'Bicycles find a place at the stern, where the crew ties them to the rail before departure.',
  'In a storm the captain decides whether the ferry leaves, and nobody argues with the captain.',
  'Lost umbrellas are kept behind the bar of the station for a season and then given away.',
  'School classes write to the office a fortnight ahead, with the number of children and teachers.',
];

export function save(captures: readonly string[]): string {
  const manifest = join(folder, 'manifest.json');
  captures.forEach((html, index) => writeFileSync(join(folder, `${index}.html`), html));
  writeFileSync(
    manifest,
    JSON.stringify({
      id: 'northwind',
      source: {
        url: 'https://northwind.test/trust',
        mediaType: 'text/html',
        offering: { name: 'Northwind API', aliases: [] },
      },
      captures: captures.map((_, index) => ({
        index,
        file: `${index}.html`,
        status: 200,
        retrievedAt: new Date(Date.parse('2026-03-01T00:00:00Z') + index * 43_200_000).toISOString(),
      })),
    }),
  );
  return manifest;
}

export function brief(events: readonly ReplayEvent[]): string[] {
  return events
    .filter((each) => each.kind !== 'verified' && each.kind !== 'held')
    .map(
      (each) =>
        `${each.index} ${each.kind}${each.kind === 'candidate' ? ` ${each.dimension} ${each.change}` : ''}`,
    );
}
