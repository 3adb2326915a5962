import { brand } from '../markup/brand.ts';
import { frame } from '../markup/frame.ts';
import { filler } from '../markup/prose.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const moat = brand('Moatfield', 'moatfield.test', ['Drawbridge API'], 15);

export const challenge: Behaviour = {
  name: 'challenge',
  does: 'a challenge in place of the page (403 with cf-mitigated, and one with status 200), and an ordinary page that carries the challenge script',
  hosts: ['www.moatfield.test', 'open.moatfield.test'],
  samples: [
    { url: 'http://www.moatfield.test/privacy', kind: 'page', verdict: 'challenge' },
    { url: 'http://www.moatfield.test/quiet', kind: 'page', verdict: 'challenge' },
    {
      url: 'http://open.moatfield.test/privacy',
      kind: 'page',
      verdict: 'ok',
      holds: ['keeps logs of requests for 45 days'],
    },
  ],
  answer(exchange) {
    if (exchange.host === 'open.moatfield.test')
      return html(exchange, ordinary(), { headers: { server: 'cloudflare', 'cf-ray': '8f2c1d-TST' } });
    if (exchange.path === '/quiet') return html(exchange, interstitial());
    html(exchange, interstitial(), {
      status: 403,
      headers: { 'cf-mitigated': 'challenge', server: 'cloudflare', 'cf-ray': '8f2c1c-TST' },
    });
  },
};

function interstitial(): string {
  return `<!DOCTYPE html><html lang="en-US" dir="ltr"><head><title>Just a moment...</title><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><meta name="robots" content="noindex,nofollow"><meta name="viewport" content="width=device-width,initial-scale=1"><style>body{font-family:system-ui;margin:15vh auto;max-width:60rem}</style></head>
<body class="no-js"><div class="main-wrapper" role="main"><div class="main-content"><h1 class="zone-name-title h1">www.moatfield.test</h1><h2 class="h2" id="challenge-running">Checking that you are not a robot. This may take a few seconds.</h2><div id="challenge-stage"><label><input type="checkbox"> Verify you are human</label></div><p>www.moatfield.test needs to review the security of your connection before proceeding.</p></div></div>
<script>(function(){window._cf_chl_opt={cvId:'3',cZone:'www.moatfield.test',cType:'managed',cRay:'8f2c1c'};var s=document.createElement('script');s.src='/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1?ray=8f2c1c';document.head.appendChild(s)})();</script>
<div class="footer" role="contentinfo"><div class="ray-id">Ray ID: <code>8f2c1c0a77</code></div><div>Performance &amp; security by an edge network</div></div></body></html>`;
}

function ordinary(): string {
  return frame({
    brand: moat,
    host: 'open.moatfield.test',
    title: 'Privacy for developers',
    path: '/privacy',
    main: `<h1>Privacy for developers</h1><p>The Drawbridge API is built for teams that handle delicate text.</p>
<h2>Logs</h2><p>Moatfield keeps logs of requests for 45 days so that abuse can be investigated, and then erases them.</p>${filler(moat, 'privacy', 4)}`,
    tail: `<script>(function(){var d=document.createElement('script');d.innerHTML="window.__CF$cv$params={r:'8f2c1d',t:'MTc='};";document.head.appendChild(d);var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';document.head.appendChild(a)})();</script>`,
  });
}
