// Routes of the house behind the queue: rules, the next release, people and settings.
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { listAudit, recordAudit } from '#db/audit.ts';
import { listReleases } from '#db/releases.ts';
import { findRule, listRules, setRuleWithdrawn } from '#db/rules.ts';
import { deleteSessionsOf, listTokens } from '#db/sessions.ts';
import { putSetting } from '#db/settings.ts';
import { changeUser, findUser, listUsers, roleSchema } from '#db/users.ts';
import { lastReleased, nextRelease } from '#pipeline/release.ts';
import { changeSchema } from '#types/words.ts';
import type { DimensionKey } from '#types/ids.ts';
import { text } from '../decisions/read-form.ts';
import { framed } from '../framed.ts';
import { peoplePage } from '../pages/house/people-list.ts';
import { releasePage } from '../pages/house/release-page.ts';
import { rulesPage } from '../pages/house/rules-page.ts';
import { NameTakenError, WeakPasswordError } from '../people/errors.ts';
import { revokeKey } from '../people/keys.ts';
import { addUser } from '../people/login.ts';
import { mayActAs } from '../people/who.ts';
import { refusal } from '../refusal.ts';
import { releaseDifference } from '../registry/release-difference.ts';
import { requireRole } from '../security.ts';
import { secondReviewOf } from '../settings.ts';
import { personOf, type InboxEnv, type InboxOptions, type Web } from '../web.ts';

export function houseRoutes(options: InboxOptions): Hono<InboxEnv> {
  const { house } = options;
  const routes = new Hono<InboxEnv>();

  routes.get('/rules', (web) => {
    const body = rulesPage({
      rules: listRules(house.db),
      now: house.clock.now(),
      csrf: personOf(web)?.csrf ?? '',
      mayDecide: mayActAs(web.get('who'), 'reviewer'),
      label: (dimension) => house.plan.dimension(dimension as DimensionKey)?.label ?? dimension,
    });
    return framed(web, options, {
      title: 'Rules',
      at: 'rules',
      body,
      styles: ['house.css', 'candidate.css'],
    });
  });

  routes.post('/rules/:id/withdraw', requireRole('reviewer'), (web) => {
    const id = web.req.param('id');
    const rule = findRule(house.db, id);
    if (!rule) return refusal(web, 404, 'not_found', 'There is no such rule.', 'Go back to the rules.');
    if (!rule.withdrawn_at) {
      const [at, by] = [house.clock.now(), web.get('who').name];
      setRuleWithdrawn(house.db, id, { at, by });
      recordAudit(house.db, { at, who: by, action: 'rule.withdraw', subject: id });
    }
    return web.redirect('/rules', 303);
  });

  routes.get('/release', (web) => {
    const body = releasePage({
      difference: releaseDifference(lastReleased(house), nextRelease(house)),
      releases: listReleases(house.db, 30),
    });
    return framed(web, options, { title: 'Next release', at: 'release', body, styles: ['house.css'] });
  });

  routes.use('/people', requireRole('maintainer'));
  routes.use('/people/*', requireRole('maintainer'));
  routes.get('/people', (web) => people(web, options));

  routes.post('/people', async (web) => {
    const form = await web.req.formData();
    const role = roleSchema.safeParse(text(form, 'role'));
    const name = text(form, 'name').slice(0, 100);
    if (!role.success || !name) return people(web, options, 'A person needs a name and a role.');
    try {
      const password = form.get('password');
      await addUser(house.db, house.clock, {
        name,
        role: role.data,
        password: typeof password === 'string' ? password : '',
        by: web.get('who').name,
      });
      return web.redirect('/people', 303);
    } catch (error) {
      if (error instanceof WeakPasswordError || error instanceof NameTakenError)
        return people(web, options, `${error.message} ${error.hint}`);
      throw error;
    }
  });

  routes.post('/people/second-review', async (web) => {
    const chosen = z.array(changeSchema).safeParse((await web.req.formData()).getAll('change'));
    if (!chosen.success) return people(web, options, 'One of these is no kind of change.');
    const [at, by] = [house.clock.now(), web.get('who').name];
    putSetting(house.db, { key: 'second_review', value: JSON.stringify(chosen.data), at, by });
    recordAudit(house.db, {
      at,
      who: by,
      action: 'setting',
      subject: 'second_review',
      facts: { value: chosen.data.join(', ') },
    });
    return web.redirect('/people', 303);
  });

  routes.post('/people/keys/:id/revoke', (web) => {
    revokeKey(house.db, house.clock, web.req.param('id'), web.get('who').name);
    return web.redirect('/people', 303);
  });

  routes.post('/people/:id', async (web) => changePerson(web, options, web.req.param('id')));

  return routes;
}

async function changePerson(web: Web, options: InboxOptions, id: string): Promise<Response> {
  const { db, clock } = options.house;
  const user = findUser(db, id);
  if (!user) return refusal(web, 404, 'not_found', 'There is no such person.', 'Go back to the people.');
  if (user.id === personOf(web)?.id)
    return people(web, options, 'Nobody takes the own role away: ask another maintainer.');
  const form = await web.req.formData();
  const act = text(form, 'do');
  const role = roleSchema.safeParse(text(form, 'role'));
  if (act === 'role' && role.success) changeUser(db, id, { role: role.data });
  else if (act === 'disable') changeUser(db, id, { disabledAt: clock.now() });
  else if (act === 'enable') changeUser(db, id, { disabledAt: null });
  else return people(web, options, 'The form names no change.');
  if (act !== 'enable') deleteSessionsOf(db, id);
  recordAudit(db, {
    at: clock.now(),
    who: web.get('who').name,
    action: `user.${act}`,
    subject: user.name,
    facts: role.success && act === 'role' ? { role: role.data } : {},
  });
  return web.redirect('/people', 303);
}

async function people(web: Context<InboxEnv>, options: InboxOptions, fault?: string): Promise<Response> {
  const { db } = options.house;
  const person = personOf(web);
  const body = peoplePage({
    users: listUsers(db),
    keys: listTokens(db),
    audit: listAudit(db, { limit: 100 }),
    secondReview: secondReviewOf(options.house),
    csrf: person?.csrf ?? '',
    me: person?.id ?? '',
    ...(fault ? { fault } : {}),
  });
  return framed(
    web,
    options,
    { title: 'People and settings', at: 'people', body, styles: ['house.css'] },
    fault ? 422 : 200,
  );
}
