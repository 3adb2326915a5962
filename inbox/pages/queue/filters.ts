// The filters of the queue: one form, whose address is the view.
import { countCandidatesBy } from '#db/candidate-list.ts';
import { whileUnchanged } from '#db/unchanged.ts';
import type { House } from '#pipeline/house.ts';
import { changeSchema } from '#types/words.ts';
import { html, join, nothing, settled, type Html } from '../../html.ts';
import { changeWords, said } from '../../parts/words.ts';
import { ages, isFiltered, queueLink, stateOf, type QueueView } from '../../queue/view.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

export function queueFilters(house: House, view: QueueView): Html {
  return html`<form class="filters" method="get" action="/" role="search" aria-label="Filter the queue">
${view.tab === 'open' ? nothing : html`<input type="hidden" name="state" value="${view.tab}">`}
${view.plain ? html`<input type="hidden" name="group" value="none">` : nothing}
<span class="search"><label class="unseen" for="q">Words of a sentence</label><input id="q" name="q" type="search" value="${view.words ?? ''}" placeholder="Search sentences" data-key="/" data-key-label="Search" autocomplete="off"><kbd aria-hidden="true">/</kbd></span>
${choicesOf(house, view)}<button type="submit" class="apply">Filter</button>
${isFiltered(view) ? html`<a class="clear" href="${queueLink({ tab: view.tab, plain: view.plain })}">Clear</a>` : nothing}
</form>`;
}

/** With a count beside each choice: drawn anew when a candidate changes. */
function choicesOf(house: House, view: QueueView): Html {
  const { tab, change, offering, dimension, source, age } = view;
  const chosen = JSON.stringify([tab, change, offering, dimension, source, age]);
  return whileUnchanged(
    house.db,
    'candidates',
    `choices ${chosen}`,
    () => settled(choices(house, view)),
    house,
  );
}

function choices(house: House, view: QueueView): Html {
  const counts = (by: 'change' | 'dimension' | 'source'): ReadonlyMap<string, number> =>
    new Map(countCandidatesBy(house.db, by, [stateOf(view)]).map(({ key, count }) => [key, count]));
  const changes = counts('change');
  const dimensions = counts('dimension');
  const sources = counts('source');
  return html`<div class="choices">${choice(
    'change',
    'Change',
    view.change,
    changeSchema.options
      .filter((each) => changes.has(each) || each === view.change)
      .map((each) => ({ value: each, label: counted(changeWords[each], changes.get(each)) })),
  )}
${choice(
  'offering',
  'Offering',
  view.offering,
  house.registry.offerings.map(({ id, name }) => ({ value: id, label: name })),
)}
${choice(
  'dimension',
  'Dimension',
  view.dimension,
  [...dimensions].map(([key, count]) => ({
    value: key,
    label: counted(house.plan.dimension(key as never)?.label ?? said(key), count),
  })),
)}
${choice(
  'source',
  'Source',
  view.source,
  [...sources].slice(0, 500).map(([key, count]) => ({ value: key, label: counted(key, count) })),
)}
${choice(
  'age',
  'Raised',
  view.age,
  Object.entries(ages).map(([value, label]) => ({ value, label })),
)}
</div>`;
}

function counted(label: string, count: number | undefined): string {
  return count === undefined ? label : `${label} (${count})`;
}

function choice(name: string, label: string, chosen: string | undefined, options: readonly Option[]): Html {
  const known = !chosen || options.some((option) => option.value === chosen);
  const all = known || !chosen ? options : [...options, { value: chosen, label: chosen }];
  return html`<span class="choice"><label class="unseen" for="filter-${name}">${label}</label><select id="filter-${name}" name="${name}"${chosen ? html` class="chosen"` : nothing}><option value="">${label}: any</option>${join(
    all.map(
      (option) =>
        html`<option value="${option.value}"${option.value === chosen ? html` selected` : nothing}>${option.label}</option>`,
    ),
  )}</select></span>`;
}
