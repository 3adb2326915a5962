// What was decided, newest first, with its undo.
import { findUndoOf, type DecisionRow } from '#db/decisions.ts';
import type { House } from '#pipeline/house.ts';
import { findCandidateRow } from '#db/candidates.ts';
import { titleOf, undoButton, verbs } from '../../decisions/told.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { reasonWords } from '../../parts/words.ts';
import { mayActAs, type Person } from '../../people/who.ts';

/** Opinions of others that still wait for a second one are left out: the second review is blind. */
export function decidedList(house: House, person: Person, decisions: readonly DecisionRow[]): Html {
  const shown = decisions.filter(
    (each) => each.effect !== 'vote' || each.by === person.name || isSettled(house, each),
  );
  if (shown.length === 0)
    return html`<div class="empty"><h2>Nothing was decided yet</h2><p>Every decision is kept here, with who made it, why, and its undo.</p><p><a class="button" href="/">To the queue</a></p></div>`;
  return html`<div class="scroll"><table class="stacked decided"><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">Did</th><th scope="col">About</th><th scope="col">Why</th><th scope="col"><span class="unseen">Undo</span></th></tr></thead><tbody>${join(
    shown.map((each) => decidedRow(house, person, each)),
  )}</tbody></table></div>`;
}

function isSettled(house: House, decision: DecisionRow): boolean {
  const state = findCandidateRow(house.db, decision.subject)?.state;
  return state === 'accepted' || state === 'dismissed';
}

function decidedRow(house: House, person: Person, decision: DecisionRow): Html {
  const undone = findUndoOf(house.db, decision.id);
  const about =
    decision.subject_kind === 'candidate'
      ? html`<a href="/candidates/${decision.subject}">${titleOf(house, decision)}</a>`
      : html`${titleOf(house, decision)}`;
  const verb = `${verbs[decision.kind] ?? decision.kind}${decision.effect === 'vote' ? ' (first opinion)' : ''}`;
  return html`<tr><td class="nowrap">${moment(decision.at)}</td><td>${decision.by}</td><td>${verb}${decision.batch ? html` <span class="tag">with others</span>` : nothing}</td><td>${about}</td><td>${decision.reason ? reasonWords[decision.reason] : nothing}${decision.remark ? html` <span class="dim">“${decision.remark}”</span>` : nothing}</td><td>${
    undone
      ? html`<span class="dim">undone by ${undone.by}</span>`
      : decision.kind === 'undo' || !mayActAs(person, 'reviewer')
        ? nothing
        : undoButton(person, decision.id, true)
  }</td></tr>`;
}
