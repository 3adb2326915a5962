// A capture as it was kept: its text, its page in a sandbox, its picture, or the pages of its PDF.
import { counted } from '#text/counted.ts';
import type { EvidencePlace } from '../../captures/evidence-place.ts';
import type { Span } from '../../captures/place.ts';
import { objectOf, type KeptCapture } from '../../captures/kept.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { captureFacts } from '../../parts/evidence-card.ts';
import { shownBlock } from '../../parts/quoted-text.ts';
import { furnitureWords, viaWords } from '../../parts/words.ts';

export const captureTabs = ['text', 'page', 'picture'] as const;
export type CaptureTab = (typeof captureTabs)[number];

export interface CapturePageParts {
  readonly kept: KeptCapture;
  readonly place: EvidencePlace;
  readonly tab: CaptureTab;
  readonly view: number;
  readonly picture?: Html;
  /** Where a sentence stands that is to be marked on the pages of a PDF. */
  readonly mark?: Span;
}

const labels: Readonly<Record<CaptureTab, string>> = { text: 'Text', page: 'Page', picture: 'Picture' };

export function capturePage(parts: CapturePageParts): Html {
  const { kept, place, tab, view } = parts;
  const { row } = kept;
  return html`<p class="small"><a href="/sources/${row.source}">${row.source}</a></p>
<h1>${row.title ?? row.final_url}</h1>
<p class="dim small">Captured ${moment(row.retrieved_at)} by ${viaWords[row.via]}${row.archived_at ? html`, archived ${moment(row.archived_at)}` : nothing}</p>
<div class="capture-facts">${captureFacts(place)}</div>
<nav class="tabs" aria-label="Ways to look at it"><ul>${join(tabsOf(kept).map((each) => html`<li><a href="/captures/${row.id}?show=${each}&view=${view}"${each === tab ? html` aria-current="page"` : nothing}>${labels[each]}</a></li>`))}</ul></nav>
${viewsOf(kept, tab, view)}
${contentOf(parts)}`;
}

export function tabsOf({ objects, document }: KeptCapture): CaptureTab[] {
  const tabs: CaptureTab[] = [];
  if (document) tabs.push('text');
  if (objects.some((each) => each.role === 'dom' || each.role === 'body')) tabs.push('page');
  if (objects.some((each) => each.role === 'picture')) tabs.push('picture');
  return tabs;
}

function viewsOf({ row }: KeptCapture, tab: CaptureTab, view: number): Html {
  if (row.views.length < 2 || tab === 'text') return nothing;
  return html`<nav class="inline small" aria-label="Views">${join(row.views.map((each) => html`<a href="/captures/${row.id}?show=${tab}&view=${each.index}"${each.index === view ? html` aria-current="page"` : nothing}>${each.label || 'First view'}</a>`))}</nav>`;
}

function contentOf({ kept, tab, view, picture, mark }: CapturePageParts): Html {
  if (tab === 'text') return textOf(kept);
  if (tab === 'picture')
    return html`<div class="whole-picture">${picture ?? html`<p class="dim">This view has no picture.</p>`}</div>`;
  if (kept.document?.media === 'pdf') return pdfPages(kept, mark);
  if (!objectOf(kept.objects, 'dom', view) && !objectOf(kept.objects, 'body', view))
    return html`<p class="dim">Nothing of this view was kept.</p>`;
  return html`<p class="hint">As it was captured, without scripts, forms, frames and network. <a href="/captures/${kept.row.id}/page?view=${view}">Open it alone</a></p>
<iframe class="captured" sandbox title="The captured page" src="/captures/${kept.row.id}/page?view=${view}"></iframe>`;
}

function textOf({ document }: KeptCapture): Html {
  if (!document)
    return html`<div class="empty"><h2>No text was kept</h2><p>The verdict above says why.</p></div>`;
  const body = document.blocks.filter((block) => !block.furniture);
  const furniture = document.blocks.filter((block) => block.furniture);
  return html`<div class="whole-text">${join(body.map((block) => shownBlock({ block, marks: [] })))}</div>
${furniture.length > 0 ? html`<details class="before"><summary>${counted(furniture.length, 'block')} of menus, headers and footers, which never raise a change</summary>${join(furniture.map((block) => html`${shownBlock({ block, marks: [] })}<span class="tag">${furnitureWords[block.furniture ?? 'aside']}</span>`))}</details>` : nothing}`;
}

const mostShown = 60;

function pdfPages({ row, document }: KeptCapture, mark: Span | undefined): Html {
  const marked = mark ? `&mark=${mark.start}-${mark.end}` : '';
  const pages = Math.min(document?.pages ?? 1, mostShown);
  return html`<p class="hint">${counted(document?.pages ?? 1, 'page')}. <a href="/captures/${row.id}/pdf" download>Download the PDF as it was captured</a></p>
${join(Array.from({ length: pages }, (_, at) => html`<figure class="pdf-page" id="page-${at + 1}"><img src="/captures/${row.id}/pages/${at + 1}?whole=1${marked}" width="850" height="1100" alt="Page ${at + 1}" loading="lazy"><figcaption class="dim small">Page ${at + 1}</figcaption></figure>`))}`;
}
