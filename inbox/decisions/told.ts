// What a decision did, in one line, with its undo.
import { findCandidateTitle } from '#db/candidates.ts';
import { findDecision, findUndoOf, type DecisionRow } from '#db/decisions.ts';
import type { House } from '#pipeline/house.ts';
import { html, nothing, type Html } from '../html.ts';
import { offeringNames } from '../parts/offering-names.ts';
import { inWords } from '../parts/words.ts';
import type { Person } from '../people/who.ts';

export const verbs: Readonly<Record<string, string>> = {
  accept: 'Accepted',
  dismiss: 'Dismissed',
  snooze: 'Snoozed',
  flag: 'Flagged for a second reviewer',
  undo: 'Undone',
};

export function toldOf(house: House, decision: DecisionRow): string {
  const title = titleOf(house, decision);
  if (decision.effect === 'vote') return `Your opinion is kept, and a second reviewer decides: ${title}`;
  const rule = typeof decision.body['rule'] === 'string' ? ', and a rule was made' : '';
  return `${verbs[decision.kind] ?? decision.kind}${rule}: ${title}`;
}

export function titleOf(house: House, decision: Pick<DecisionRow, 'subject_kind' | 'subject'>): string {
  if (decision.subject_kind === 'candidate') return candidateTitle(house, decision.subject);
  return `the ${decision.subject_kind} ${decision.subject.slice(0, 12)}`;
}

/** For whom, and what: "Gale API, Retention: Partial". */
function candidateTitle(house: House, id: string): string {
  const found = findCandidateTitle(house.db, id);
  if (!found) return id;
  const cells = found.offerings.map((offering) => ({ offering }));
  return `${offeringNames(cells, house)}, ${inWords(found.title)}`;
}

/** Said once after a step that this person made; undone at once with u. */
export function flashOf(house: House, person: Person, id: string | undefined): Html | undefined {
  const decision = id ? findDecision(house.db, id) : undefined;
  if (!decision || decision.by !== person.name) return undefined;
  const undoable = decision.kind !== 'undo' && !findUndoOf(house.db, decision.id);
  return html`<p class="inline"><span>${toldOf(house, decision)}.</span>${undoable ? undoButton(person, decision.id) : nothing}</p>`;
}

export function flashOfDraft(done: string | undefined): Html | undefined {
  if (done === 'kept')
    return html`<p>Kept as a draft: it stands in Edit wherever you open this candidate.</p>`;
  return done === 'gone' ? html`<p>The draft is gone.</p>` : undefined;
}

export function undoButton(person: Person, decision: string, quiet = false): Html {
  return html`<form method="post" action="/undo" class="inline-form" data-undo><input type="hidden" name="csrf" value="${person.csrf}"><input type="hidden" name="decision" value="${decision}"><button${quiet ? html` class="quiet"` : nothing}>Undo</button></form>`;
}
