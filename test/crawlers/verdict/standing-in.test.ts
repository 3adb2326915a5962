// Pages that stand in a document's place, in wordings of many kinds, and documents that only look like them.
import { describe, expect, it } from 'vitest';
import { goodOf, policy, site, verdictOf } from './pages.ts';

const errors: readonly (readonly [string, string])[] = [
  [
    'Data policy | Northwind',
    '<h2>This page isn’t available</h2><p>An unexpected error has occurred. Try reloading the page.</p>',
  ],
  [
    'Northwind',
    '<h1>Hmm, that didn’t work</h1><p>Something on our end broke while fetching this. Please refresh in a few minutes, or head back to the homepage.</p>',
  ],
  [
    'Oops!',
    '<div class="card"><strong>Oops!</strong><span>We hit a snag.</span><a href="/">Take me home</a></div>',
  ],
  [
    '404',
    '<p>We can’t seem to find the page you’re looking for.</p><p>Here are some helpful links instead:</p><ul><li><a href="/a">Docs</a></li><li><a href="/b">Blog</a></li></ul>',
  ],
  [
    'Northwind',
    '<h1>Lost at sea</h1><p>The link you followed may be broken, or the page may have been removed.</p>',
  ],
  ['Server trouble', '<p>Our servers are having a bad day. Sorry about that! Please come back later.</p>'],
  ['Northwind', '<p>The requested content could not be loaded.</p><button>Retry</button>'],
  [
    'Data policy | Northwind',
    '<p>Application error: a client-side exception has occurred while loading www.northwind.test (see the browser console for more information).</p>',
  ],
  [
    'Wartungsarbeiten',
    '<h1>Wir sind gleich zurück</h1><p>Unsere Seite ist wegen Wartungsarbeiten vorübergehend nicht erreichbar. Bitte versuchen Sie es später erneut.</p>',
  ],
  ['Erreur', '<h1>Page introuvable</h1><p>La page que vous cherchez n’existe pas ou a été déplacée.</p>'],
  ['503', '<h1>Service Unavailable</h1><p>No server is available to handle this request.</p>'],
  ['Northwind', '<h1>We’ll be back soon</h1><p>Northwind is down for planned upgrades until noon.</p>'],
];

const walls: readonly (readonly [string, string, string])[] = [
  [
    'login',
    'Sign in',
    '<h1>Welcome back</h1><form><input type="email"><input type="password"><button>Continue</button></form>',
  ],
  [
    'login',
    'Northwind Trust',
    '<h1>Log in to view this document</h1><form><input type="email" placeholder="Work e-mail"><button>Send magic link</button></form>',
  ],
  [
    'login',
    'Protected',
    '<p>This page is password protected. Please enter your password below.</p><form><input type="password"></form>',
  ],
  ['challenge', 'Just a moment...', '<p>Verifying you are human. This may take a few seconds.</p>'],
  [
    'challenge',
    'northwind.test',
    '<p>Please complete the puzzle so we know you are not a robot, then continue to the site.</p>',
  ],
  [
    'challenge',
    'One more step',
    '<h1>Checking the site connection security</h1><p>Enable JavaScript and cookies to continue</p>',
  ],
  [
    'challenge',
    'Hold on',
    '<p>We need to confirm that a person, not an automated program, is behind this browser before you proceed. Security check in progress.</p>',
  ],
  [
    'blocked',
    'Access denied',
    '<h1>Access Denied</h1><p>You don’t have permission to access this page on this server.</p><p>Reference #18.2f3a1702.1769000000.1b2c3d4</p>',
  ],
  [
    'blocked',
    'Northwind',
    '<p>Our systems have detected unusual traffic from your computer network. Request ID: 7f31c2aa90bd4e11</p>',
  ],
  ['blocked', 'Sorry', '<p>This content is not available in your region.</p>'],
  [
    'moved',
    'Redirecting…',
    '<p>Redirecting to <a href="https://legal.northwind.test/">legal.northwind.test</a></p>',
  ],
  [
    'moved',
    'Data policy',
    '<p>This policy has moved. You can now find it at <a href="https://legal.northwind.test/data">our new legal center</a>.</p>',
  ],
  ['incomplete', 'Data policy', '<p>Loading…</p><p>Loading…</p>'],
  [
    'incomplete',
    'Data policy',
    `<div class="skeleton h-4"></div><div class="skeleton h-4"></div><div class="skeleton h-4"></div>`,
  ],
  ['empty', 'Data policy', '<div id="root"></div>'],
  ['empty', 'Data policy', '<p>Data policy</p>'],
];

