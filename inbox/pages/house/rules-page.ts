// Rules made from dismissals: what each lowers, what its trial hid, how often it was used, and the way to withdraw it.
import type { RuleRow } from '#db/rules.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { changeBadge } from '../../parts/badges.ts';

export interface RulesScreen {
  readonly rules: readonly RuleRow[];
  readonly now: string;
  readonly csrf: string;
  readonly mayDecide: boolean;
  label(dimension: string): string;
}

export function rulesPage(screen: RulesScreen): Html {
  const { rules } = screen;
  if (rules.length === 0)
    return html`<h1>Rules</h1><div class="empty"><h2>No rules</h2><p>When a source keeps raising what does not matter, dismiss a candidate with <kbd>r</kbd>: you see what the rule would have hidden before it counts. A rule lowers, it never deletes.</p></div>`;
  const inForce = rules.filter((rule) => !isOver(rule, screen.now));
  const over = rules.filter((rule) => isOver(rule, screen.now));
  return html`<h1>Rules</h1>
<p class="dim">${inForce.length} in force. What a rule fits is lowered to the end of the queue, never deleted.</p>
${join(inForce.map((rule) => ruleCard(rule, screen)))}
${over.length > 0 ? html`<h2>Over</h2>${join(over.map((rule) => ruleCard(rule, screen)))}` : nothing}`;
}

function isOver(rule: RuleRow, now: string): boolean {
  return rule.withdrawn_at !== undefined || rule.expires_at <= now;
}

function ruleCard(rule: RuleRow, screen: RulesScreen): Html {
  const ended = rule.withdrawn_at
    ? html`Withdrawn ${moment(rule.withdrawn_at)} by ${rule.withdrawn_by ?? 'nobody'}`
    : html`${rule.expires_at <= screen.now ? 'Expired' : 'Expires'} ${moment(rule.expires_at)}`;
  return html`<article class="card"><p class="said">${changeBadge(rule.change)} <strong>${screen.label(rule.dimension)}</strong> <a href="/sources/${rule.source}">${rule.source}</a></p>
<p>${rule.because}${rule.details.length > 0 ? html` <span class="dim">Only in: ${rule.details.join(', ')}.</span>` : nothing}</p>
<dl class="facts small"><dt>Made</dt><dd>${moment(rule.created_at)} by ${rule.created_by}</dd><dt>Ends</dt><dd>${ended}</dd><dt>Lowered since</dt><dd>${rule.hits}</dd></dl>
${isOver(rule, screen.now) || !screen.mayDecide ? nothing : html`<form method="post" action="/rules/${rule.id}/withdraw"><input type="hidden" name="csrf" value="${screen.csrf}"><button type="submit">Withdraw</button></form>`}</article>`;
}
