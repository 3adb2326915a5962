import { brand } from '../markup/brand.ts';
import { frame } from '../markup/frame.ts';
import { html } from '../respond.ts';
import type { Behaviour, Sample } from '../site.ts';
import type { Verdict } from '#types/words.ts';

const hollowbrook = brand('Hollowbrook', 'hollowbrook.test', ['Brook API'], 150);

/** Each on a host of its own, and 429 on a domain of its own: its Retry-After keeps the whole domain from being visited. */
const statuses: readonly (readonly [number, string, Verdict])[] = [
  [401, 'Authorization required', 'login'],
  [403, 'Forbidden', 'blocked'],
  [404, 'We could not find that page', 'missing'],
  [410, 'This page was retired', 'missing'],
  [429, 'Too many requests', 'blocked'],
  [451, 'Unavailable for legal reasons', 'blocked'],
  [500, 'Internal error', 'unreachable'],
  [503, 'Down for maintenance', 'unreachable'],
];

export const retryAfterSeconds = 30;

function hostOf(status: number): string {
  return status === 429 ? 's429.millrace.test' : `s${status}.hollowbrook.test`;
}

export const statusCodes: Behaviour = {
  name: 'statuses',
  does: 'answers with one status each: 401, 403, 404, 410, 429 with Retry-After, 451, 500, 503',
  hosts: statuses.map(([status]) => hostOf(status)),
  samples: statuses.map(([status, , verdict]): Sample => ({
    url: `http://${hostOf(status)}/security`,
    kind: 'page',
    verdict,
  })),
  answer(exchange) {
    const status = Number(exchange.host.slice(1, 4));
    const title = statuses.find(([each]) => each === status)?.[1] ?? 'Unknown';
    const headers: Record<string, string> = {};
    if (status === 429) headers['retry-after'] = String(retryAfterSeconds);
    if (status === 401) headers['www-authenticate'] = 'Bearer realm="docs"';
    const main = `<div class="py-16"><h1>${title}</h1><p>Code ${status}. If you think that this is a mistake, tell our support team what you were looking for.</p></div>`;
    html(exchange, frame({ brand: hollowbrook, title, path: exchange.path, main }), { status, headers });
  },
};
