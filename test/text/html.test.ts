import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '#types/text.ts';
import { parseHtml } from '#text/html.ts';
import { sha256 } from '#text/sha256.ts';

const url = 'https://trust.northwind.test/legal/';

function blocksOf(html: string): readonly Block[] {
  return parseHtml(html, { url }).blocks;
}

function lines(html: string): string[] {
  return blocksOf(html).map((block) => `${block.kind}: ${block.text}`);
}

function body(html: string): string[] {
  return blocksOf(html)
    .filter((block) => block.furniture === undefined)
    .map((block) => block.text);
}

function find(html: string, words: string): Block {
  const block = blocksOf(html).find(({ text }) => text.includes(words));
  if (block === undefined) throw new Error(`no block holds "${words}"`);
  return block;
}

describe('words and lines', () => {
  it('joins inline elements without gluing or splitting words', () => {
    expect(
      lines(
        '<p>We <b>never</b> use your <a href="/x">Customer&nbsp;Data</a>\n to <i>tr</i>ain<br>models.</p>',
      ),
    ).toEqual(['paragraph: We never use your Customer Data to train models.']);
  });

  it('keeps the words of touching boxes apart', () => {
    expect(body('<div><span>SOC 2 Type II</span><span>Report</span></div>')).toEqual([
      'SOC 2 Type II Report',
    ]);
  });

  it('makes paragraphs of text that stands in divisions', () => {
    expect(body('<div>One thing.<div>Another thing.</div>And a third.</div>')).toEqual([
      'One thing.',
      'Another thing.',
      'And a third.',
    ]);
  });

  it('ends a paragraph at two line breaks, and at one after a sentence', () => {
    expect(body('<div>First line<br>goes on.<br>Second sentence<br><br>third</div>')).toEqual([
      'First line goes on.',
      'Second sentence',
      'third',
    ]);
  });

  it('removes invisible characters and decodes protected addresses of both forms', () => {
    const hex = (address: string, key: number) =>
      [key, ...Buffer.from(address).map((byte) => byte ^ key)]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
    const html = `<p>Write to <a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="${hex('dpo@northwind.test', 0x5a)}">[email&#160;protected]</a>\u2060 or <a href="/cdn-cgi/l/email-protection#${hex('legal@northwind.test', 0x11)}">our team</a>.</p>`;
    const block = blocksOf(html)[0]!;
    expect(block.text).toBe('Write to dpo@northwind.test or our team.');
    expect(block.links.map((link) => link.href)).toContain('mailto:legal@northwind.test');
  });

  it('reads no script, style, template or comment, and reads declared shadow roots', () => {
    const html = `<p>Seen words here.</p><script>var a = "<p>unseen</p>"</script><style>p{}</style><!-- no -->
      <template><p>never shown</p></template>
      <x-card><template shadowrootmode="open"><p>In the shadow root.</p></template></x-card>`;
    expect(body(html)).toEqual(['Seen words here.', 'In the shadow root.']);
  });

  it('reads noscript only where nothing else is there, and says so', () => {
    const shell =
      '<div id="app"></div><noscript><p>Please enable JavaScript to see the trust center.</p></noscript>';
    expect(blocksOf(shell)).toMatchObject([{ hidden: true, furniture: 'control' }]);
    const page = `<main><p>${'Northwind stores data in the region of your choice. '.repeat(6)}</p></main><noscript>Enable JavaScript</noscript>`;
    expect(blocksOf(page)).toHaveLength(1);
  });

  it('survives markup that is not closed or not opened', () => {
    expect(body('</div><p>One<p>Two<div>Three</p></table><td>Four')).toEqual(['One', 'Two', 'Three', 'Four']);
  });
});

