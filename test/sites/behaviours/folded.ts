import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html, json } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const crease = brand('Creaseworth', 'creaseworth.test', ['Origami API'], 205);

const answers: readonly (readonly [string, string])[] = [
  ['Is my data used for training?', 'By default we do not train on inputs or outputs of the Origami API.'],
  ['How long do you keep prompts?', 'Prompts are kept for thirty-five days and then removed for good.'],
  [
    'Can I get a BAA?',
    'Enterprise customers can sign a business associate agreement through their account manager.',
  ],
];

export const folded: Behaviour = {
  name: 'folded',
  does: 'a collapsed accordion whose answers are in the page (three times over), one whose answers come on a click, tabs, and a "show more"',
  hosts: ['help.creaseworth.test'],
  samples: [
    {
      url: 'http://help.creaseworth.test/in-page',
      kind: 'page',
      verdict: 'ok',
      holds: answers.map(([, answer]) => answer),
    },
    {
      url: 'http://help.creaseworth.test/on-click',
      kind: 'page',
      verdict: 'ok',
      holds: answers.map(([, answer]) => answer),
    },
    {
      url: 'http://help.creaseworth.test/tabs',
      kind: 'page',
      verdict: 'ok',
      holds: ['Stored in Dublin or Frankfurt, as you choose', 'Deleted on the fifth day'],
    },
    {
      url: 'http://help.creaseworth.test/more',
      kind: 'page',
      verdict: 'ok',
      holds: ['Region one', 'Region thirty'],
    },
  ],
  answer(exchange) {
    const index = exchange.path.match(/^\/answer\/(\d)$/)?.[1];
    if (index) return json(exchange, { answer: answers[Number(index)]?.[1] });
    const part = { '/in-page': inPage, '/on-click': onClick, '/tabs': tabs, '/more': more }[exchange.path];
    if (!part) return html(exchange, 'Not found', { status: 404 });
    const { main, tail } = part();
    html(
      exchange,
      article({
        brand: crease,
        host: exchange.host,
        title: 'Answers',
        path: exchange.path,
        sections: [{ heading: 'Common questions', html: main }],
        tail,
      }),
    );
  },
};

function inPage() {
  const items = answers.map(
    ([question, answer], index) =>
      `<div class="acc"><h3><button type="button" aria-expanded="false" aria-controls="p${index}" class="btn">${question}</button></h3><div id="p${index}" class="panel" aria-hidden="true" data-state="closed"><p>${answer}</p></div></div>`,
  );
  const payload = JSON.stringify(answers).replaceAll('</', '<\\/');
  return {
    main: items.join(''),
    tail: `<script>self.__next_f=self.__next_f||[];self.__next_f.push([1,${JSON.stringify(payload)}])</script><script id="__DATA__" type="application/json">${payload}</script>`,
  };
}

function onClick() {
  const items = answers.map(
    ([question], index) =>
      `<div class="acc"><h3><button type="button" aria-expanded="false" aria-controls="p${index}" class="btn" data-index="${index}">${question}</button></h3><div id="p${index}" class="panel" data-state="closed"></div></div>`,
  );
  return {
    main: items.join(''),
    tail: `<script>document.querySelectorAll('[data-index]').forEach(function(b){b.addEventListener('click',function(){var p=document.getElementById(b.getAttribute('aria-controls')),o=b.getAttribute('aria-expanded')==='true';b.setAttribute('aria-expanded',String(!o));p.dataset.state=o?'closed':'open';if(o){p.innerHTML='';return}fetch('/answer/'+b.dataset.index).then(function(r){return r.json()}).then(function(d){p.innerHTML='<p>'+d.answer+'</p>'})})})</script>`,
  };
}

function tabs() {
  return {
    main: `<div role="tablist"><button role="tab" id="t0" aria-selected="true" aria-controls="tp">Storage</button><button role="tab" id="t1" aria-selected="false" aria-controls="tp">Removal</button></div><div role="tabpanel" id="tp"><p>Stored in Dublin or Frankfurt, as you choose.</p></div>`,
    tail: `<script>var texts={t0:'Stored in Dublin or Frankfurt, as you choose.',t1:'Deleted on the fifth day, backups included.'};document.querySelectorAll('[role=tab]').forEach(function(t){t.addEventListener('click',function(){document.querySelectorAll('[role=tab]').forEach(function(o){o.setAttribute('aria-selected',String(o===t))});document.getElementById('tp').innerHTML='<p>'+texts[t.id]+'</p>'})})</script>`,
  };
}

function more() {
  const words = [
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
    'twenty',
    'twenty-one',
    'twenty-two',
    'twenty-three',
    'twenty-four',
    'twenty-five',
    'twenty-six',
    'twenty-seven',
    'twenty-eight',
    'twenty-nine',
    'thirty',
  ];
  const list = JSON.stringify(words.map((word) => `Region ${word}`));
  return {
    main: `<ul id="regions"></ul><button type="button" id="more" class="btn btn-ghost">Show more</button>`,
    tail: `<script>var all=${list},shown=0,u=document.getElementById('regions'),m=document.getElementById('more');function add(){all.slice(shown,shown+10).forEach(function(t){var l=document.createElement('li');l.textContent=t;u.appendChild(l)});shown+=10;if(shown>=all.length)m.remove()}m.addEventListener('click',add);add()</script>`,
  };
}
