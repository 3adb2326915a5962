// A trust portal of the table-and-tabs kind: the data that a vendor gives, and the answers of its server.
import { asset, sendAsset } from '../assets/asset.ts';
import { html, json, plain } from '../respond.ts';
import type { Exchange } from '../site.ts';
import { escapeHtml, type Brand } from './brand.ts';
import { styles } from './styles.ts';

export interface PortalCell {
  readonly text: string;
  readonly locked?: boolean;
  readonly hint?: string;
}

export type PortalSection =
  | { readonly kind: 'text'; readonly heading: string; readonly text: string }
  | {
      readonly kind: 'badges';
      readonly heading: string;
      readonly text?: string;
      readonly items: readonly string[];
    }
  | {
      readonly kind: 'questions';
      readonly heading: string;
      readonly text?: string;
      readonly items: readonly { readonly question: string; readonly answer: string }[];
    }
  | {
      readonly kind: 'rows';
      readonly key: string;
      readonly heading: string;
      readonly text?: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (PortalCell | string)[])[];
      readonly pageSize: number;
      /** The visually hidden copy repeats what is shown, or the whole list. */
      readonly copy: 'shown' | 'all';
    };

export interface PortalTab {
  readonly path: string;
  readonly label: string;
  readonly operation: string;
  readonly sections: readonly PortalSection[];
}

export interface TablePortal {
  readonly brand: Brand;
  readonly host: string;
  readonly lead: string;
  readonly tabs: readonly PortalTab[];
  /** Milliseconds before data comes. */
  readonly delay: number;
}

export async function answerTablePortal(portal: TablePortal, exchange: Exchange): Promise<void> {
  if (exchange.path.startsWith('/static/')) return sendAsset(exchange, 'index-trust-report.js');
  if (exchange.path === '/graphql') return answerData(portal, exchange);
  if (portal.tabs.some(({ path }) => path === exchange.path)) return html(exchange, shell(portal));
  plain(exchange, 'Not found', { status: 404 });
}

async function answerData(portal: TablePortal, exchange: Exchange): Promise<void> {
  if (exchange.request.method !== 'POST') return plain(exchange, 'Method not allowed', { status: 405 });
  const asked = JSON.parse(await bodyOf(exchange)) as {
    operationName: string;
    variables: { question?: string };
  };
  await new Promise((resolve) => setTimeout(resolve, portal.delay));
  if (asked.operationName === 'answer') {
    const questions = portal.tabs.flatMap(({ sections }) =>
      sections.flatMap((each) => (each.kind === 'questions' ? each.items : [])),
    );
    const found = questions.find(({ question }) => question === asked.variables.question);
    return json(exchange, { data: { answer: found?.answer ?? '' } });
  }
  const tab = portal.tabs.find(({ operation }) => operation === asked.operationName);
  json(exchange, { data: { sections: tab?.sections.map(withoutAnswers) ?? [] } });
}

/** Answers of questions come only when a visitor opens one. */
function withoutAnswers(section: PortalSection): unknown {
  if (section.kind !== 'questions') return section;
  return { ...section, items: section.items.map(({ question }) => ({ question })) };
}

export async function bodyOf({ request }: Exchange): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function shell(portal: TablePortal): string {
  const { brand } = portal;
  const boot = {
    slug: brand.domain.replace('.test', ''),
    name: brand.name,
    lead: portal.lead,
    tabs: portal.tabs.map(({ path, label, operation }) => ({ path, label, operation })),
  };
  return `<!doctype html><html lang="en"><head><meta charset="UTF-8"/><meta name="viewport" content="width=device-width,initial-scale=1"/>
<title>${escapeHtml(brand.name)} Trust Center</title><link rel="icon" href="data:,"/><style>${styles}</style>
<script id="boot" type="application/json">${JSON.stringify(boot)}</script></head>
<body style="--brand-hue:${brand.hue}"><noscript>You need to enable JavaScript to run this app.</noscript><div id="app"></div>
${chatDialog(brand)}
<script defer src="/static/index-trust-report-${asset('index-trust-report.js').length.toString(16)}.js"></script></body></html>`;
}

/** Always in the page, opened or not: "Request access" here says nothing of any document. */
function chatDialog(brand: Brand): string {
  return `<div role="dialog" aria-label="Chat" class="chat-widget fixed bottom-4" data-state="open"><div class="card"><p class="font-medium">Request access to ${escapeHtml(brand.name)}'s Trust Center</p><p class="text-sm">Tell us who you are and what you would like to see. Some items need a signed NDA.</p><label>Work email <input type="email" name="email" placeholder="you@company.test"></label><button type="button" class="btn btn-primary">Request access</button></div></div>`;
}
