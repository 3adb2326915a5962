// Signs anywhere in a document: as many as are asked for, told by their stems or by their patterns.
import { describe, expect, it } from 'vitest';
import { openReading } from '#extractors/language/reading.ts';
import { hasSigns, type Sign } from '#extractors/language/signs.ts';
import { parseMarkdown } from '#text/markdown.ts';

const signs: readonly Sign[] = [
  { stems: ['controller'], pattern: /\bcontroller\b/ },
  { stems: ['processor'], pattern: /\bprocessor\b/ },
  { stems: ['breach'], pattern: /\bdata breach\b/ },
];

function has(markdown: string, least: number): boolean {
  const url = 'https://www.quillstack.test/legal';
  const reading = openReading({
    document: parseMarkdown(markdown, { url }),
    url,
    retrievedAt: '2026-09-01T08:00:00.000Z',
    offering: { name: 'Quill API', aliases: [] },
  });
  return hasSigns(reading, signs, least);
}

describe('signs in a document', () => {
  it('counts each sign once, wherever it stands', () => {
    const text = 'The Controller instructs the processor.\n\nThe controller is told of it.';
    expect(has(text, 2)).toBe(true);
    expect(has(text, 3)).toBe(false);
  });

  it('does not take a stem for its sign', () => {
    expect(has('Controllers and processors share a breach.', 1)).toBe(false);
  });

  it('finds the last of them too', () => {
    expect(has('After a data breach the processor tells the controller.', 3)).toBe(true);
  });
});
