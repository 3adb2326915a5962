// Routes of logging in and out, one-time links and the account.
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { recordAudit } from '#db/audit.ts';
import { deleteSessionsOf } from '#db/sessions.ts';
import { changeUser } from '#db/users.ts';
import { accountBody, enterPage, loginPage } from '../pages/people-pages.ts';
import { framed } from '../framed.ts';
import { logIn, logInByLink } from '../people/login.ts';
import { hashPassword, passwordFault } from '../people/passwords.ts';
import { endSession, startSession } from '../people/sessions.ts';
import { refusal } from '../refusal.ts';
import { personOf, type InboxEnv, type InboxOptions, type Web } from '../web.ts';

export function peopleRoutes(options: InboxOptions): Hono<InboxEnv> {
  const { db, clock } = options.house;
  const routes = new Hono<InboxEnv>();

  routes.get('/login', (web) => web.html(loginPage({ to: safeTarget(web.req.query('to')) }).toString()));

  routes.post('/login', async (web) => {
    const form = await web.req.formData();
    const [name, password] = [field(form, 'name'), field(form, 'password')];
    const to = safeTarget(field(form, 'to'));
    const result = await logIn(db, clock, { name, password, address: addressOf(web) });
    if (result.kind === 'in') {
      startSession(web, db, clock, result.user);
      return web.redirect(to, 303);
    }
    if (result.kind === 'slow_down') {
      web.header('retry-after', String(result.retryAfterSeconds));
      const minutes = Math.ceil(result.retryAfterSeconds / 60);
      const fault = `Too many failed tries. Wait ${minutes} minutes, or ask a maintainer for a login link.`;
      return web.html(loginPage({ to, name, fault }).toString(), 429);
    }
    return web.html(loginPage({ to, name, fault: 'The name or the password is wrong.' }).toString(), 401);
  });

  routes.get('/enter/:secret', (web) => web.html(enterPage(web.req.param('secret')).toString()));

  routes.post('/enter/:secret', (web) => {
    const user = logInByLink(db, clock, web.req.param('secret'));
    if (!user)
      return refusal(
        web,
        410,
        'login_link_used',
        'This link was used already, or an hour has passed.',
        'Ask whoever runs the server for a new one: `assay user link NAME`.',
      );
    startSession(web, db, clock, user);
    return web.redirect(user.name === 'maintainer' ? '/account' : '/', 303);
  });

  routes.post('/logout', (web) => {
    endSession(web, db);
    return web.redirect('/login', 303);
  });

  routes.get('/account', (web) => accountPage(web, options));

  routes.post('/account/password', async (web) => {
    const person = personOf(web);
    if (!person) return refusal(web, 403, 'no_person', 'A token has no password.', 'Log in as a person.');
    const password = field(await web.req.formData(), 'password');
    const fault = passwordFault(password);
    if (fault) return accountPage(web, options, fault);
    changeUser(db, person.id, { password: await hashPassword(password) });
    deleteSessionsOf(db, person.id, person.session);
    recordAudit(db, { at: clock.now(), who: person.name, action: 'user.password', subject: person.name });
    return web.redirect('/', 303);
  });

  return routes;
}

function accountPage(web: Web, options: InboxOptions, fault?: string): Response | Promise<Response> {
  const person = personOf(web);
  if (!person) return refusal(web, 403, 'no_person', 'A token has no account page.', 'Log in as a person.');
  const body = accountBody({ csrf: person.csrf, name: person.name, role: person.role, fault });
  return framed(web, options, { title: 'Your account', at: 'account', body }, fault ? 422 : 200);
}

/** Only a path of ours: a login page must not send people to another site. */
function safeTarget(to: string | undefined): string {
  if (!to || !/^\/(?![/\\])/.test(to)) return '/';
  const target = new URL(to, 'http://inbox.invalid');
  // What is left of `/.//` begins with two slashes, and leads to another site.
  return target.host === 'inbox.invalid' && !/^\/(?:\/|login)/.test(target.pathname)
    ? target.pathname + target.search
    : '/';
}

function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The peer's address; a proxy in front makes all people one address, which the limit by name still tells apart. */
function addressOf(web: Web): string {
  try {
    return getConnInfo(web).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