describe('headings and lists', () => {
  const html = `<title>Data usage | Northwind</title><h1>Data usage</h1><h2>API</h2>
    <p>Intro sentence. With the API, we will not:</p>
    <ul><li>train on your data;</li><li>sell it, in particular:<ol><li>to brokers</li></ol></li></ul>
    <h3>Logs</h3><p>Kept for 30 days.</p><h2>Chat</h2><p>Other rules.</p>`;

  it('gives each block the headings above it, without the title', () => {
    expect(find(html, '30 days').headings).toEqual(['API', 'Logs']);
    expect(find(html, 'Other rules').headings).toEqual(['Chat']);
  });

  it('gives items the sentence that introduces them', () => {
    expect(find(html, 'train on')).toMatchObject({
      kind: 'listItem',
      depth: 1,
      leadIn: 'With the API, we will not:',
    });
    expect(find(html, 'brokers')).toMatchObject({
      depth: 2,
      leadIn: 'With the API, we will not: sell it, in particular:',
    });
  });

  it('lists paragraphs that count themselves', () => {
    const counted =
      '<p>The provider shall:</p><p>(a) keep data confidential;</p><p>(b) delete it on request.</p>';
    expect(find(counted, 'delete it')).toMatchObject({ kind: 'listItem', leadIn: 'The provider shall:' });
  });

  it('reads a definition as an item under its term', () => {
    expect(find('<dl><dt>Retention</dt><dd>30 days, then deleted</dd></dl>', '30 days')).toMatchObject({
      kind: 'listItem',
      leadIn: 'Retention',
    });
  });

  it('heads an accordion with its button, and keeps the hidden answer as body', () => {
    const accordion = `<h2>Questions</h2><button aria-expanded="false" aria-controls="a1">Do you train on my data?</button>
      <div id="a1" aria-hidden="true"><p>No. We do not train on it.</p></div>`;
    const answer = find(accordion, 'We do not train');
    expect(answer).toMatchObject({ hidden: true, headings: ['Questions', 'Do you train on my data?'] });
    expect(answer.furniture).toBeUndefined();
  });

  it('takes a line in bold by itself for a heading, and a sentence in bold for a sentence', () => {
    const bold =
      '<h2>Terms</h2><p><strong>4. Subprocessors</strong></p><p><b>We do not train on your data.</b></p>';
    expect(find(bold, '4. Sub')).toMatchObject({ kind: 'heading', level: 3 });
    expect(find(bold, 'We do not')).toMatchObject({
      kind: 'paragraph',
      headings: ['Terms', '4. Subprocessors'],
    });
  });
});

describe('tables', () => {
  const html = `<p>Our subprocessors:</p><table><thead><tr><th>Name</th><th>Location</th></tr></thead>
    <tbody><tr><td>Fabrikam Cloud</td><td><p>Ireland</p><p>(EU)</p></td></tr>
    <tr><td rowspan="2">Contoso</td><td>Germany</td></tr><tr><td>France</td></tr></tbody></table>`;

  it('makes a row a line, and gives its cells their headers', () => {
    const row = find(html, 'Fabrikam');
    expect(row).toMatchObject({
      kind: 'tableRow',
      text: 'Fabrikam Cloud | Ireland (EU)',
      leadIn: 'Our subprocessors:',
    });
    expect(row.cells?.map((cell) => cell.header)).toEqual(['Name', 'Location']);
  });

  it('keeps columns right below a cell that spans rows', () => {
    const row = find(html, 'France');
    expect(row.cells).toMatchObject([{ text: 'France', header: 'Location' }]);
    expect(row.leadIn).toBe('Contoso');
  });

  it('takes nothing from an element by a role that is none', () => {
    expect(lines('<ul><li role="constructor">The audit report.</li></ul>')).toEqual([
      'listItem: The audit report.',
    ]);
  });

  it('reads ARIA tables like tables', () => {
    const aria = `<div role="table"><div role="row"><span role="columnheader">Report</span><span role="columnheader">Access</span></div>
      <div role="row"><div role="cell">SOC 2 Type II</div><div role="cell"><button>Request access</button></div></div></div>`;
    expect(find(aria, 'SOC 2')).toMatchObject({ kind: 'tableRow', text: 'SOC 2 Type II | Request access' });
    expect(find(aria, 'SOC 2').cells?.[1]?.header).toBe('Access');
  });

  it('does not take a layout for data', () => {
    const layout =
      '<table role="presentation"><tr><td><h2>Left</h2><p>Words here.</p></td><td><p>Right.</p></td></tr></table>';
    expect(lines(layout)).toEqual(['heading: Left', 'paragraph: Words here.', 'paragraph: Right.']);
  });

  it('lets a mark that is all a cell holds speak for the cell', () => {
    const marks =
      '<table><tr><th>Plan</th><th>ZDR</th></tr><tr><td>Enterprise</td><td><svg aria-label="Included"></svg></td></tr></table>';
    expect(find(marks, 'Enterprise').text).toBe('Enterprise | Included');
  });
});

