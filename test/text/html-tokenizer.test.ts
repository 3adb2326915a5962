import { DomHandler, type Element } from 'domhandler';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { LeapingTokenizer } from '#text/html/tokenizer.ts';
import { parseTree } from '#text/html/tree.ts';

const pieces = [
  '<p>',
  '</p>',
  '<a href="/x?a=1&amp;b=2">',
  "<a title='it&#39;s'>",
  '<p class="a b" ID="c" hidden>',
  '<i a=""b="2"/>',
  '<i =a="b" / c ="d" e= "f">',
  '<i a="&" b="x&amp;y" data-n="1>2">',
  '</a>',
  'words & more',
  '&amp;',
  '&copy',
  '&#x41;',
  '<',
  '>',
  '"',
  "'",
  '=',
  '<!-- a -- b -->',
  '<!--',
  '-->',
  '<![CDATA[ x ]]>',
  '<script>if (a < b && c) "</p>"</script>',
  '<style>a>b{}</style>',
  '<title>a &lt; b</title>',
  '<textarea><b></textarea>',
  '<script>',
  '</script>',
  '<svg/>',
  '<img alt=x src=y>',
  '<b class="',
  '<?php x ?>',
  '<!doctype html>',
  ' \n ',
  '</',
  '<p a b=c',
  'é漢😀',
];

function tree(chunks: readonly string[], options: ConstructorParameters<typeof Parser>[1]): string {
  const events: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => events.push(`<${name} ${JSON.stringify(attributes)}>`),
      onclosetag: (name) => events.push(`</${name}>`),
      ontext: (data) => {
        if (events.at(-1)?.startsWith('#')) events.push((events.pop() ?? '') + data);
        else events.push(`#${data}`);
      },
      oncomment: (data) => events.push(`!${data}`),
      onprocessinginstruction: (_, data) => events.push(`?${data}`),
    },
    options,
  );
  for (const chunk of chunks) parser.write(chunk);
  parser.end();
  return events.join('\n');
}

test('leaping over text gives what stepping through it gives, however it is cut into chunks', () => {
  let state = 12345;
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  for (let round = 0; round < 3000; round++) {
    const html = Array.from({ length: 1 + random(14) }, () => pieces[random(pieces.length)]).join('');
    const cut = random(html.length + 1);
    const chunks = random(2) === 0 ? [html] : [html.slice(0, cut), html.slice(cut)];
    expect(tree(chunks, { Tokenizer: LeapingTokenizer }), html).toBe(tree(chunks, {}));
  }
});

test('the tree of a page is the same', () => {
  const html = `<!doctype html><style>${'a{b:c}'.repeat(50)}</style><p class="a &amp; b">One &amp; two<br>three</p>`;
  const dom = (options: ConstructorParameters<typeof Parser>[1]): number => {
    const handler = new DomHandler();
    const parser = new Parser(handler, options);
    parser.end(html);
    return handler.dom.length;
  };
  expect(dom({ Tokenizer: LeapingTokenizer })).toBe(dom({}));
});

test('of the attributes those that are read stand in the tree, the others do not', () => {
  const { root } = parseTree(
    '<a href="/x?a&amp;b" data-n="1&lt;2" onclick="go()" class="c" rel=me>words</a>',
  );
  expect((root.children[0] as Element).attribs).toEqual({ href: '/x?a&b', class: 'c', rel: 'me' });
});
