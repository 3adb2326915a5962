// One candidate, all on one screen: what would change, the evidence for it, what surrounds it, and what can be done.
import type { House } from '#pipeline/house.ts';
import type { CandidateScreen } from '../../candidate/load.ts';
import { isWaiting } from '../../candidate/load.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { changeBadge } from '../../parts/badges.ts';
import { evidenceCard } from '../../parts/evidence-card.ts';
import { offeringNames } from '../../parts/offering-names.ts';
import { stateWords } from '../../parts/words.ts';
import { mayActAs, type Person } from '../../people/who.ts';
import type { Neighbours } from '../../queue/page-of.ts';
import { candidateLink, queueLink, viewQuery, type QueueView } from '../../queue/view.ts';
import { whatChanged } from '../queue/row.ts';
import { actionBar } from './action-bar.ts';
import { answersSection } from './answers.ts';
import { contextSections } from './context.ts';

export interface CandidatePageParts {
  readonly house: House;
  readonly person: Person;
  readonly view: QueueView;
  readonly screen: CandidateScreen;
  readonly neighbours: Neighbours;
  readonly waiting: number;
  readonly recent: Html;
}

export function candidatePage(parts: CandidatePageParts): Html {
  const { screen, view, neighbours } = parts;
  const { row, cells } = screen;
  const next = neighbours.next && candidateLink(neighbours.next, view);
  return html`<article class="candidate" data-more-keys="Ctrl+Enter:Send the open form|Esc:Fold it away" data-candidate="${row.id}"${isWaiting(row) ? html` data-lease="/candidates/${row.id}/lease"` : nothing}${next ? html` data-next="${next}"` : nothing} data-queue="${queueLink(view)}">
${topLine(parts)}
<header class="candidate-head"><h1>${changeBadge(row.change)} ${cells[0]?.dimensionLabel ?? row.dimension} <span class="for">${offeringNames(
    cells.map((cell) => cell.cell),
    parts.house,
  )}</span></h1>
<p class="what">${cells[0] ? whatChanged(cells[0].difference) : nothing}</p>
<p class="dim small">${cells[0]?.question} · raised ${moment(row.raised_at)} by <a href="/sources/${row.source}">${row.source}</a>${row.seen_again_at === row.raised_at ? nothing : html`, seen again ${moment(row.seen_again_at)}`}</p></header>
${banners(parts)}
<div class="columns"><div class="column">${answersSection(cells)}${contextSections(screen)}</div>
<div class="column">${evidence(screen)}</div></div>
${parts.recent}
${mayActAs(parts.person, 'reviewer') ? actionBar(screen, { person: parts.person, query: viewQuery(view), ...(neighbours.next ? { next: neighbours.next } : {}) }) : nothing}
</article>`;
}

function topLine({ view, neighbours, waiting }: CandidatePageParts): Html {
  const { previous, next, position } = neighbours;
  const go = (id: string | undefined, key: string, label: string, rel: string): Html =>
    id
      ? html`<a class="button" rel="${rel}" data-go href="${candidateLink(id, view)}" data-key="${key}" data-key-label="${label} candidate">${label} <kbd>${key}</kbd></a>`
      : html`<span class="button" aria-disabled="true">${label} <kbd>${key}</kbd></span>`;
  return html`<nav class="top-line" aria-label="Candidates"><a href="${queueLink(view)}" data-key="q" data-key-label="Back to the queue">Queue <kbd>q</kbd></a>
<span class="dim position">${position ? html`${position} of ${waiting}` : nothing}</span>
<span class="inline">${go(previous, 'k', 'Previous', 'prev')}${go(next, 'j', 'Next', 'next')}</span></nav>`;
}

function banners({ screen, person, house }: CandidatePageParts): Html {
  const { row, lease, needsSecond } = screen;
  const now = house.clock.now();
  const told: Html[] = [];
  if (lease && lease.who !== person.name && lease.expires_at > now)
    told.push(
      html`<strong>${lease.who}</strong> is looking at this candidate since ${moment(lease.taken_at)}. Decisions are theirs until ${moment(lease.expires_at)}.`,
    );
  if (row.state === 'held')
    told.push(
      html`Held: ${row.because}${row.held_until ? html`; looked at again ${moment(row.held_until)}` : nothing}.`,
    );
  if (row.state === 'snoozed') told.push(html`Snoozed until ${moment(row.snoozed_until)}.`);
  if (row.state === 'second_review') told.push(html`Second review: ${row.because}.`);
  if (!isWaiting(row))
    told.push(
      html`${stateWords[row.state]}${row.decided_at ? html` ${moment(row.decided_at)}` : nothing}${row.because ? html`: ${row.because}` : nothing}. Nothing is left to decide.`,
    );
  if (needsSecond && isWaiting(row) && row.state !== 'second_review')
    told.push(html`Two reviewers must agree on a change of this kind. Yours is the first opinion.`);
  if (row.takes_effect) told.push(html`The change ${row.takes_effect}.`);
  return html`<div id="banners">${join(told.map((text) => html`<p class="banner">${text}</p>`))}</div>`;
}

function evidence({ places, raisedBy, row }: CandidateScreen): Html {
  const absent = row.change === 'absent' || places.now.length === 0;
  // The change may have been seen in another document than the one whose sentence decides.
  const elsewhere = raisedBy && !places.now.some((place) => place.capture.id === raisedBy.capture.id);
  const raiser = elsewhere
    ? evidenceCard(raisedBy, absent ? 'The capture that lacks the sentence' : 'Where the change was seen')
    : nothing;
  return html`${raiser}${join(places.now.map((place, at) => evidenceCard(place, at === 0 && !elsewhere ? 'What the page says' : elsewhere ? 'The sentence that decides' : 'And')))}
${join(
  places.before.map((place) =>
    absent
      ? evidenceCard(place, 'What it said before')
      : html`<details class="before"><summary>What it said before, captured ${moment(place.capture.retrieved_at)}</summary>${evidenceCard(place, 'Before')}</details>`,
  ),
)}`;
}