describe('links, badges and facts', () => {
  it('resolves links against the base, and marks their label in the text', () => {
    const document = parseHtml(
      '<base href="/en/"><p>See the <a href="dpa.pdf">data  addendum</a> and <a href="javascript:x()">this</a>.</p>',
      { url },
    );
    const [link, ...others] = document.blocks[0]!.links;
    expect(others).toEqual([]);
    expect(link).toMatchObject({ label: 'data addendum', href: 'https://trust.northwind.test/en/dpa.pdf' });
    expect(document.text.slice(link!.start, link!.end)).toBe('data addendum');
  });

  it('names badges, not decorations', () => {
    const html =
      '<img alt="SOC 2 Type II"><img alt="logo"><img alt="arrow-right.svg"><a href="/iso"><svg><title>ISO 27001 certified</title></svg></a>';
    expect(lines(html)).toEqual(['badge: SOC 2 Type II', 'badge: ISO 27001 certified']);
  });

  it('reads title, canonical address and language', () => {
    const document = parseHtml(
      '<html lang="en-GB"><head><title>Trust &amp; Safety</title><link rel="canonical" href="/trust"></head><body><p>Hi</p></body></html>',
      { url },
    );
    expect(document).toMatchObject({
      title: 'Trust & Safety',
      canonical: 'https://trust.northwind.test/trust',
      language: { declared: 'en' },
    });
  });
});

describe('copies', () => {
  const entries = ['Report A of 2025', 'Report B of 2025', 'Report C of 2025', 'Report D of 2025'];
  const list = (items: readonly string[], attributes = '') =>
    `<ul ${attributes}>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

  it('drops a hidden copy of a list that is there', () => {
    expect(body(`<main>${list(entries)}${list(entries, 'class="sr-only"')}</main>`)).toEqual(entries);
  });

  it('keeps the fullest list, hidden or not', () => {
    const blocks = blocksOf(
      `<main>${list(entries.slice(0, 2))}<p>1-2 of 4</p>${list(entries, 'class="visually-hidden"')}</main>`,
    );
    expect(blocks.filter((block) => block.kind === 'listItem').map((block) => block.text)).toEqual(entries);
  });

  it('keeps both where each has something of its own', () => {
    const first = ['Alpha report', 'Beta report'];
    const second = ['Beta report', 'Gamma report'];
    expect(body(`<main>${list(first)}${list(second, 'hidden')}</main>`)).toEqual([...first, ...second]);
  });
});

describe('every document', () => {
  const markup = fc.array(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<div hidden>',
      '</div>',
      '<table>',
      '<tr>',
      '<td>',
      '</td>',
      '</table>',
      '<ul>',
      '<li>',
      '</ul>',
      '<a href="/x">',
      '</a>',
      '<b>',
      '</b>',
      '<br>',
      '<h2>',
      '</h2>',
      '<svg>',
      '<title>',
      '<button>',
      '</button>',
      '<template shadowrootmode=open>',
      '<!--',
      '-->',
      '&amp;',
      '&nbsp;',
      '<img alt="A badge">',
      'word',
      ' ',
      '\u0301',
      'é',
      '\u200b',
      '<script>',
      '</script>',
      '<main>',
      '<nav>',
      '</nav>',
      '<dl><dt>',
      '<dd>',
      '<pre>',
      '\n\n',
      '😀',
      '<th>',
    ),
    { maxLength: 80 },
  );

  it('is tiled by its blocks, whatever the markup', () => {
    fc.assert(
      fc.property(markup, (parts) => {
        const document = parseHtml(parts.join(''), { url });
        expect(document.blocks.map((block) => block.text).join('\n')).toBe(document.text);
        expect(document.textSha256).toBe(sha256(document.text));
        for (const block of document.blocks) {
          expect(document.text.slice(block.start, block.end)).toBe(block.text);
          expect(block.text).not.toMatch(/\n|\s\s|^\s|\s$|^$/);
          for (const part of [
            ...block.links.map((link) => ({ ...link, text: link.label })),
            ...(block.cells ?? []),
          ]) {
            expect(document.text.slice(part.start, part.end)).toBe(part.text);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is the same for the same bytes', () => {
    const html = '<h1>A</h1><ul><li>One<li>Two</ul><p>Three</p>';
    expect(parseHtml(html)).toEqual(parseHtml(html));
  });
});
