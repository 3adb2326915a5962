// Who may come in, with which role; keys of programs; settings of review; and the audit of who did what.
import type { AuditRow } from '#db/audit.ts';
import type { TokenRow } from '#db/sessions.ts';
import type { UserRow } from '#db/users.ts';
import { changeSchema, type Change } from '#types/words.ts';
import { html, join, moment, nothing, type Html } from '../../html.ts';
import { SHORTEST_PASSWORD } from '../../people/passwords.ts';
import { changeWords } from '../../parts/words.ts';

export interface PeopleScreen {
  readonly users: readonly UserRow[];
  readonly keys: readonly TokenRow[];
  readonly audit: readonly AuditRow[];
  readonly secondReview: readonly Change[];
  readonly csrf: string;
  readonly me: string;
  readonly fault?: string;
}

const did: Readonly<Record<string, string>> = {
  login: 'logged in',
  setting: 'changed the setting',
  'capture.add': 'brought a capture of',
  'capture.ask': 'asked for a fresh capture of',
  'correction.add': 'handed in the correction',
  'key.add': 'made the key',
  'key.revoke': 'revoked the key',
  'rule.withdraw': 'withdrew the rule',
  'source.visit': 'asked for a visit of',
  'user.add': 'added',
  'user.password': 'set the password of',
};

const roles = ['reader', 'reviewer', 'maintainer'] as const;

export function peoplePage(screen: PeopleScreen): Html {
  return html`<h1>People and settings</h1>
${screen.fault ? html`<p class="fault" role="alert">${screen.fault}</p>` : nothing}
<section><h2>People</h2><div class="scroll" tabindex="0" role="region" aria-label="People"><table class="stacked"><thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Since</th><th scope="col"><span class="unseen">Change</span></th></tr></thead><tbody>${join(screen.users.map((user) => userRow(user, screen)))}</tbody></table></div>
${addForm(screen)}</section>
${reviewSettings(screen)}
<section><h2>Keys of programs</h2>${keyTable(screen)}<p class="hint">Make one with <code>npx assay key</code>.</p></section>
<section><h2>Who did what</h2><ol class="plainlist small">${join(
    screen.audit.map(
      (row) =>
        html`<li>${moment(row.at)} <strong>${row.who}</strong> ${did[row.action] ?? row.action} ${row.subject} <span class="dim">${Object.entries(
          row.facts,
        )
          .map(([key, value]) => `${key}: ${value}`)
          .join(', ')}</span></li>`,
    ),
  )}</ol></section>`;
}

function userRow(user: UserRow, screen: PeopleScreen): Html {
  const state = user.disabled_at
    ? html`<span class="dim">may not come in since ${moment(user.disabled_at)}</span>`
    : nothing;
  const change =
    user.id === screen.me
      ? html`<span class="dim">you</span>`
      : html`<form method="post" action="/people/${user.id}" class="inline"><input type="hidden" name="csrf" value="${screen.csrf}">
<label class="unseen" for="role-${user.id}">Role of ${user.name}</label><select id="role-${user.id}" name="role">${join(roles.map((role) => html`<option${role === user.role ? html` selected` : nothing}>${role}</option>`))}</select>
<button name="do" value="role" type="submit">Change</button><button class="danger" name="do" value="${user.disabled_at ? 'enable' : 'disable'}" type="submit">${user.disabled_at ? 'Let in again' : 'Lock out'}</button></form>`;
  return html`<tr><td>${user.name} ${state}</td><td data-label="Role">${user.role}</td><td data-label="Since">${moment(user.created_at)}</td><td>${change}</td></tr>`;
}

function addForm(screen: PeopleScreen): Html {
  return html`<details class="card"><summary>Add a person</summary><form method="post" action="/people"><input type="hidden" name="csrf" value="${screen.csrf}">
<label for="new-name">Name</label><input id="new-name" name="name" required maxlength="100" autocomplete="off">
<label for="new-role">Role</label><select id="new-role" name="role"><option>reviewer</option><option>reader</option><option>maintainer</option></select>
<label for="new-password">First password <span class="hint">at least ${SHORTEST_PASSWORD} characters; the person changes it</span></label><input id="new-password" name="password" type="password" minlength="${SHORTEST_PASSWORD}" required autocomplete="new-password">
<p><button class="primary" type="submit">Add</button></p></form></details>`;
}

function reviewSettings(screen: PeopleScreen): Html {
  return html`<section><h2>Second review</h2><p class="dim">These changes count only when two people agree; the second does not see what the first said.</p>
<form method="post" action="/people/second-review" class="inline"><input type="hidden" name="csrf" value="${screen.csrf}">
${join(changeSchema.options.map((change) => html`<label class="check"><input type="checkbox" name="change" value="${change}"${screen.secondReview.includes(change) ? html` checked` : nothing}> ${changeWords[change]}</label>`))}
<button type="submit">Save</button></form></section>`;
}

function keyTable({ keys, csrf }: PeopleScreen): Html {
  if (keys.length === 0) return html`<p class="dim">No program has a key.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Keys"><table><thead><tr><th scope="col">Name</th><th scope="col">For</th><th scope="col">Role</th><th scope="col">Last used</th><th scope="col"><span class="unseen">Change</span></th></tr></thead><tbody>${join(
    keys.map(
      (key) =>
        html`<tr><td>${key.name}</td><td>${key.purpose}</td><td>${key.role}</td><td>${moment(key.used_at)}</td><td>${key.revoked_at ? html`<span class="dim">revoked</span>` : html`<form method="post" action="/people/keys/${key.id}/revoke"><input type="hidden" name="csrf" value="${csrf}"><button class="danger" type="submit">Revoke</button></form>`}</td></tr>`,
    ),
  )}</tbody></table></div>`;
}