describe('an error served with status 200', () => {
  it.each(errors)('is an error page: %s', async (title, main) => {
    expect((await verdictOf(site(main, { title }))).verdict).toBe('error_page');
  });

  it.each(errors)('is one beside long menus that nobody marked as such: %s', async (title, main) => {
    const items = Array.from(
      { length: 30 },
      (_, index) => `<div><a href="/guide/${index}"><span>Guide number ${index}</span></a></div>`,
    );
    expect(
      (
        await verdictOf(
          `<html lang="en"><head><title>${title}</title></head><body>${items.join('')}<div>${main}</div></body></html>`,
        )
      ).verdict,
    ).toBe('error_page');
  });

  const beside = Array.from(
    { length: 25 },
    (_, index) =>
      `<div><span>${['Harbour', 'Orchard', 'Quarry', 'Meadow', 'Foundry'][index % 5]} instruments measure what ${['keepers', 'pilots', 'growers'][index % 3]} need to know, case ${'abcdefghijklmnopqrstuvwxy'[index]}</span></div>`,
  ).join('');

  it('is found beside lines that stood around the document before', async () => {
    const around = (main: string): string =>
      `<html lang="en"><head><title>Northwind</title></head><body><div>${beside}</div><div>${main}</div></body></html>`;
    const lastGood = await goodOf(around(policy({ heading: '' })));
    for (const main of [
      '<h2>That page is gone fishing.</h2><p>Go back to our homepage, which exists, or search for another one.</p>',
      '<p>Nothing could be shown. Try again later.</p>',
      '<h2>Data policy</h2>',
    ]) {
      const { verdict } = await verdictOf(around(main), { lastGood });
      expect(['error_page', 'incomplete']).toContain(verdict);
    }
    expect((await verdictOf(around(policy({ heading: '' })), { lastGood })).verdict).toBe('ok');
  });

  it('is found where a document stood, whatever it says', async () => {
    const lastGood = await goodOf(site(policy()));
    const strange = site(
      '<p>The lighthouse keeper took the afternoon off, and with him went everything you hoped to read on this shore. The gulls know no more than we do, and the tide will not tell either of us when he returns to his lamp.</p>',
      { title: 'Fog' },
    );
    const { verdict, reasons } = await verdictOf(strange, { lastGood });
    expect(verdict).not.toBe('ok');
    expect(reasons[0]?.rule).toBe('short-stranger');
  });
});

describe('a page in front of the document', () => {
  it.each(walls)('is %s: %s', async (verdict, title, main) => {
    expect((await verdictOf(site(main, { title }))).verdict).toBe(verdict);
  });

  it('says in words what decided', async () => {
    const { reasons } = await verdictOf(site(walls[0]?.[2] ?? '', { title: 'Sign in' }));
    expect(reasons[0]?.message).toMatch(/password field/);
  });
});

