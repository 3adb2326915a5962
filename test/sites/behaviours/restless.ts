import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html, json } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const fidget = brand('Fidgetry', 'fidgetry.test', ['Whirl API'], 345);
const sentence = 'Content sent to the Whirl API is erased on the sixth day.';

const scripts: Readonly<Record<string, string>> = {
  '/polling': `<script>setInterval(function(){fetch('/poll?t='+Math.random())},80)</script>`,
  '/hanging-request': `<script>fetch('/hang')</script><img alt="" src="/hang.png">`,
  '/ticking': `<p>Now: <span id="clock">0</span></p><script>setInterval(function(){document.getElementById('clock').textContent=Math.random()},30)</script>`,
  '/asking': `<script>alert('Hello');confirm('Sure?');prompt('Name?');window.onbeforeunload=function(){return 'stay'};window.open('/popup');Notification.requestPermission&&Notification.requestPermission();navigator.geolocation&&navigator.geolocation.getCurrentPosition(function(){})</script>`,
  '/printing': `<script>window.print();document.title='Changed by script';history.pushState({},'','/printing')</script>`,
  '/busy': `<script>setTimeout(function(){for(;;){}},400)</script>`,
};

export const restless: Behaviour = {
  name: 'restless',
  does: 'documents that never come to rest: polling, a request that hangs, a clock, dialogs and pop-ups, printing, a script that spins for ever',
  hosts: ['www.fidgetry.test'],
  samples: Object.keys(scripts).map((path) => ({
    url: `http://www.fidgetry.test${path}`,
    kind: 'page' as const,
    verdict: 'ok' as const,
    holds: [sentence],
    slow: path === '/busy',
  })),
  answer(exchange) {
    if (exchange.path === '/hang' || exchange.path === '/hang.png') return;
    if (exchange.path === '/poll') return json(exchange, { ok: true });
    const tail = scripts[exchange.path];
    if (!tail) return html(exchange, 'Not found', { status: 404 });
    html(
      exchange,
      article({
        brand: fidget,
        title: 'Erasure',
        path: exchange.path,
        sections: [{ heading: 'When we erase', text: [sentence] }],
        tail,
      }),
    );
  },
};
