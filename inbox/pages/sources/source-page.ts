// One source: how it stands, what it may answer, and its past as a line of captures that can be compared.
import type { PlannedSource } from '#pipeline/plan.ts';
import type { NoticeRow } from '#db/notices.ts';
import type { TimelineKind, TimelineRow } from '#db/timeline.ts';
import { counted } from '#text/counted.ts';
import { html, join, moment, momentsIn, nothing, type Html } from '../../html.ts';
import type { PastCapture, PastEntry, SourceScreen } from '../../house/source.ts';
import { verdictBadge } from '../../parts/badges.ts';
import { outsideLink } from '../../parts/web-address.ts';
import { inWords, viaWords } from '../../parts/words.ts';
import { uploadForm } from './upload-form.ts';
import { visitNow } from './sources-page.ts';

export interface SourcePageParts {
  readonly screen: SourceScreen;
  readonly csrf: string;
  readonly mayDecide: boolean;
  /** Open notices and incidents, with what can be done. */
  readonly waiting: Html;
  /** Why an upload was refused. */
  readonly fault?: string;
}

export function sourcePage(parts: SourcePageParts): Html {
  const { screen, csrf, mayDecide } = parts;
  const { planned, id } = screen;
  return html`<p class="small"><a href="/sources">Sources</a></p>
<header class="head inline"><h1>${id} <span class="dim">${planned?.party.name ?? nothing}</span></h1>${planned && mayDecide ? visitNow(id, csrf, 'source') : nothing}</header>
${planned ? html`<p>${outsideLink(planned.declared.url, planned.declared.url)}</p>` : html`<p class="caveat">The registry names this source no more. Its past stays.</p>`}
${parts.fault ? html`<p class="fault" role="alert">${parts.fault}</p>` : nothing}
${standing(screen)}
${parts.waiting}
${past(screen)}
${planned && mayDecide ? uploadForm(id, csrf) : nothing}
${planned ? declared(planned) : nothing}
${closedNotices(screen.closed)}`;
}

function standing({ overview, state }: SourceScreen): Html {
  if (!overview) return nothing;
  return html`<dl class="facts standing"><dt>Last visit</dt><dd>${overview.lastVerdict ? html`${verdictBadge(overview.lastVerdict)} ${moment(overview.lastVisitAt)}` : html`never visited`}</dd>
<dt>Last good</dt><dd>${moment(overview.lastOkAt)}${state?.last_ok_capture ? html` · <a href="/captures/${state.last_ok_capture}">its capture</a>` : nothing}</dd>
<dt>Next due</dt><dd>${overview.nextDue ? moment(overview.nextDue) : 'at once'} <span class="dim">${momentsIn(overview.why)}</span></dd>
${overview.failures > 0 ? html`<dt>Not good</dt><dd>${overview.failures} in a row${state?.failing_since ? html` since ${moment(state.failing_since)}` : nothing}</dd>` : nothing}
<dt>Cells</dt><dd>${overview.cells}${overview.unconfirmed ? html` · <span class="caveat">its address is unconfirmed</span>` : nothing}</dd></dl>`;
}

function past(screen: SourceScreen): Html {
  if (screen.past.length === 0)
    return html`<section><h2>Timeline</h2><div class="empty"><h2>Nothing was captured yet</h2><p>The next visit brings the first capture. A page that no machine gets can be brought by a person below.</p></div></section>`;
  const comparable = screen.past.filter((each) => each.kind === 'capture' && isReadable(each)).length;
  return html`<section><h2>Timeline</h2><form method="get" action="/sources/${screen.id}">
${comparable > 1 ? html`<p class="inline compare-bar"><button type="submit" data-key="c" data-key-label="Compare the two chosen captures">Compare the chosen <kbd>c</kbd></button><span class="hint">Choose an older and a newer capture.</span></p>` : nothing}
<ol class="timeline">${join(pastItems(screen, comparable > 1))}</ol></form>
${screen.older ? html`<nav class="pager" aria-label="Pages"><a class="button" rel="next" href="/sources/${screen.id}?before=${screen.older}">Older</a></nav>` : nothing}</section>`;
}

function pastItems({ past: all, id }: SourceScreen, compare: boolean): Html[] {
  const readable = all.filter((each): each is PastCapture => each.kind === 'capture' && isReadable(each));
  return all.map((item) => {
    if (item.kind === 'entry') return entryRow(item);
    const at = readable.indexOf(item);
    const older = at < 0 ? undefined : readable[at + 1];
    return captureRow(item, id, older, compare && at >= 0 ? at : undefined);
  });
}

function isReadable({ capture }: PastCapture): boolean {
  return capture.text_sha256 !== undefined;
}