describe('a whole document is ok', () => {
  const whole: readonly (readonly [string, string])[] = [
    [
      'about errors',
      `${policy()}<h2>Errors</h2><p>404 Page not found: the resource does not exist.</p><p>Something went wrong means that an unexpected error occurred.</p>`,
    ],
    ['titled with an error code', `<h1>Error 404 explained</h1>${policy()}`],
    [
      'with a hidden sign-in notice',
      `<div style="display:none">Access to this page requires authorization. You can try signing in or changing directories.</div>${policy()}`,
    ],
    [
      'with a sign-in form in its head',
      `<form><input type="email"><input type="password"><button>Sign in</button></form>${policy()}`,
    ],
    [
      'that speaks of challenges',
      `${policy()}<p>We verify that you are human with a captcha when traffic is unusual; access denied pages carry a request id.</p>`,
    ],
    [
      'with the challenge script that ordinary pages carry',
      `${policy()}<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>`,
    ],
    [
      'with a captcha in its contact form',
      `${policy()}<form><div class="g-recaptcha"></div></form><script src="https://www.google.com/recaptcha/api.js"></script>`,
    ],
    ['with a spinner in a corner', `${policy()}<div class="widget"><span>Loading...</span></div>`],
    [
      'with a long cookie dialog',
      `${policy()}<div role="dialog"><p>We use cookies to do many things. Accept all or reject all.</p></div>`,
    ],
    [
      'that mentions redirects and moves',
      `${policy()}<p>Our offices have moved to Bergen. Redirecting traffic between regions is part of the service.</p>`,
    ],
    [
      'with a language picker',
      `${policy()}<ul><li><a href="/de">Deutsch</a></li><li><a href="/fr">Français</a></li><li><a href="/ja">日本語</a></li></ul>`,
    ],
  ];
  it.each(whole)('%s', async (_name, main) => {
    expect(
      await verdictOf(site(main), {
        source: { url: 'https://www.northwind.test/legal/data-policy', expect: { language: 'en' } },
      }),
    ).toMatchObject({ verdict: 'ok' });
  });

  const brief: readonly (readonly [string, string])[] = [
    [
      'a table of error codes',
      '<h1>Error codes</h1><p>The interface answers with ordinary status codes of the protocol.</p><table><tr><th>Code</th><th>Meaning</th></tr><tr><td>401</td><td>Authentication is required: the key is missing</td></tr><tr><td>403</td><td>Access denied: the key may not use this model</td></tr><tr><td>404</td><td>The requested resource was not found</td></tr><tr><td>500</td><td>Something went wrong on our side</td></tr></table>',
    ],
    [
      'what is kept, with identifiers of requests',
      '<h1>What we keep</h1><p>We keep as little as we can, and nothing of it for longer than a month.</p><table><tr><th>Data</th><th>Examples</th></tr><tr><td>Operations</td><td>Request identifiers, usage totals, account names</td></tr><tr><td>Content</td><td>Nothing of what customers send</td></tr></table><p>Ask us when you want to know more about any of it.</p>',
    ],
    [
      'a promise with an exception for suspicious activity',
      '<h1>Zero retention</h1><p>We store neither prompts nor answers once an answer was sent to the customer.</p><p>It is there for customers of the Harbour plan, and sales turns it on for a workspace.</p><p>Only requests with signs of suspicious activity may be kept, and for seven days at most.</p><p>Requests that were flagged are seen by two engineers of our own.</p>',
    ],
    [
      'how members sign in',
      '<h1>Single sign-on</h1><p>Workspaces of the Harbour plan can sign in with the identity provider of their company.</p><p>An administrator sets it up once, and members then log in with their account at work.</p><p>Guests keep their own accounts, and see only what is shared with them.</p>',
    ],
    [
      'endpoints that are now there',
      '<h1>Regional endpoints</h1><p>Regional endpoints are now available in Europe, and in the United States of America.</p><p>Requests to them stay within the region, and nothing of them is written elsewhere.</p><p>You can go back at any time in the settings of the workspace.</p>',
    ],
  ];
  it.each(brief)('however short: %s', async (_name, main) => {
    expect(await verdictOf(site(main, { title: 'Northwind Docs' }))).toMatchObject({ verdict: 'ok' });
  });

  it('with an error toast beside short cards', async () => {
    const cards = Array.from(
      { length: 16 },
      (_, index) =>
        `<li><h3>Control ${index}: access to production</h3><p>Reviewed by two engineers each quarter</p></li>`,
    );
    expect(
      (await verdictOf(site(`<ul>${cards.join('')}</ul><div hidden>Something went wrong</div>`))).verdict,
    ).toBe('ok');
  });
});
