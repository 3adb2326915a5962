import { article } from '../markup/article.ts';
import { brand } from '../markup/brand.ts';
import { frame } from '../markup/frame.ts';
import { html, redirect } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const stonepath = brand('Stonepath', 'stonepath.test', ['Cairn API'], 285);
const cobalt = brand('Cobaltry', 'cobaltry.test', ['Cobalt Models'], 230);

export const login: Behaviour = {
  name: 'login',
  does: 'a portal behind a redirect to a sign-in page, and one that shows a sign-in form at the address itself',
  hosts: ['compliance.stonepath.test', 'login.stonepath.test'],
  samples: [
    { url: 'http://compliance.stonepath.test/reports', kind: 'portal', verdict: 'login' },
    { url: 'http://compliance.stonepath.test/wall', kind: 'portal', verdict: 'login' },
  ],
  answer(exchange) {
    if (exchange.host === 'login.stonepath.test') return html(exchange, signIn(exchange.host, exchange.path));
    if (exchange.path === '/wall') return html(exchange, signIn(exchange.host, exchange.path));
    redirect(
      exchange,
      `http://login.stonepath.test/u/signin?return_to=${encodeURIComponent(exchange.url.href)}`,
    );
  },
};

function signIn(host: string, path: string): string {
  const main = `<div class="mx-auto py-16 card" style="max-width:26rem"><h1>Welcome back</h1><p>Sign in to your Stonepath account to continue.</p><form method="post" action="/u/signin"><label>Email address <input type="email" name="email" autocomplete="username"></label><label>Password <input type="password" name="password" autocomplete="current-password"></label><button class="btn btn-primary" type="submit">Continue</button></form><p class="text-sm"><a href="/forgot">Forgot your password?</a></p><button class="btn btn-ghost">Continue with single sign-on</button></div>`;
  return frame({ brand: stonepath, host, title: 'Sign in', path, main, cookies: 'none', canonical: false });
}

export const falseLoginWall: Behaviour = {
  name: 'false-login-wall',
  does: 'a public page that carries hidden words about signing in, and a sign-in form in its menu',
  hosts: ['learn.cobaltry.test'],
  samples: [
    {
      url: 'http://learn.cobaltry.test/en-us/models/data-privacy',
      kind: 'page',
      verdict: 'ok',
      holds: ['remain in the geography that you choose'],
    },
  ],
  answer(exchange) {
    const wall = `<div id="unauthorized-notice" class="alert" hidden><h2>You are not signed in</h2><p>Access to this page requires permission. Try signing in or changing directories.</p><p>Access to this page requires permission. You can try <a href="/login">signing in with another account</a>.</p></div>
<div class="nav-flyout hidden" data-state="closed"><form action="/login"><label>Email <input type="email"></label><label>Password <input type="password"></label><button>Sign in</button></form></div>`;
    html(
      exchange,
      article({
        brand: cobalt,
        host: exchange.host,
        title: 'Data, privacy and security for Cobalt Models',
        path: exchange.path,
        sidebar: ['Overview', 'Quotas and limits', 'Deployment types', 'Data privacy', 'Content filtering'],
        sections: [
          {
            heading: 'Overview',
            text: ['This article describes how prompts and completions are handled by the service.'],
            html: wall,
          },
          {
            heading: 'Where data is kept',
            text: [
              'Data that is stored at rest will remain in the geography that you choose when you create the resource.',
            ],
          },
          {
            heading: 'Abuse monitoring',
            text: [
              'Prompts may be kept for up to thirty days for abuse monitoring, in a store that is separate for each customer.',
            ],
          },
        ],
      }),
    );
  },
};
