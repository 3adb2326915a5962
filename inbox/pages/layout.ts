// The frame of every page of the inbox: navigation with true counts, the person, and the script that makes it fly.
import { asset } from '../assets.ts';
import { html, join, nothing, type Html } from '../html.ts';
import { mayActAs, type Person } from '../people/who.ts';

export interface Frame {
  readonly person: Person;
  readonly title: string;
  /** The entry of the navigation that this page belongs to. */
  readonly at: Section;
  readonly body: Html;
  readonly counts: { readonly open: number; readonly notices: number; readonly corrections: number };
  /** Scripts of this page besides the common one. */
  readonly scripts?: readonly string[];
  /** Stylesheets of this page besides the common one. */
  readonly styles?: readonly string[];
  /** Said once, after a step: "Accepted. Undo". */
  readonly flash?: Html;
}

export type Section =
  | 'queue'
  | 'registry'
  | 'sources'
  | 'runs'
  | 'rules'
  | 'corrections'
  | 'release'
  | 'figures'
  | 'people'
  | 'account';

interface Entry {
  readonly section: Section;
  readonly href: string;
  readonly label: string;
  readonly count?: (counts: Frame['counts']) => number;
  readonly maintainer?: true;
}

const entries: readonly Entry[] = [
  { section: 'queue', href: '/', label: 'Queue', count: (counts) => counts.open + counts.notices },
  { section: 'registry', href: '/registry', label: 'Registry' },
  { section: 'sources', href: '/sources', label: 'Sources' },
  { section: 'runs', href: '/runs', label: 'Runs' },
  {
    section: 'corrections',
    href: '/corrections',
    label: 'Corrections',
    count: (counts) => counts.corrections,
  },
  { section: 'rules', href: '/rules', label: 'Rules' },
  { section: 'release', href: '/release', label: 'Release' },
  { section: 'figures', href: '/figures', label: 'Figures' },
  { section: 'people', href: '/people', label: 'People', maintainer: true },
];

export function layout(frame: Frame): Html {
  const { person } = frame;
  const shown = entries.filter((entry) => !entry.maintainer || mayActAs(person, 'maintainer'));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="csrf" content="${person.csrf}">
<title>${frame.title} · Assay</title>
<link rel="icon" href="${asset('mark.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${asset('inbox.css')}">
${join((frame.styles ?? []).map((name) => html`<link rel="stylesheet" href="${asset(name)}">`))}
<script type="module" src="${asset('inbox.js')}"></script>
${join((frame.scripts ?? []).map((name) => html`<script type="module" src="${asset(name)}"></script>`))}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<nav class="rail" aria-label="Inbox">
<a class="brand" href="/"><img src="${asset('mark.svg')}" alt="" width="22" height="22"> Assay</a>
<ul>${join(shown.map((entry) => navigationEntry(entry, frame)))}</ul>
<form class="person" method="post" action="/logout"><input type="hidden" name="csrf" value="${person.csrf}">
<a href="/account"${frame.at === 'account' ? html` aria-current="page"` : nothing}>${person.name}</a> <span class="dim">${person.role}</span>
<button class="quiet" type="submit">Log out</button></form>
</nav>
<main id="main" tabindex="-1">
<div id="flash" role="status" aria-live="polite">${frame.flash ?? nothing}</div>
${frame.body}
</main>
<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><div id="keys-list"></div><form method="dialog"><button>Close</button></form></dialog>
</body>
</html>`;
}

function navigationEntry(entry: Entry, frame: Frame): Html {
  const count = entry.count?.(frame.counts) ?? 0;
  const current = entry.section === frame.at ? html` aria-current="page"` : nothing;
  const badge =
    count > 0 ? html` <span class="count" data-count="${entry.section}">${count}</span>` : nothing;
  return html`<li><a href="${entry.href}"${current}>${entry.label}${badge}</a></li>`;
}
