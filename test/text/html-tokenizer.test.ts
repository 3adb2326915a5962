import { DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { LeapingTokenizer } from '#text/html/tokenizer.ts';
import { markup, randomBelow } from './markup.ts';

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
  const random = randomBelow(12345);
  for (let round = 0; round < 3000; round++) {
    const html = markup(random);
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
