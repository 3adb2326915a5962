import { isTag, isText, type AnyNode } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { deepest } from '#text/html/build.ts';
import type { PageElement, PageNode } from '#text/html/node.ts';
import { longestHtml, parseTree } from '#text/html/tree.ts';
import { markup, randomBelow } from './markup.ts';

/** Only what is read of attributes stands in our tree: here those that both know. */
const compared = ['href', 'title', 'class', 'id', 'hidden', 'alt'];

function ours(node: PageNode): unknown {
  if (node.kind === 'text') return node.data;
  if (node.kind === 'aside') return null;
  return [node.name, compared.map((name) => node.attribute(name)), node.children().map(ours)];
}

function theirs(node: AnyNode): unknown {
  if (isText(node)) return node.data;
  if (!isTag(node)) return null;
  return [node.name, compared.map((name) => node.attribs[name]), node.children.map(theirs)];
}

const nested = [
  '<li>',
  '</li>',
  '<ul>',
  '</ul>',
  '<table>',
  '<tr><td>',
  '<th>',
  '<tbody>',
  '<thead>',
  '</table>',
  '<div>',
  '</div>',
  '<dt>',
  '<dd>',
  '<option>',
  '<select>',
  '</br>',
  '</p>',
  '<h2>',
  '<svg>',
  '<path/>',
  '</svg>',
  '<title/>',
  '<mi>',
  '</mi>',
  '<BODY>',
  '<Head>',
  '<x-card/>',
  '<ruby><rt>',
];

describe('the tree of a page', () => {
  it('is the one that the parser by itself makes, of any markup', () => {
    const random = randomBelow(99);
    for (let round = 0; round < 3000; round++) {
      const parts = Array.from({ length: 1 + random(14) }, () =>
        random(3) === 0 ? markup(random) : `${nested[random(nested.length)]}a`,
      );
      const html = parts.join('');
      expect(parseTree(html).root.children().map(ours), html).toEqual(
        parseDocument(html).children.map(theirs),
      );
    }
  });

  it('holds of the attributes only those that are read, the first of each name', () => {
    const { root } = parseTree(
      '<a HREF="/x?a&amp;b" href="/y" data-n="1&lt;2" onclick="go()" class="c" rel=me>words</a>',
    );
    const link = root.first as PageElement;
    expect(['href', 'class', 'rel'].map((name) => link.attribute(name))).toEqual(['/x?a&b', 'c', 'me']);
    expect(['data-n', 'onclick'].map((name) => link.attribute(name))).toEqual([undefined, undefined]);
  });

  it('leaves out what is nested too deep, and keeps its text where it stood', () => {
    const { root } = parseTree(`${'<div>'.repeat(deepest)}<p>a<b>b</b><br>c</p>d`);
    let inner = root.first as PageElement;
    for (let depth = 1; depth < deepest; depth++) inner = inner.first as PageElement;
    expect(inner.children().map(ours)).toEqual(['ab', ['br', compared.map(() => undefined), []], 'cd']);
  });

  it('knows names across the chunks that a page is read in', () => {
    const tail = '<p class="one">two &amp; three</p>';
    for (let before = 1; before < tail.length; before++) {
      const html = 'x'.repeat((1 << 20) - before) + tail;
      const [, paragraph] = parseTree(html).root.children();
      expect(ours(paragraph!)).toEqual(theirs(parseDocument(tail).children[0]!));
    }
  });

  it('says that it cut what is too long', () => {
    expect(parseTree('x'.repeat(longestHtml)).truncated).toBe(false);
    expect(parseTree('x'.repeat(longestHtml + 1)).truncated).toBe(true);
  });

  it('parts texts by what is not text', () => {
    const { root } = parseTree('a<!-- b -->c</i>d');
    expect(root.children().map(ours)).toEqual(['a', null, 'cd']);
  });
});
