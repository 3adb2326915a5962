// The queue: tabs with true counts, filters, and what waits, gathered by source.
import type { QueueCount } from '#db/queue.ts';
import type { House } from '#pipeline/house.ts';
import { counted } from '#text/counted.ts';
import { html, join, nothing, settled, type Html } from '../../html.ts';
import type { LoadedPage, QueueGroup, StoredPage } from '../../queue/page-of.ts';
import {
  isFiltered,
  queueLink,
  stateOf,
  viewQuery,
  type QueueTab,
  type QueueView,
} from '../../queue/view.ts';
import { queueFilters } from './filters.ts';
import { lookerMark, queueRow, type RowMarkup } from './row.ts';

export interface QueuePageParts {
  readonly house: House;
  readonly view: QueueView;
  readonly loaded: LoadedPage;
  readonly tabs: Readonly<Record<Exclude<QueueTab, 'decided'>, number>>;
  readonly mayDecide: boolean;
  /** Says what waits besides candidates, ahead of the first page. */
  readonly trouble: Html;
  readonly recent: Html;
}

const labels: Readonly<Record<QueueTab, string>> = {
  open: 'Open',
  second_review: 'Second review',
  held: 'Held',
  snoozed: 'Snoozed',
  notices: 'Notices',
  decided: 'Decided',
};

export function queueTabBar(view: QueueView, counts: QueuePageParts['tabs']): Html {
  const entries = Object.entries(labels) as [QueueTab, string][];
  return html`<nav class="tabs" aria-label="Parts of the queue"><ul>${join(
    entries.map(([tab, label]) => {
      const count = tab === 'decided' ? undefined : counts[tab];
      const current = tab === view.tab ? html` aria-current="page"` : nothing;
      const { after: _after, ...kept } = view;
      return html`<li><a href="${queueLink({ ...kept, tab })}"${current}>${label}${count === undefined ? nothing : html` <span class="tab-count">${count}</span>`}</a></li>`;
    }),
  )}</ul></nav>`;
}

/** The parts of the queue that are no list of candidates. */
export function otherTab(view: QueueView, tabs: QueuePageParts['tabs'], content: Html, recent: Html): Html {
  return html`<div class="queue-head"><h1>Queue</h1>${queueTabBar(view, tabs)}</div>${content}${recent}`;
}

/** Trouble at the sources is said on the first page, and shown on its own. */
export function troubleLine(view: QueueView, notices: number): Html {
  if (notices === 0 || view.tab !== 'open' || isFiltered(view)) return nothing;
  return html`<p class="trouble"><a href="${queueLink({ tab: 'notices', plain: false })}">${counted(notices, 'notice waits', 'notices wait')}</a> <span class="dim">about sources that moved, fail or were not seen for long, and from readers</span></p>`;
}

export function queuePage(parts: QueuePageParts): Html {
  const { view, loaded } = parts;
  const { page } = loaded;
  return html`<div class="queue-head"><h1>Queue</h1>${queueTabBar(view, parts.tabs)}</div>
${queueFilters(parts.house, view)}
<div class="queue-bar"><p class="dim" id="queue-count">${countLine(view, page.count)}</p><p class="inline">${grouping(view)}${bulkLink(parts)}</p></div>
${view.after ? nothing : parts.trouble}
${page.rows.length === 0 ? emptyQueue(view) : html`<div id="rows" data-more-keys="j:Row down|k:Row up|Enter:Open the row">${rowsOf(loaded, parts)}</div>`}
${pager(view, page)}
${parts.recent}`;
}

function countLine(view: QueueView, { count, more }: QueueCount): string {
  const number = more ? `more than ${count}` : String(count);
  const noun = count === 1 ? 'candidate' : 'candidates';
  const which = isFiltered(view) ? ' with these filters' : '';
  return `${number} ${noun}${which}`.replace(/^m/, 'M');
}

function grouping(view: QueueView): Html {
  const { after: _after, ...first } = view;
  return view.plain
    ? html`<a href="${queueLink({ ...first, plain: false })}">Gather by source</a>`
    : html`<a href="${queueLink({ ...first, plain: true })}">By rank alone</a>`;
}

