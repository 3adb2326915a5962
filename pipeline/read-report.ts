// The page report of `assay read --html`: each document with its evidence marked in place, coloured by grade, beside the rule that fired.
import type { EvidenceDraft, Finding } from '#types/evidence.ts';
import type { Block, TextDocument } from '#types/text.ts';
import type { ReadOne } from './read-manifest.ts';

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly draft: EvidenceDraft;
  readonly number: number;
}

/** One self-contained page: no script, nothing loaded from elsewhere. Page text is text here, never markup. */
export function readReport(all: readonly ReadOne[]): string {
  const evidence = all.reduce((sum, one) => sum + one.drafts.length, 0);
  const contents = all.map(
    ({ listed, drafts }, at) =>
      `<li><a href="#d${at}">${escape(listed.id)}</a> ${escape(listed.offering.name)}, ${drafts.length}</li>`,
  );
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>What was read</title>',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<style>${style}</style></head><body><main>`,
    `<h1>${all.length} documents, ${evidence} pieces of evidence</h1>`,
    `<p>${grades.map((grade) => `<mark class="${grade}">${grade}</mark>`).join(' ')}</p>`,
    `<nav><ol>${contents.join('')}</ol></nav>`,
    ...all.map(documentSection),
    '</main></body></html>\n',
  ].join('\n');
}

function documentSection(one: ReadOne, at: number): string {
  const { listed, judgement, document, drafts } = one;
  const reasons = judgement.reasons.map(({ message }) => escape(message)).join('; ');
  const head = [
    `<section id="d${at}"><h2>${escape(listed.id)}</h2>`,
    `<p><a href="${escape(safeAddress(listed.url))}" rel="noreferrer">${escape(listed.url)}</a><br>`,
    `${escape(listed.offering.name)}, read ${escape(listed.retrievedAt)}; verdict ${judgement.verdict}: ${reasons}</p>`,
  ];
  if (document === undefined) return [...head, '<p>Nothing readable.</p></section>'].join('');
  const marks = marksOf(drafts);
  return [
    ...head,
    '<div class="sheet"><article>',
    ...document.blocks.map((block) => blockLine(block, document, marks)),
    '</article><aside>',
    ...drafts.map((draft, number) => card(draft, number, at)),
    '</aside></div></section>',
  ].join('\n');
}

/** Quotes of several pieces of evidence may overlap: the first in the text is marked, the others are named beside it. */
function marksOf(drafts: readonly EvidenceDraft[]): readonly Mark[] {
  return drafts
    .flatMap((draft, at) => draft.quotes.map(({ start, end }) => ({ start, end, draft, number: at + 1 })))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function blockLine(block: Block, document: TextDocument, marks: readonly Mark[]): string {
  const tag = block.kind === 'heading' ? `h${Math.min(6, (block.level ?? 2) + 2)}` : 'p';
  const kind = `${block.kind}${block.furniture ? ' furniture' : ''}`;
  const inside = marks.filter((mark) => mark.start < block.end && mark.end > block.start);
  let at = block.start;
  let line = '';
  for (const mark of inside) {
    const start = Math.max(mark.start, at);
    const end = Math.min(mark.end, block.end);
    line += escape(document.text.slice(at, Math.max(at, start)));
    if (start < end)
      line += `<mark class="${mark.draft.value}">${escape(document.text.slice(start, end))}</mark>`;
    line += `<sup>${mark.number}</sup>`;
    at = Math.max(at, end);
  }
  return `<${tag} class="${kind}">${line}${escape(document.text.slice(at, block.end))}</${tag}>`;
}

function card(draft: EvidenceDraft, at: number, document: number): string {
  const details = Object.entries(draft.details).map(
    ([key, value]) => `<dt>${escape(key)}</dt><dd>${escape(JSON.stringify(value))}</dd>`,
  );
  const { route, tier, default: standard, geography } = draft.access;
  const access = [route, tier, standard, geography].filter((part) => part !== undefined).join(', ');
  return [
    `<div class="card" id="d${document}e${at}"><b>${at + 1}. ${escape(draft.dimension)}</b> `,
    `<mark class="${draft.value}">${draft.value}</mark> ${draft.confidence}`,
    `<br><code>${escape(draft.rule)}</code>`,
    `<dl><dt>access</dt><dd>${escape(access)}</dd>${details.join('')}`,
    draft.effectiveFrom ? `<dt>takes effect</dt><dd>${escape(draft.effectiveFrom)}</dd>` : '',
    '</dl>',
    `<ul>${draft.findings.map(findingLine).join('')}</ul></div>`,
  ].join('');
}

function findingLine(finding: Finding): string {
  return `<li><i>${finding.effect}</i> ${escape(finding.message)} <code>${escape(finding.rule)}</code></li>`;
}

/** An address out of a manifest may be anything: only the web's own schemes become links. */
function safeAddress(url: string): string {
  return /^https?:\/\//i.test(url) ? url : '#';
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const grades = [
  'yes_public',
  'yes_sales_gated',
  'yes_platform_only',
  'partial',
  'unclear',
  'no_public_evidence',
  'no',
];

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 90rem; margin: 0 auto; padding: 1rem; }
.sheet { display: grid; grid-template-columns: minmax(0, 3fr) minmax(16rem, 1fr); gap: 2rem; }
article { overflow-wrap: anywhere; }
article p { margin: .2rem 0; }
.furniture { opacity: .55; font-size: .85em; }
.tableRow { font-variant-numeric: tabular-nums; border-bottom: 1px solid #8884; }
.listItem { padding-left: 1.2em; }
.card { border: 1px solid #8886; border-radius: .4rem; padding: .6rem; margin-bottom: .6rem; font-size: .85em; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0 .6rem; margin: .4rem 0; } dd { margin: 0; overflow-wrap: anywhere; }
ul { padding-left: 1.1em; margin: 0; }
mark { color: #111; padding: 0 .15em; border-radius: .2em; }
.yes_public { background: #9be29b; } .yes_sales_gated { background: #ffd98a; } .yes_platform_only { background: #b9dcff; }
.partial { background: #ffe9a8; } .unclear, .no_public_evidence { background: #d9d9d9; } .no { background: #ffb3a8; }
@media (max-width: 60rem) { .sheet { grid-template-columns: 1fr; } }
`;
