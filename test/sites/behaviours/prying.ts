import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html, plain } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const pry = brand('Pryorgate', 'pryorgate.test', ['Latch API'], 355);

/** The page writes what it managed to fetch into its own text: a guard that leaks is seen in the capture. */
export const prying: Behaviour = {
  name: 'prying',
  does: 'a page that asks the browser for private addresses by image, frame, script, fetch and WebSocket, and writes what it got into its text',
  hosts: ['www.pryorgate.test'],
  samples: [
    {
      url: 'http://www.pryorgate.test/',
      kind: 'page',
      verdict: 'ok',
      holds: ['erased every Sunday'],
      lacks: ['LEAKED'],
    },
  ],
  answer(exchange) {
    if (exchange.path === '/report') return plain(exchange, '');
    html(
      exchange,
      article({
        brand: pry,
        title: 'Deletion',
        path: exchange.path,
        sections: [
          {
            heading: 'Deletion',
            text: ['Content of the Latch API is erased every Sunday.'],
            html: '<div id="out"></div>',
          },
        ],
        tail: `<img alt="" src="http://169.254.169.254/latest/meta-data/"><img alt="" src="http://10.0.0.1/logo.png"><iframe src="http://127.0.0.1:22/" title="x"></iframe><iframe src="http://[::1]/" title="y"></iframe><script src="http://192.168.0.1/a.js"></script>
<script>['http://169.254.169.254/latest/meta-data/','http://127.0.0.1:4680/','http://localhost/','http://[::ffff:127.0.0.1]/','http://2130706433/','http://0x7f.1/','file:///etc/hostname'].forEach(function(u){fetch(u,{mode:'no-cors'}).then(function(){document.getElementById('out').append('LEAKED '+u+' ')},function(){})});try{var w=new WebSocket('ws://127.0.0.1:4680/');w.onopen=function(){document.getElementById('out').append('LEAKED ws ')}}catch(e){}</script>`,
      }),
    );
  },
};
