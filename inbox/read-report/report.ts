// The page report of `assay read --html`: each document with its evidence marked in place, and beside it the rule that fired.
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import type { ReadOne } from '#pipeline/read-manifest.ts';
import { counted } from '#text/counted.ts';
import { html, join, nothing, raw, type Html } from '../html.ts';
import { verdictBadge } from '../parts/badges.ts';
import { outsideLink } from '../parts/web-address.ts';
import { matrix } from './matrix.ts';
import { legend } from './legend.ts';
import { sheet } from './sheet.ts';

/** One self-contained page: no script, nothing loaded from elsewhere. Page text is text here, never markup. */
export function readReport(all: readonly ReadOne[]): string {
  const style = readFileSync(joinPath(import.meta.dirname, 'read-report.css'), 'utf8');
  const evidence = all.reduce((sum, one) => sum + one.drafts.length, 0);
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>What was read</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${raw(style)}</style></head><body><main>
<header><h1>${counted(all.length, 'document')}, ${counted(evidence, 'piece')} of evidence</h1>${legend}</header>
${matrix(all)}
${join(all.map(documentSection))}
</main></body></html>
`;
  return page.toString();
}

function documentSection(one: ReadOne, at: number): Html {
  const { listed, judgement, document, drafts } = one;
  const facts = [
    listed.offering.name,
    `as of ${listed.retrievedAt.slice(0, 10)}`,
    ...(document ? [counted(document.text.length, 'character')] : []),
    ...(document?.pages === undefined ? [] : [counted(document.pages, 'page')]),
    `read in ${one.milliseconds.toLocaleString('en')} ms`,
  ];
  return html`<section id="d${at}"><h2>${document?.title ?? listed.id}</h2>
<p class="facts"><b>${listed.id}</b> · ${facts.join(' · ')}<br>${outsideLink(listed.url, listed.url)}</p>
${judgement.verdict === 'ok' ? nothing : html`<p class="notice">${verdictBadge(judgement.verdict)} ${judgement.reasons.map(({ message }) => message).join('; ')}</p>`}
${document ? sheet(one, document, at) : html`<p class="empty">Nothing in it can be read, so nothing in it is evidence.</p>`}
${document && drafts.length === 0 ? html`<p class="empty">It says nothing on any of the questions.</p>` : nothing}</section>`;
}
