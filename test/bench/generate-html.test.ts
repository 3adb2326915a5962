// The generated pages are like real ones where it matters for speed; README.md of bench/ has what was measured on those.
import { isTag, isText, type ChildNode } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { readers } from '#extractors/dimensions/index.ts';
import { sentencesOf } from '#text/sentences.ts';
import { parseHtml } from '#text/html.ts';
import { generatePages } from '../../bench/generate-html.ts';
import type { Prose } from '../../bench/prose.ts';

interface Properties {
  readonly text: number;
  readonly script: number;
  readonly style: number;
  readonly elements: number;
  readonly attributes: number;
  readonly words: number;
  readonly distinct: number;
  readonly anySubject: number;
  readonly subject: ReadonlyMap<string, number>;
}

/** Of all pages together; elements and attributes for each kB. */
function propertiesOf(prose: Prose): Properties {
  const pages = generatePages(12, 11, prose);
  const bytes = pages.reduce((sum, { html }) => sum + html.length, 0);
  const counts = { text: 0, script: 0, style: 0, elements: 0, attributes: 0 };
  const sentences: string[] = [];
  for (const { html } of pages) {
    const { text, blocks } = parseHtml(html);
    counts.text += text.length;
    for (const block of blocks)
      if (!block.furniture && block.kind !== 'heading')
        sentences.push(...sentencesOf(block).map((sentence) => sentence.text.toLowerCase()));
    count(parseDocument(html).children, counts);
  }
  const words = sentences.flatMap((sentence) => sentence.match(/[a-z]+/g) ?? []);
  const holding = (stems: readonly string[]): number =>
    sentences.filter((sentence) => stems.some((stem) => sentence.includes(stem))).length / sentences.length;
  return {
    text: counts.text / bytes,
    script: counts.script / bytes,
    style: counts.style / bytes,
    elements: (counts.elements / bytes) * 1000,
    attributes: counts.attributes / counts.elements,
    words: words.length / sentences.length,
    distinct: new Set(words.slice(0, 4000)).size,
    anySubject: holding([...readers.values()].flatMap(({ stems }) => stems)),
    subject: new Map([...readers].map(([key, { stems }]) => [key, holding(stems)])),
  };
}

function count(nodes: readonly ChildNode[], counts: Record<string, number>): void {
  for (const node of nodes) {
    if (!isTag(node) && !('children' in node)) continue;
    if ('name' in node) {
      counts['elements']! += 1;
      counts['attributes']! += Object.keys(node.attribs).length;
      for (const child of node.children)
        if (isText(child) && (node.name === 'script' || node.name === 'style'))
          counts[node.name]! += child.data.length;
    }
    count(node.children, counts);
  }
}

describe('generated pages', () => {
  const real = propertiesOf('real');

  it('share their bytes out as real pages do', () => {
    expect(real.text).toBeGreaterThan(0.1);
    expect(real.text).toBeLessThan(0.16);
    expect(real.script).toBeGreaterThan(0.44);
    expect(real.script).toBeLessThan(0.56);
    expect(real.style).toBeGreaterThan(0.03);
    expect(real.style).toBeLessThan(0.08);
    expect(real.elements).toBeGreaterThan(2.6);
    expect(real.elements).toBeLessThan(4);
    expect(real.attributes).toBeGreaterThan(1.4);
    expect(real.attributes).toBeLessThan(2);
  });

  it('have sentences as long, and words as many, as real ones', () => {
    expect(real.words).toBeGreaterThan(16);
    expect(real.words).toBeLessThan(22);
    expect(real.distinct).toBeGreaterThan(700);
    expect(real.distinct).toBeLessThan(1200);
  });

  it('speak of our subjects about as often as real pages do', () => {
    expect(real.anySubject).toBeGreaterThan(0.28);
    expect(real.anySubject).toBeLessThan(0.45);
    for (const [key, least, most] of [
      ['training_on_customer_data', 0.05, 0.13],
      ['retention_zdr', 0.1, 0.2],
      ['data_residency', 0.09, 0.2],
      ['gdpr_dpa', 0.06, 0.13],
      ['trust_center', 0.02, 0.08],
    ] as const) {
      expect(real.subject.get(key), key).toBeGreaterThan(least);
      expect(real.subject.get(key), key).toBeLessThan(most);
    }
  });

  it('are the same for the same seed', () => {
    expect(generatePages(2, 3)).toEqual(generatePages(2, 3));
    expect(generatePages(1, 3)).not.toEqual(generatePages(1, 4));
  });

  it('speak of nothing else when they are dense', () => {
    expect(propertiesOf('dense').anySubject).toBeGreaterThan(0.8);
  });
});
