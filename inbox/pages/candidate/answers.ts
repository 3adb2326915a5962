// What the cells say now and what they would say: only what differs, the differing words marked.
import type { Answer, EntryChange } from '#types/cell.ts';
import type { DetailValue } from '#types/evidence.ts';
import type { CellView } from '../../candidate/load.ts';
import { html, join, nothing, type Html } from '../../html.ts';
import { gradeBadge } from '../../parts/badges.ts';
import { markedSides } from '../../parts/marked.ts';
import { said, gradeWords, titled } from '../../parts/words.ts';

/** Cells whose answers read the same are shown once, with all their offerings. */
export function answersSection(cells: readonly CellView[]): Html {
  const groups = new Map<string, CellView[]>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.before, cell.after, cell.difference, cell.state]);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return join([...groups.values()].map((group) => answerCard(group)));
}

function answerCard(group: readonly CellView[]): Html {
  const [cell] = group;
  if (!cell) return nothing;
  const { before, after } = cell;
  return html`<section class="card answers">
<header>${join(group.map((each) => html`<a class="chip" href="/registry/${each.cell.offering}/${each.cell.dimension}">${each.offeringName}</a>`))}${stateOf(cell)}</header>
<table class="compare"><thead><tr><th scope="col"><span class="unseen">Field</span></th><th scope="col">${before ? 'Says now' : 'Said nothing so far'}</th><th scope="col">Would say</th></tr></thead>
<tbody>${join(rowsOf(cell))}</tbody></table>
${unchanged(before, after)}</section>`;
}

function stateOf(cell: CellView): Html {
  if (cell.state === 'open') return nothing;
  return html`<span class="dim small">${cell.state} already</span>`;
}

interface Line {
  readonly label: string;
  readonly before: Html | string;
  readonly after: Html | string;
}

function rowsOf(cell: CellView): Html[] {
  const { before, after, difference, now } = cell;
  const lines: Line[] = [];
  if (before?.value !== after.value || before?.confidence !== after.confidence)
    lines.push({ label: 'Grade', before: graded(before), after: graded(after) });
  lines.push(...sentenceLine(before, after, difference.sentence));
  for (const { key, from, to } of [...(difference.access ?? []), ...(difference.details ?? [])])
    lines.push(sidesLine(titled(key), from && said(from), to && said(to)));
  if (difference.entries?.length) lines.push(entriesLine(difference.entries));
  if (before?.effectiveFrom !== after.effectiveFrom)
    lines.push(sidesLine('Takes effect', before?.effectiveFrom, after.effectiveFrom));
  lines.push(
    ...textLine('Note', before?.note ?? '', after.note),
    ...textLine('Caveat', before?.caveat ?? '', after.caveat),
  );
  const edited = now && before && now.basis === 'person' && now.answer.value !== before.value;
  return [
    ...lines.map(tableRow),
    ...(edited
      ? [
          html`<tr><td colspan="3" class="hint">The approved answer was edited by ${now.approved_by}.</td></tr>`,
        ]
      : []),
  ];
}

function tableRow({ label, before, after }: Line): Html {
  return html`<tr><th scope="row">${label}</th><td class="was">${before}</td><td class="is">${after}</td></tr>`;
}

function graded(answer: Answer | undefined): Html {
  if (!answer) return gradeBadge(undefined);
  return html`${gradeBadge(answer.value)} <span class="dim small">${answer.confidence} confidence</span>`;
}

function sentenceLine(
  before: Answer | undefined,
  after: Answer,
  sentence: { readonly from?: string; readonly to?: string } | undefined,
): Line[] {
  const from = sentence?.from ?? before?.quotes[0]?.exact;
  const to = sentence ? sentence.to : after.quotes[0]?.exact;
  if (!from && !to) return [];
  if (from === to && to !== undefined) return [];
  const sides = markedSides(from ?? '', to ?? '');
  return [
    {
      label: 'Sentence',
      before: from ? sides.before : html`<span class="dim">no sentence</span>`,
      after: to ? sides.after : html`<span class="dim">no sentence on the page any more</span>`,
    },
  ];
}

function sidesLine(label: string, from: string | undefined, to: string | undefined): Line {
  const sides = markedSides(from ?? '', to ?? '');
  const unstated = html`<span class="dim">unstated</span>`;
  return { label, before: from ? sides.before : unstated, after: to ? sides.after : unstated };
}

function textLine(label: string, before: string, after: string): Line[] {
  if (before === after) return [];
  const sides = markedSides(before, after);
  const none = html`<span class="dim">none</span>`;
  return [{ label, before: before ? sides.before : none, after: after ? sides.after : none }];
}

function entriesLine(entries: readonly EntryChange[]): Line {
  const keys = [...new Set(entries.map((entry) => titled(entry.key)))].join(', ');
  const gone = entries.filter((entry) => entry.kind !== 'added');
  const come = entries.filter((entry) => entry.kind !== 'removed');
  return { label: keys, before: entryList(gone, 'before'), after: entryList(come, 'after') };
}

function entryList(entries: readonly EntryChange[], side: 'before' | 'after'): Html {
  if (entries.length === 0) return html`<span class="dim">not listed</span>`;
  return html`<ul class="entries-list">${join(
    entries.map((entry) => {
      if (entry.kind === 'rescoped') {
        const sides = markedSides(entry.before ?? '', entry.after ?? '');
        return html`<li>${entry.entry}: ${sides[side]}</li>`;
      }
      return entry.kind === 'removed'
        ? html`<li><del>${entry.entry}</del></li>`
        : html`<li><ins>${entry.entry}</ins></li>`;
    }),
  )}</ul>`;
}

/** One quiet line for what stays: that it was looked at is part of the decision. */
function unchanged(before: Answer | undefined, after: Answer): Html {
  if (!before) return restOf(after);
  const same: string[] = [];
  if (before.value === after.value) same.push(`grade ${gradeWords[after.value]}`);
  if (before.quotes[0]?.exact === after.quotes[0]?.exact && after.quotes[0]) same.push('sentence');
  for (const key of ['route', 'tier', 'default', 'geography'] as const)
    if (before.access[key] === after.access[key] && after.access[key] && after.access[key] !== 'unstated')
      same.push(`${key} ${said(after.access[key])}`);
  for (const [key, value] of Object.entries(after.details))
    if (JSON.stringify(before.details[key]) === JSON.stringify(value))
      same.push(`${said(key)} ${inShort(value)}`);
  if (same.length === 0) return nothing;
  return html`<p class="hint">Unchanged: ${same.join('; ')}.</p>`;
}

function restOf(after: Answer): Html {
  const stated = Object.entries(after.access).filter(([, value]) => value && value !== 'unstated');
  const parts = [
    ...stated.map(([key, value]) => `${key} ${said(value)}`),
    ...Object.entries(after.details).map(([key, value]) => `${said(key)} ${inShort(value)}`),
  ];
  return parts.length === 0 ? nothing : html`<p class="hint">With ${parts.join('; ')}.</p>`;
}

export function inShort(value: DetailValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const names = value.map((each: string | Readonly<Record<string, string>>) =>
    typeof each === 'string' ? each : (each['name'] ?? Object.values(each)[0] ?? ''),
  );
  return names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
