// Every source: how the last visit ended, when it was last good, when it is due again and why then.
import type { SourceOverview } from '#pipeline/sources.ts';
import { html, join, moment, momentsIn, nothing, type Html } from '../../html.ts';
import type { SourceList, SourcesView } from '../../house/sources.ts';
import { verdictBadge } from '../../parts/badges.ts';
import { outsideLink } from '../../parts/web-address.ts';

export interface SourcesScreen {
  readonly list: SourceList;
  readonly view: SourcesView;
  readonly csrf: string;
  readonly mayDecide: boolean;
}

const showLabels: Readonly<Record<SourcesView['show'], string>> = {
  all: 'All sources',
  trouble: 'Last visit not good',
  unconfirmed: 'Address unconfirmed',
  never: 'Never visited',
};

export function sourcesPage(screen: SourcesScreen): Html {
  const { list, view } = screen;
  return html`<header class="head"><h1>Sources</h1><p class="dim">${list.all} in the registry${list.trouble > 0 ? html`, <a href="/sources?show=trouble">${list.trouble} not good at the last visit</a>` : nothing}${list.sources.length < list.all ? html`; ${list.sources.length} shown` : nothing}.</p></header>
${filters(list, view)}
${list.sources.length === 0 ? noSources(list) : table(screen)}`;
}

function filters(list: SourceList, view: SourcesView): Html {
  const option = (value: string, label: string, chosen: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : nothing}>${label}</option>`;
  return html`<form class="filters" method="get" action="/sources">
<label class="unseen" for="q">Words</label><input id="q" name="q" type="search" placeholder="Name or address" value="${view.words}" data-key="/" data-key-label="Search sources">
<label class="unseen" for="party">Party</label><select id="party" name="party">${option('', 'Party: any', view.party ?? '')}${join(list.parties.map(({ id, name }) => option(id, name, view.party ?? '')))}</select>
<label class="unseen" for="show">Show</label><select id="show" name="show">${join((Object.keys(showLabels) as SourcesView['show'][]).map((key) => option(key, showLabels[key], view.show)))}</select>
<button type="submit">Show</button></form>`;
}

function table(screen: SourcesScreen): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Sources"><table class="stacked sources">
<thead><tr><th scope="col">Source</th><th scope="col">Last visit</th><th scope="col">Last good</th><th scope="col">Next due, and why then</th><th scope="col" class="number">Cells</th>${screen.mayDecide ? html`<th scope="col"><span class="unseen">Act</span></th>` : nothing}</tr></thead>
<tbody>${join(screen.list.sources.map((source) => row(source, screen)))}</tbody></table></div>`;
}

function row(source: SourceOverview, screen: SourcesScreen): Html {
  return html`<tr><th scope="row"><a href="/sources/${source.source}">${source.source}</a>${source.unconfirmed ? html` <span class="tag">unconfirmed</span>` : nothing}<span class="dim small address">${outsideLink(source.url, source.url.replace(/^https?:\/\//, ''))}</span></th>
<td data-label="Last visit">${source.lastVerdict ? html`${verdictBadge(source.lastVerdict)} <span class="dim small">${moment(source.lastVisitAt)}</span>` : html`<span class="dim">never visited</span>`}${source.failures > 0 ? html`<span class="dim small fails">${source.failures} in a row not good</span>` : nothing}</td>
<td data-label="Last good">${moment(source.lastOkAt)}</td>
<td data-label="Next due">${source.nextDue ? moment(source.nextDue) : html`<span class="dim">at once</span>`} <span class="dim small why">${momentsIn(source.why)}</span></td>
<td data-label="Cells" class="number">${source.cells}</td>${screen.mayDecide ? html`<td>${visitNow(source.source, screen.csrf, 'list')}</td>` : nothing}</tr>`;
}

export function visitNow(source: string, csrf: string, back: 'list' | 'source'): Html {
  return html`<form method="post" action="/sources/${source}/visits"><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="back" value="${back}"><button type="submit"${back === 'source' ? html` data-key="v"` : nothing}>Visit now<span class="unseen">: ${source}</span>${back === 'source' ? html` <kbd>v</kbd>` : nothing}</button></form>`;
}

function noSources(list: SourceList): Html {
  if (list.all === 0)
    return html`<div class="empty"><h2>The registry declares no source</h2><p>Write one under <code>parties/</code>, or let <code>npx assay discover</code> find them.</p></div>`;
  return html`<div class="empty"><h2>No source matches</h2><p><a class="button" href="/sources">Show all sources</a></p></div>`;
}
