// Dismiss and make a rule: first what the rule would have lowered, then the decision.
import type { CandidateRow } from '#db/candidates.ts';
import type { RuleTrial } from '#db/rules.ts';
import type { RulePattern } from '#pipeline/rules.ts';
import { counted } from '#text/counted.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { changeBadge } from '../../parts/badges.ts';
import { changeWords, inWords, said, stateWords } from '../../parts/words.ts';
import { newKey } from '../../people/secrets.ts';
import { reasons } from './action-bar.ts';

export interface RulePageParts {
  readonly row: CandidateRow;
  readonly pattern: RulePattern;
  readonly trial: RuleTrial;
  readonly label: string;
  readonly csrf: string;
  readonly query: string;
  readonly next?: string;
}

const spans = [
  ['30', 'a month'],
  ['90', 'three months'],
  ['365', 'a year'],
] as const;

export function rulePage(parts: RulePageParts): Html {
  const { row, pattern, trial, label, csrf, query } = parts;
  const back = `/candidates/${row.id}${query}`;
  return html`<article class="rule"><nav class="top-line" aria-label="Back"><a href="${back}" data-key="q" data-key-label="Back to the candidate">Back <kbd>q</kbd></a></nav>
<h1>Dismiss and make a rule</h1>
<p>${changeBadge(row.change)} ${inWords(row.title)}</p>
<section class="card"><h2>The rule</h2><dl class="facts"><dt>Source</dt><dd>${pattern.source}</dd><dt>Dimension</dt><dd>${label}</dd><dt>Change</dt><dd>${changeWords[pattern.change]}</dd><dt>Only in</dt><dd>${pattern.details.length > 0 ? pattern.details.map(said).join(', ') : 'any of it'}</dd></dl>
<p class="hint">It ranks such changes below all others. It hides nothing, ends by itself, and can be withdrawn.</p></section>
${trialSection(trial, row.id)}
<form method="post" action="/candidates/${row.id}/decisions"><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="key" value="${newKey()}"><input type="hidden" name="version" value="${row.version}"><input type="hidden" name="view" value="${query}">${parts.next ? html`<input type="hidden" name="next" value="${parts.next}">` : nothing}
<section class="card"><h2>Why</h2>${reasons()}
<label>Remark <span class="hint">stands beside the rule for colleagues</span><textarea name="remark" rows="2"></textarea></label>
<label>Until<select name="rule_days">${join(spans.map(([days, words]) => html`<option value="${days}"${days === '90' ? html` selected` : nothing}>${words} from now</option>`))}</select></label>
<p class="inline"><button class="danger" name="decision" value="dismiss">Dismiss and make the rule</button><a href="${back}">Cancel</a></p></section></form></article>`;
}

function trialSection({ captures, candidates, hidden }: RuleTrial, self: string): Html {
  const others = hidden.filter((each) => each.candidate !== self);
  const accepted = others.filter((each) => each.decided === 'accepted').length;
  return html`<section class="card"><h2>Tried on the last year</h2>
<p>Over ${counted(captures, 'complete capture')} that raised ${counted(candidates, 'candidate')}, the rule would have lowered <strong>${others.length}</strong> besides this one${accepted > 0 ? html`; <strong class="against">${counted(accepted, 'of them was', 'of them were')} accepted</strong>` : nothing}.</p>
${others.length === 0 ? nothing : html`<ul class="plain-list">${join(others.slice(0, 30).map((each) => html`<li>${moment(each.at)} <a href="/candidates/${each.candidate}">${inWords(each.title)}</a> <span class="dim">${stateWords[each.decided as keyof typeof stateWords] ?? each.decided}</span></li>`))}</ul>`}
${others.length > 30 ? html`<p class="hint">and ${others.length - 30} more</p>` : nothing}</section>`;
}
