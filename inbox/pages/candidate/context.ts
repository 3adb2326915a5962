// Around a candidate: why it reads so, who else speaks, whom the same evidence graded, and what was decided before.
import type { ToldDecision } from '#db/decisions.ts';
import { counted } from '#text/counted.ts';
import type { CandidateScreen, Earlier, Speaker } from '../../candidate/load.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { changeBadge, gradeBadge } from '../../parts/badges.ts';
import { inWords, reasonWords, stateWords } from '../../parts/words.ts';

export function contextSections(screen: CandidateScreen): Html {
  return html`${weighing(screen)}${sources(screen)}${siblings(screen)}${history(screen)}`;
}

function weighing({ cells, loweredBy }: CandidateScreen): Html {
  const reasons = new Map(cells.flatMap((cell) => cell.reasons.map((reason) => [reason.message, reason])));
  if (reasons.size === 0 && !loweredBy) return nothing;
  return html`<section class="context"><h2>Why it reads so</h2><ul class="plain-list">${join(
    [...reasons.values()].map((reason) => html`<li>${inWords(reason.message)}</li>`),
  )}${loweredBy ? html`<li>Ranked lower by a <a href="/rules#${loweredBy.id}">rule</a> of ${loweredBy.created_by}: ${inWords(loweredBy.because)}</li>` : nothing}</ul></section>`;
}

function sources({ speakers }: CandidateScreen): Html {
  if (speakers.length === 0) return nothing;
  const against = speakers.filter((speaker) => speaker.contradicts).length;
  return html`<section class="context"><h2>What every source says${against > 0 ? html` <span class="change contradiction">${counted(against, 'differs', 'differ')}</span>` : nothing}</h2>
<ul class="plain-list speakers">${join(speakers.map(speakerLine))}</ul></section>`;
}

function speakerLine({ source, spoken, silent, decides, contradicts }: Speaker): Html {
  const told = spoken
    ? html`${gradeBadge(spoken.value)} <span class="dim small">${spoken.confidence} confidence · ${moment(spoken.at)}</span><br><span class="small">“${spoken.sentence}”</span>`
    : html`<span class="dim">${silent}</span>`;
  const role = decides
    ? html` <span class="tag">decides</span>`
    : contradicts
      ? html` <span class="tag against">differs</span>`
      : nothing;
  return html`<li><a href="/sources/${source}">${source}</a>${role}<br>${told}</li>`;
}

function siblings({ siblings: cells }: CandidateScreen): Html {
  if (cells.length === 0) return nothing;
  return html`<section class="context"><h2>Graded by the same sentence</h2><ul class="plain-list">${join(
    cells.map(
      (cell) =>
        html`<li><a href="/registry/${cell.offering}/${cell.dimension}">${cell.offering}</a> ${gradeBadge(cell.value)} <span class="dim small">approved ${moment(cell.approved_at)}</span></li>`,
    ),
  )}</ul></section>`;
}

function history(screen: CandidateScreen): Html {
  const { decisions, events, earlier, hiddenOpinions, row } = screen;
  return html`<section class="context"><h2>Before</h2>
${hiddenOpinions > 0 ? html`<p class="hint">Another reviewer gave an opinion. It is shown after yours: the second review is blind.</p>` : nothing}
<ul class="plain-list">${join(decisions.map((decision) => html`<li>${decisionLine(decision)}</li>`))}
${join(events.toReversed().map((event) => html`<li>${moment(event.at)} <strong>${eventWords[event.kind] ?? event.kind}</strong> <span class="dim">${inWords(event.because)}</span></li>`))}
${row.flips > 0 ? html`<li class="hint">This same change came and went ${counted(row.flips, 'time')}.</li>` : nothing}</ul>
${earlier.length === 0 ? nothing : html`<h3>Earlier changes of this cell</h3><ul class="plain-list">${join(earlier.map(earlierLine))}</ul>`}</section>`;
}

const eventWords: Readonly<Record<string, string>> = {
  open: 'Raised',
  held: 'Held',
  confirmed: 'Confirmed',
  accepted: 'Accepted',
  dismissed: 'Dismissed',
  split: 'Decided in part',
  undone: 'Undone',
  overtaken: 'Overtaken',
  withdrawn: 'Withdrawn',
  returned: 'Came back',
};

const verbs: Readonly<Record<string, string>> = {
  accept: 'accepted',
  dismiss: 'dismissed',
  snooze: 'snoozed',
  flag: 'asked for a second reviewer',
  undo: 'undid a decision',
  note: 'noted',
  set: 'set',
};

export function decisionLine(decision: ToldDecision): Html {
  const verb = verbs[decision.kind] ?? decision.kind;
  const opinion = decision.effect === 'vote' ? ' (first opinion)' : '';
  return html`${moment(decision.at)} <strong>${decision.by}</strong> ${verb}${opinion}${decision.reason ? html` <span class="dim">${reasonWords[decision.reason]}</span>` : nothing}${decision.remark ? html` <span class="remark">“${decision.remark}”</span>` : nothing}${decision.undone ? html` <span class="tag">undone</span>` : nothing}`;
}

function earlierLine({ candidate, decisions }: Earlier): Html {
  const last = decisions.find((each) => each.kind !== 'undo' && !each.undone);
  return html`<li>${moment(candidate.raised_at)} ${changeBadge(candidate.change)} <a href="/candidates/${candidate.id}">${inWords(candidate.title)}</a> <span class="dim">${stateWords[candidate.state].toLowerCase()}${last ? ` by ${last.by}` : ''}${last?.remark ? `: ${last.remark}` : ''}</span></li>`;
}
