import { describe, expect, it } from 'vitest';
import { parseHtml } from '#text/html.ts';
import { joinViews } from '#text/join-views.ts';

function view(label: string, rows: readonly string[]) {
  const table = rows.map((row) => `<tr><td>${row}</td><td>Ireland</td></tr>`).join('');
  const html = `<title>Trust</title><header><a href="/">Home</a></header><main><h1>Trust</h1><h2>Subprocessors</h2>
    <table><tr><th>Name</th><th>Place</th></tr>${table}</table></main>`;
  return { label, document: parseHtml(html, { url: 'https://trust.northwind.test/' }) };
}

describe('joinViews', () => {
  const joined = joinViews([view('', ['A', 'B']), view('page 2 of 2', ['B', 'C'])]);

  it('holds the entries of all views, and what repeats once', () => {
    const rows = joined.blocks.filter((block) => block.kind === 'tableRow').map((block) => block.text);
    expect(rows).toEqual(['Name | Place', 'A | Ireland', 'B | Ireland', 'C | Ireland']);
    expect(joined.blocks.filter((block) => block.text === 'Home')).toHaveLength(1);
  });

  it('says which view showed a block', () => {
    expect(joined.blocks.find((block) => block.text.startsWith('C'))).toMatchObject({ view: 1 });
    expect(joined.blocks.find((block) => block.text.startsWith('A'))).toMatchObject({ view: 0 });
  });

  it('keeps offsets and headings right', () => {
    for (const block of joined.blocks) {
      expect(joined.text.slice(block.start, block.end)).toBe(block.text);
      for (const cell of block.cells ?? []) expect(joined.text.slice(cell.start, cell.end)).toBe(cell.text);
    }
    expect(joined.blocks.at(-1)).toMatchObject({ text: 'C | Ireland', headings: ['Subprocessors'] });
  });

  it('is the document itself for one view', () => {
    const only = view('', ['A']);
    expect(joinViews([only])).toBe(only.document);
  });
});
