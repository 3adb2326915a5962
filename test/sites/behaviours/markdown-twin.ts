import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html, markdown, plain } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const sorrel = brand('Sorrelfield', 'sorrelfield.test', ['Meadow API'], 120);

/** Two pages of one documentation site: the twin of the first says what the page says, that of the second does not. */
export const markdownTwin: Behaviour = {
  name: 'markdown-twin',
  does: 'a documentation page with a Markdown twin that agrees, one with a twin that disagrees, one whose twin is a page in disguise, and a page of its own in Markdown',
  hosts: ['docs.sorrelfield.test'],
  samples: [
    {
      url: 'http://docs.sorrelfield.test/guides/retention',
      kind: 'page',
      verdict: 'ok',
      twin: 'auto',
      holds: ['kept for sixteen days'],
    },
    {
      url: 'http://docs.sorrelfield.test/guides/residency',
      kind: 'page',
      verdict: 'ok',
      twin: 'auto',
      holds: ['Zurich'],
    },
    {
      url: 'http://docs.sorrelfield.test/guides/training',
      kind: 'page',
      verdict: 'ok',
      twin: 'auto',
      holds: ['never trains'],
    },
    {
      url: 'http://docs.sorrelfield.test/guides/retention.md',
      kind: 'markdown',
      verdict: 'ok',
      holds: ['kept for sixteen days'],
    },
  ],
  answer(exchange) {
    if (exchange.path === '/llms.txt')
      return plain(
        exchange,
        `# Sorrelfield\n\n- [Retention](http://docs.sorrelfield.test/guides/retention.md)\n- [Residency](http://docs.sorrelfield.test/guides/residency.md)\n`,
      );
    const name = exchange.path.match(/^\/guides\/(\w+)(?:\.md)?$/)?.[1];
    const found = name === undefined ? undefined : guides[name];
    if (!found) return html(exchange, '<h1>Not found</h1>', { status: 404 });
    if (!exchange.path.endsWith('.md') || found.twin === undefined) {
      return html(
        exchange,
        article({
          brand: sorrel,
          host: exchange.host,
          title: found.title,
          path: exchange.path.replace('.md', ''),
          sidebar: ['Quickstart', 'Retention', 'Residency', 'Training'],
          sections: found.sections,
        }),
      );
    }
    markdown(exchange, found.twin);
  },
};

interface Guide {
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly text: readonly string[] }[];
  readonly twin?: string;
}

const further = [
  'Keys are created in the console and can be limited to a project. A key that was not used for a season is reported to the owner of the workspace.',
  'Requests are balanced over several zones, and a zone that fails is taken out within seconds. The status page tells you when that happened.',
  'Batch jobs run at a lower price and return within a day. Their files are listed in the console beside the job.',
  'If a number in this guide matters for your own policy, link to this page: we note each change in the release notes.',
];

const guides: Readonly<Record<string, Guide>> = {
  retention: guide(
    'Retention',
    'Prompts sent to the Meadow API are kept for sixteen days, after which they are erased.',
    true,
  ),
  residency: guide(
    'Residency',
    'Choose Zurich or Toronto when you create a project; stored content stays in that region.',
    'Stored content may be held in any region where Sorrelfield operates.',
  ),
  training: guide(
    'Training',
    'Sorrelfield never trains on content that reaches it through the Meadow API.',
    false,
  ),
};

function guide(title: string, sentence: string, twin: boolean | string): Guide {
  const said = typeof twin === 'string' ? twin : sentence;
  return {
    title,
    sections: [
      { heading: 'In short', text: [sentence] },
      { heading: 'Details', text: further },
    ],
    ...(twin === false
      ? {}
      : {
          twin: `---\ntitle: ${title}\nsource: http://docs.sorrelfield.test/guides/${title.toLowerCase()}\n---\n\n# ${title}\n\n## In short\n\n${said}\n\n## Details\n\n${further.join('\n\n')}\n\n| Kind | Where |\n| --- | --- |\n| Console | Settings > Data |\n`,
        }),
  };
}
