// Every field of the cell, drafted from the evidence and editable, apart from the reviewer's own remark.
import type { Draft } from '#db/drafts.ts';
import type { CellView } from '../../candidate/load.ts';
import { detailFields, writtenValue, type DetailField } from '../../decisions/details-form.ts';
import { html, join, nothing, settled, type Html } from '../../html.ts';
import { gradeWords, titled } from '../../parts/words.ts';
import { confidenceSchema, defaultSchema, gradeSchema, routeSchema, tierSchema } from '#types/words.ts';

/** What a draft holds of a field; without a draft what was drafted from the evidence. */
type Written = (name: string, drafted: string | undefined) => string;

export function editFields(cells: readonly CellView[], draft?: Draft): Html {
  const [cell] = cells;
  if (!cell) return nothing;
  const { after } = cell;
  const written: Written = (name, drafted) => draft?.fields[name]?.[0] ?? drafted ?? '';
  const kept = draft && new Set(draft.fields['quote'] ?? []);
  const others = cells.length - 1;
  return html`<input type="hidden" name="edited" value="1">
${others > 0 ? html`<p class="hint">What you change is changed for all ${cells.length} open cells of this candidate; the rest stays as each one’s evidence says.</p>` : nothing}
<fieldset class="grid"><legend>Published</legend>
<label class="wide">Note <span class="hint">for readers</span><textarea name="note" rows="3">${written('note', after.note)}</textarea></label>
<label class="wide">Caveat <span class="hint">one sentence; empty for a yes without conditions</span><textarea name="caveat" rows="2">${written('caveat', after.caveat)}</textarea></label>
${select('value', 'Grade', gradeSchema.options, written('value', after.value), gradeWords)}
${select('confidence', 'Confidence', confidenceSchema.options, written('confidence', after.confidence))}
${select('route', 'Route', routeSchema.options, written('route', after.access.route))}
${select('tier', 'Tier', tierSchema.options, written('tier', after.access.tier))}
${select('default', 'Default', defaultSchema.options, written('default', after.access.default))}
<label>Geography<input name="geography" value="${written('geography', after.access.geography)}"></label>
<label>Takes effect<input name="effective_from" type="date" value="${written('effective_from', after.effectiveFrom?.slice(0, 10))}"></label>
</fieldset>
<fieldset class="grid"><legend>Details</legend>${join(detailFields(cell.cell.dimension, after.details).map((field) => detailInput(field, cell, written)))}</fieldset>
${after.quotes.length > 0 ? html`<fieldset><legend>Sentences</legend>${join(after.quotes.map((quote, at) => html`<label class="check"><input type="checkbox" name="quote" value="${at}"${!kept || kept.has(String(at)) ? html` checked` : nothing}> ${quote.exact}</label>`))}</fieldset>` : nothing}`;
}

const drawn = new Map<string, Html>();

/** The same few on every candidate's page: drawn once for each option that may be chosen. */
function select(
  name: string,
  label: string,
  options: readonly string[],
  chosen: string,
  words: Readonly<Record<string, string>> = {},
): Html {
  const key = `${name} ${options.includes(chosen) ? chosen : ''}`;
  const known = drawn.get(key);
  if (known) return known;
  const fresh = settled(selectOf(name, label, options, chosen, words));
  drawn.set(key, fresh);
  return fresh;
}

function selectOf(
  name: string,
  label: string,
  options: readonly string[],
  chosen: string,
  words: Readonly<Record<string, string>>,
): Html {
  return html`<label>${label}<select name="${name}">${join(
    options.map(
      (option) =>
        html`<option value="${option}"${option === chosen ? html` selected` : nothing}>${words[option] ?? titled(option)}</option>`,
    ),
  )}</select></label>`;
}

function detailInput({ key, field }: DetailField, { after }: CellView, written: Written): Html {
  const name = `detail.${key}`;
  const value = written(name, writtenValue(after.details[key]));
  switch (field.kind) {
    case 'yes_no':
      return choice(name, key, ['yes', 'no'], value);
    case 'choice':
      return choice(name, key, field.options, value);
    case 'number':
      return html`<label>${titled(key)}<input name="${name}" type="number" min="0" step="1" value="${value}"></label>`;
    case 'text':
      return html`<label>${titled(key)}<input name="${name}" value="${value}"></label>`;
    case 'lines':
      return html`<label>${titled(key)} <span class="hint">one a line${field.options ? `: ${field.options.join(', ')}` : ''}</span><textarea name="${name}" rows="2">${value}</textarea></label>`;
    default:
      return html`<label class="wide">${titled(key)} <span class="hint">one a line, as “name: Acme; location: EU”</span><textarea name="${name}" rows="4">${value}</textarea></label>`;
  }
}

function choice(name: string, key: string, options: readonly string[], chosen: string): Html {
  return html`<label>${titled(key)}<select name="${name}"><option value="">Unstated</option>${join(
    options.map(
      (option) =>
        html`<option value="${option}"${option === chosen ? html` selected` : nothing}>${titled(option)}</option>`,
    ),
  )}</select></label>`;
}
