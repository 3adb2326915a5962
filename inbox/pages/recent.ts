// The last ten decisions, at hand on every screen of the queue; u takes back the newest that still stands.
import { listToldBy, type ToldDecision } from '#db/decisions.ts';
import { whileUnchanged } from '#db/unchanged.ts';
import type { House } from '#pipeline/house.ts';
import { titleOf, undoButton, verbs } from '../decisions/told.ts';
import { html, join, moment, nothing, type Html } from '../html.ts';
import { newKey } from '../people/secrets.ts';
import type { Person } from '../people/who.ts';
import { reasonWords } from '../parts/words.ts';

const LAST = 10;

export function recentDecisions(house: House, person: Person): Html {
  const decisions = latestOf(house, person.name);
  if (decisions.length === 0) return undoLast(person, false);
  return html`<details class="recent"><summary>Your last ${decisions.length === 1 ? 'decision' : `${decisions.length} decisions`}</summary><ol>${join(decisions.map((decision) => html`<li>${recentLine(person, decision)}</li>`))}</ol></details>${undoLast(
    person,
    decisions.some((each) => each.kind !== 'undo'),
  )}`;
}

/** Pressed by its key; hidden, for the flash and the list show the same. */
function undoLast(person: Person, any: boolean): Html {
  if (!any) return nothing;
  return html`<form method="post" action="/undo" class="undo-last" data-undo><input type="hidden" name="csrf" value="${person.csrf}"><input type="hidden" name="key" value="${newKey()}"><button class="quiet" data-key="u" data-key-label="Undo your last decision">Undo the last <kbd>u</kbd></button></form>`;
}

type Titled = ToldDecision & { readonly title: string };

/** Titles never change, and what was undone is a decision too. */
function latestOf(house: House, name: string): readonly Titled[] {
  return whileUnchanged(
    house.db,
    'decisions',
    `latest of ${name}`,
    () => listToldBy(house.db, name, LAST).map((each) => ({ ...each, title: titleOf(house, each) })),
    house,
  );
}

function recentLine(person: Person, decision: Titled): Html {
  const link =
    decision.subject_kind === 'candidate'
      ? html`<a href="/candidates/${decision.subject}">${decision.title}</a>`
      : html`${decision.title}`;
  return html`${moment(decision.at)} <span class="verb ${decision.kind}">${verbs[decision.kind] ?? decision.kind}</span> ${link}${decision.reason ? html` <span class="dim">${reasonWords[decision.reason]}</span>` : nothing}${
    decision.undone
      ? html` <span class="tag">undone</span>`
      : decision.kind === 'undo'
        ? nothing
        : html` ${undoButton(person, decision.id, true)}`
  }`;
}