function captureRow(
  { capture, picture, entries, at }: PastCapture,
  source: string,
  older: PastCapture | undefined,
  place: number | undefined,
): Html {
  const since = older && capture.text_sha256 === older.capture.text_sha256;
  const link = html`/captures/${capture.id}`;
  return html`<li class="past"><a class="thumb" href="${link}" tabindex="-1" aria-hidden="true">${thumb(capture, picture)}</a>
<div><p class="past-line">${verdictBadge(capture.verdict)} <a href="${link}">${moment(at)}</a> <span class="dim">by ${viaWords[capture.via]}${capture.archived_at ? html`, archived ${moment(capture.archived_at)}` : nothing}${capture.characters > 0 ? `, ${counted(capture.characters, 'character')}` : ''}</span></p>
${capture.verdict === 'ok' ? nothing : html`<ul class="reasons small">${join(capture.reasons.map((reason) => html`<li>${reason.message}</li>`))}</ul>`}
${capture.via === 'person' ? html`<p class="small dim">${capture.because}</p>` : nothing}
${join(entries.map((entry) => html`<p class="small">${entryText(entry)}</p>`))}
${older ? html`<p class="small">${since ? html`<span class="dim">the same text as the one before</span>` : html`<a href="/sources/${source}?from=${older.capture.id}&to=${capture.id}">What changed since the one before</a>`}</p>` : nothing}</div>
${place === undefined ? nothing : html`<div class="choose"><label><input type="radio" name="from" value="${capture.id}"${place === 1 ? html` checked` : nothing}> older<span class="unseen">: ${at.slice(0, 16)}</span></label><label><input type="radio" name="to" value="${capture.id}"${place === 0 ? html` checked` : nothing}> newer<span class="unseen">: ${at.slice(0, 16)}</span></label></div>`}</li>`;
}

/** Of a PDF its first page, over the word: a page that cannot be drawn leaves the word. */
function thumb(capture: PastCapture['capture'], picture: string | undefined): Html {
  const image = (src: string): Html =>
    html`<img src="${src}" alt="" width="160" height="100" loading="lazy" decoding="async">`;
  if (picture) return image(`/captures/${picture}/picture/0`);
  if (capture.verdict !== 'ok' || !capture.media_type?.includes('pdf'))
    return html`<span class="no-picture">no picture</span>`;
  return html`<span class="no-picture">PDF</span>${image(`/captures/${capture.id}/pages/1?small=1`)}`;
}

function entryRow({ entry, at }: PastEntry): Html {
  return html`<li class="past bare"><span></span><div><p class="small">${moment(at)} ${entryText(entry)}</p></div></li>`;
}

const kindWords: Readonly<Record<TimelineKind, string>> = {
  baseline: 'First good capture',
  verified: 'Verified',
  edited: 'Edited',
  artifact: 'Artifact',
  candidate: 'Candidate',
  held: 'Held',
  withdrawn: 'Withdrawn',
  moved: 'Moved',
  replaced: 'Replaced',
  stale: 'Stale',
  failing: 'Failing',
  recovered: 'Recovered',
  backfilled: 'Filled in from the archive',
  reread: 'Read again',
};

function entryText(entry: TimelineRow): Html {
  const candidate = entry.facts['candidate'];
  const message =
    typeof candidate === 'string'
      ? html`<a href="/candidates/${candidate}">${inWords(entry.message)}</a>`
      : html`${inWords(entry.message)}`;
  return html`<span class="tag ${entry.kind}">${kindWords[entry.kind]}</span> ${message}`;
}

function declared({ declared: source, audiences }: PlannedSource): Html {
  const facts: [string, string | number | boolean | undefined][] = [
    ['Kind', source.kind],
    ['Visited', source.cron ?? `every ${source.every ?? '24h'}`],
    ['Language', source.expect.language],
    ['Title holds', source.expect.title],
    ['Text holds', source.expect.text.join(' · ') || undefined],
    [
      'At least',
      source.expect.min_chars === undefined ? undefined : counted(source.expect.min_chars, 'character'),
    ],
    ['Twin', source.twin === 'off' ? undefined : source.twin],
    ['Unfolding', source.unfold.enabled ? undefined : 'off'],
    ['Pager', source.unfold.pager],
    ['Tabs', source.unfold.tabs],
    ['Show more', source.unfold.show_more],
    ['Wait for', source.unfold.wait_for],
  ];
  return html`<section><h2>As declared</h2><dl class="facts small">${join(facts.filter(([, value]) => value !== undefined).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`))}</dl>
<details><summary>What it may answer</summary><dl class="facts small">${join(
    audiences.map(
      ({ offering, dimensions }) =>
        html`<dt>${offering.name}</dt><dd>${join(dimensions.map((each, index) => html`${index > 0 ? ', ' : ''}<a href="/registry/${offering.id}/${each.key}">${each.label}</a>`))}</dd>`,
    ),
  )}</dl>${audiences.length === 0 ? html`<p class="dim">Nothing: no offering of the registry belongs to its party.</p>` : nothing}</details></section>`;
}

function closedNotices(notices: readonly NoticeRow[]): Html {
  if (notices.length === 0) return nothing;
  return html`<section><details><summary>${counted(notices.length, 'closed notice')}</summary><ul class="plainlist small">${join(notices.map((notice) => html`<li><span class="tag">${notice.kind}</span> ${notice.message} <span class="dim">${moment(notice.openedAt)} to ${moment(notice.closedAt)}${notice.closedBecause ? html`: ${notice.closedBecause}` : nothing}</span></li>`))}</ul></details></section>`;
}