function bulkLink({ mayDecide, view, loaded }: QueuePageParts): Html {
  if (!mayDecide || loaded.page.count.count < 2) return nothing;
  const { after: _after, ...first } = view;
  return html`<a class="button" href="/bulk${viewQuery(first)}" data-key="b" data-key-label="Decide many at once">Decide many… <kbd>b</kbd></a>`;
}

interface GroupMarkup {
  readonly start: Html;
  readonly rows: readonly RowMarkup[];
  readonly end: Html;
}

const drawn = new WeakMap<StoredPage, readonly GroupMarkup[]>();

/** A page that is kept is drawn once; only who looks at what is put in each time. */
function rowsOf({ page, lookers }: LoadedPage, parts: QueuePageParts): Html {
  let groups = drawn.get(page);
  if (!groups) {
    groups = page.groups.map((group) => groupOf(group, page, parts));
    drawn.set(page, groups);
  }
  return join(
    groups.flatMap(({ start, rows, end }) => [
      start,
      ...rows.flatMap((row) => [row.start, lookerMark(lookers.get(row.id)), row.end]),
      end,
    ]),
  );
}

function groupOf(group: QueueGroup, page: StoredPage, { house, view }: QueuePageParts): GroupMarkup {
  const { after: _after, ...first } = view;
  const context = { house, query: viewQuery(first), plain: view.plain };
  const drawnRows = group.rows.map((row) => queueRow(row, context));
  const rows = page.kept ? drawnRows.map(inOnePiece) : drawnRows;
  if (group.source === '') return { start: html`<ol class="rows">`, rows, end: html`</ol>` };
  const planned = house.plan.sources.get(group.source as never);
  const all = page.ofSource?.get(group.source) ?? rows.length;
  return {
    start: html`<section class="group"><h2><span>${planned?.party.name ?? group.source}</span> <a class="dim" href="/sources/${group.source}">${group.source}</a> <span class="tab-count">${rows.length}${all > rows.length ? ` of ${all}` : ''}</span>${all > rows.length ? allOfSource(group.source, all, view) : nothing}</h2>
<ol class="rows">`,
    rows,
    end: html`</ol></section>`,
  };
}

function inOnePiece({ id, start, end }: RowMarkup): RowMarkup {
  return { id, start: settled(start), end: settled(end) };
}

/** Its other candidates rank higher or lower, and stand on other pages: both pages say so. */
function allOfSource(source: string, count: number, view: QueueView): Html {
  const { after: _after, ...first } = view;
  return html` <a class="small" href="${queueLink({ ...first, source })}">The others stand on other pages: all ${count} together</a>`;
}

function pager(view: QueueView, page: StoredPage): Html {
  const { after: _after, ...first } = view;
  if (!view.after && !page.next) return nothing;
  return html`<nav class="pager" aria-label="Pages">${view.after ? html`<a class="button" href="${queueLink(first)}">First page</a>` : nothing}${page.next ? html`<a class="button" rel="next" href="${queueLink({ ...view, after: page.next })}">More</a>` : nothing}</nav>`;
}

const emptiness: Readonly<Record<string, readonly [string, string]>> = {
  open: [
    'Nothing waits for you',
    'Every answer matches its evidence as of the last visits. New changes appear here by themselves.',
  ],
  second_review: [
    'Nothing waits for a second reviewer',
    'Flag a candidate with 2 when another person should look at it too.',
  ],
  held: [
    'Nothing is held back',
    'A weakening waits here until a second visit says the same, so that a broken page raises no alarm.',
  ],
  snoozed: [
    'Nothing is snoozed',
    'Put a candidate off with z; it comes back by itself on the day you choose.',
  ],
};

function emptyQueue(view: QueueView): Html {
  const [title, text] = isFiltered(view)
    ? ['Nothing matches these filters', 'Take a filter away, or look in another part of the queue.']
    : (emptiness[stateOf(view)] ?? ['', '']);
  const { after: _after, ...first } = view;
  return html`<div class="empty"><h2>${title}</h2><p>${text}</p>${
    isFiltered(view)
      ? html`<p><a class="button" href="${queueLink({ tab: view.tab, plain: view.plain })}">Clear the filters</a></p>`
      : view.after
        ? html`<p><a class="button" href="${queueLink(first)}">First page</a></p>`
        : nothing
  }</div>`;
}
