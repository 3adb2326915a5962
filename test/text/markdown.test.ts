import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#text/markdown.ts';

const source = `---
title: "Zero data retention"
lang: en
---
import { Card } from '@site/card'

# Zero data retention

We keep **no** data when [ZDR](/zdr.md "t") is on:

- for chat
  1. including tools
- for \`embeddings\`

| Endpoint | Kept |
|---|:--:|
| chat | 0 days \\| none |

:::note[Limits]
Only for *approved* customers.
:::

> [!WARNING]
> Files are kept until deleted.

<Card title="Availability" icon="x">
  On request via sales.
</Card>

{{< callout type="info" >}}
Ask your account team.
{{< /callout >}}

\`\`\`py
# not a heading
\`\`\`

<details><summary>More</summary><p>Inner words.</p></details>

Setext title {#id}
---
![SOC 2 Type II](badge.png)
`;

describe('parseMarkdown', () => {
  const document = parseMarkdown(source, { url: 'https://docs.northwind.test/en/zdr' });
  const find = (words: string) => document.blocks.find(({ text }) => text.includes(words))!;

  it('reads front matter, and not as text', () => {
    expect(document).toMatchObject({
      media: 'markdown',
      title: 'Zero data retention',
      language: { declared: 'en' },
    });
    expect(document.text).not.toMatch(/import|title:|:::|\{\{|callout|<Card|\[!/);
  });

  it('reads lists with what introduces them', () => {
    expect(find('for chat')).toMatchObject({ kind: 'listItem', leadIn: 'We keep no data when ZDR is on:' });
    expect(find('including tools')).toMatchObject({
      depth: 2,
      leadIn: expect.stringContaining('for chat') as string,
    });
    expect(find('We keep no').links).toMatchObject([
      { label: 'ZDR', href: 'https://docs.northwind.test/zdr.md' },
    ]);
  });

  it('reads tables with their headers', () => {
    expect(find('0 days')).toMatchObject({ kind: 'tableRow', text: 'chat | 0 days | none' });
    expect(find('0 days').cells?.[1]?.header).toBe('Kept');
  });

  it.each([
    ['Only for approved customers.', ['Limits']],
    ['Files are kept until deleted.', ['Limits']],
    ['On request via sales.', ['Availability']],
    ['Ask your account team.', ['Availability']],
    ['Inner words.', ['Availability', 'More']],
  ])('reads what documentation frameworks add: %s', (words, headings) => {
    expect(find(words).headings.at(-1)).toBe(headings.at(-1));
  });

  it('keeps code apart from headings, and reads images as badges', () => {
    expect(find('not a heading').kind).toBe('paragraph');
    expect(find('SOC 2 Type II').kind).toBe('badge');
    expect(find('Setext title')).toMatchObject({ kind: 'heading', level: 2, text: 'Setext title' });
  });
});
