// The last ten decisions, at hand on every screen of the queue; u takes back the newest that still stands.
import { findUndoOf, listDecisions, type DecisionRow } from '#db/decisions.ts';
import type { House } from '#pipeline/house.ts';
import { titleOf, undoButton, verbs } from '../decisions/told.ts';
import { html, join, moment, nothing, type Html } from '../html.ts';
import { newId } from '../people/secrets.ts';
import type { Person } from '../people/who.ts';
import { reasonWords } from '../parts/words.ts';

const LAST = 10;

export function recentDecisions(house: House, person: Person): Html {
  const decisions = listDecisions(house.db, { by: person.name, limit: LAST });
  if (decisions.length === 0) return undoLast(person, false);
  return html`<details class="recent"><summary>Your last ${decisions.length === 1 ? 'decision' : `${decisions.length} decisions`}</summary><ol>${join(decisions.map((decision) => html`<li>${recentLine(house, person, decision)}</li>`))}</ol></details>${undoLast(
    person,
    decisions.some((each) => each.kind !== 'undo'),
  )}`;
}

/** Pressed by its key; hidden, for the flash and the list show the same. */
function undoLast(person: Person, any: boolean): Html {
  if (!any) return nothing;
  return html`<form method="post" action="/undo" class="undo-last" data-undo><input type="hidden" name="csrf" value="${person.csrf}"><input type="hidden" name="key" value="${newId()}${newId()}"><button class="quiet" data-key="u" data-key-label="Undo your last decision">Undo the last <kbd>u</kbd></button></form>`;
}

function recentLine(house: House, person: Person, decision: DecisionRow): Html {
  const undone = findUndoOf(house.db, decision.id);
  const link =
    decision.subject_kind === 'candidate'
      ? html`<a href="/candidates/${decision.subject}">${titleOf(house, decision)}</a>`
      : html`${titleOf(house, decision)}`;
  return html`${moment(decision.at)} <span class="verb ${decision.kind}">${verbs[decision.kind] ?? decision.kind}</span> ${link}${decision.reason ? html` <span class="dim">${reasonWords[decision.reason]}</span>` : nothing}${
    undone
      ? html` <span class="tag">undone</span>`
      : decision.kind === 'undo'
        ? nothing
        : html` ${undoButton(person, decision.id, true)}`
  }`;
}
