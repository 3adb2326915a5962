// Logging in and out, the first password, and one's own account.
import { html, nothing, type Html } from '../html.ts';
import { SHORTEST_PASSWORD } from '../people/passwords.ts';
import { plainPage } from './plain.ts';

export function loginPage(options: {
  readonly to: string;
  readonly name?: string;
  readonly fault?: string;
}): Html {
  return plainPage(
    'Log in',
    html`${options.fault ? html`<p class="fault" role="alert">${options.fault}</p>` : nothing}
<form method="post" action="/login">
<input type="hidden" name="to" value="${options.to}">
<label for="name">Name</label><input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${options.name ?? ''}"${options.name ? nothing : html` autofocus`}>
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required${options.name ? html` autofocus` : nothing}>
<p><button class="primary" type="submit">Log in</button></p>
</form>
<p class="hint">No account? A maintainer adds people with <code>assay user add NAME --role reviewer --password-stdin</code>.</p>`,
  );
}

/** A link is opened by programs that look ahead too: only pressing the button uses it up. */
export function enterPage(secret: string): Html {
  return plainPage(
    'Welcome',
    html`<p>This link lets you in once.</p><form method="post" action="/enter/${secret}"><p><button class="primary" type="submit" autofocus>Enter the inbox</button></p></form>`,
  );
}

export function accountBody(options: {
  readonly csrf: string;
  readonly name: string;
  readonly role: string;
  readonly fault?: string;
}): Html {
  return html`<h1>Your account</h1>
<p>You are ${options.name}, a ${options.role}.</p>
<section class="card"><h2>Set a password</h2>
${options.fault ? html`<p class="fault" role="alert">${options.fault}</p>` : nothing}
<form method="post" action="/account/password">
<input type="hidden" name="csrf" value="${options.csrf}">
<label for="new-password">New password <span class="hint">at least ${SHORTEST_PASSWORD} characters</span></label>
<input id="new-password" name="password" type="password" autocomplete="new-password" minlength="${SHORTEST_PASSWORD}" required>
<p><button class="primary" type="submit">Save</button> <span class="hint">Your other sessions end.</span></p>
</form></section>`;
}
