// What the status and the headers of an answer say before its words are read.
import { describe, expect, it } from 'vitest';
import { policy, site, verdictOf } from './pages.ts';

describe('by headers and status', () => {
  it.each([
    [403, { 'cf-mitigated': 'challenge' }, 'challenge'],
    [202, { 'x-amzn-waf-action': 'challenge' }, 'challenge'],
    [429, { 'x-vercel-mitigated': 'challenge' }, 'challenge'],
    [200, { 'x-frame-options': 'DENY' }, 'ok'],
    [401, {}, 'login'],
    [403, {}, 'blocked'],
    [429, {}, 'blocked'],
    [451, {}, 'blocked'],
    [404, {}, 'missing'],
    [410, {}, 'missing'],
    [500, {}, 'unreachable'],
    [503, {}, 'unreachable'],
  ])('%i with %o is %s', async (status, headers, verdict) => {
    expect((await verdictOf(site(policy()), { response: { status, headers } })).verdict).toBe(verdict);
  });

  it('finds the challenge behind a status that says something else', async () => {
    const html = site('<p>Verifying you are human. This may take a few seconds.</p>', {
      title: 'Just a moment...',
    });
    expect((await verdictOf(html, { response: { status: 503 } })).verdict).toBe('challenge');
  });
});
