// One piece of evidence beside its sentence: question, grade, how sure, the rule, why, and what was made of it.
import type { ReadOne } from '#pipeline/read-manifest.ts';
import { standaloneDimensions } from '#pipeline/standalone.ts';
import { fragmentLink, isUnique } from '#text/fragment.ts';
import type { DetailValue, EvidenceDraft, Finding } from '#types/evidence.ts';
import type { Quote, TextDocument } from '#types/text.ts';
import { html, join, nothing, type Html } from '../html.ts';
import { outsideLink } from '../parts/web-address.ts';
import { said } from '../parts/words.ts';
import { graded } from './grade.ts';

interface Where {
  readonly at: number;
  readonly listed: ReadOne['listed'];
  readonly document: TextDocument;
}

/** What a person can take in beside a sentence; the evidence file holds the rest. */
const shownFindings = 6;
const shownEntries = 8;

export function cardId(document: number, evidence: number): string {
  return `d${document}e${evidence}`;
}

export function card(draft: EvidenceDraft, evidence: number, where: Where): Html {
  const id = cardId(where.at, evidence);
  const { route, tier, default: standard, geography } = draft.access;
  const access = [route, tier, standard].filter((part) => part !== 'unstated').map(said);
  const facts = [
    ...(access.length > 0 || geography
      ? [fact('access', [...access, geography ?? []].flat().join(', '))]
      : []),
    ...(draft.effectiveFrom ? [fact('takes effect', draft.effectiveFrom)] : []),
    ...Object.entries(draft.details).map(([key, value]) => fact(said(key), detail(value))),
  ];
  return html`<aside class="card ${draft.value}" id="${id}">
<h3><span class="number">${evidence + 1}</span> ${labelOf(draft.dimension)}</h3>
<p>${graded(draft.value)} <span class="dim">${draft.confidence} confidence</span></p>
<p class="rule"><code>${draft.rule}</code></p>
${findings(draft.findings)}
${facts.length > 0 ? html`<dl>${join(facts)}</dl>` : nothing}
<p class="quotes">${join(draft.quotes.map((quote, at) => quoteLink(quote, at, id, where)))}</p></aside>`;
}

function labelOf(key: string): string {
  return standaloneDimensions.find((dimension) => dimension.key === key)?.label ?? said(key);
}

function fact(name: string, value: Html | string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function findings(all: readonly Finding[]): Html {
  const told = new Map<string, { readonly finding: Finding; times: number }>();
  for (const finding of all) {
    const key = `${finding.effect} ${finding.message}`;
    const known = told.get(key);
    if (known) known.times++;
    else told.set(key, { finding, times: 1 });
  }
  const lines = [...told.values()];
  const more = lines.length - shownFindings;
  return html`<ul>${join(lines.slice(0, shownFindings).map(({ finding, times }) => html`<li title="${finding.rule}"><b class="${finding.effect}">${finding.effect}</b> ${finding.message}${times > 1 ? html` <span class="dim">×${times}</span>` : nothing}</li>`))}${more > 0 ? html`<li class="dim">and ${more} more</li>` : nothing}</ul>`;
}

function detail(value: DetailValue): Html {
  if (typeof value === 'string' || typeof value === 'number') return html`${value}`;
  if (typeof value === 'boolean') return html`${said(String(value))}`;
  const entries: readonly (string | Readonly<Record<string, string>>)[] = value;
  const lines = entries.map((entry) =>
    typeof entry === 'string' ? entry : Object.values(entry).filter(Boolean).join(' · '),
  );
  if (lines.length <= 3 && lines.every((each) => each.length < 40)) return html`${lines.join(', ')}`;
  const [first, rest] = [lines.slice(0, shownEntries), lines.slice(shownEntries)];
  const list = (of: readonly string[]): Html =>
    html`<ol>${join(of.map((each) => html`<li>${each}</li>`))}</ol>`;
  return rest.length === 0
    ? list(first)
    : html`${list(first)}<details><summary>and ${rest.length} more</summary>${list(rest)}</details>`;
}

function quoteLink(quote: Quote, at: number, id: string, { listed, document }: Where): Html {
  const unique = isUnique(document.text, quote.exact);
  const page = quote.page === undefined ? '' : `, page ${quote.page}`;
  return html`<span><a href="#${id}q${at}">quote ${at + 1}</a>${page} <small>${outsideLink(fragmentLink(listed.url, quote, document.media, { unique }), 'live')}</small></span> `;
}
