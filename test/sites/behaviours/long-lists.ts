import { brand } from '../markup/brand.ts';
import { article } from '../markup/article.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const fernlee = brand('Fernlee', 'fernlee.test', ['Bracken API'], 120);

const trades = ['Hosting', 'Backups', 'Support desk', 'Billing', 'Abuse review', 'E-mail'];
const places = ['Ireland', 'Norway', 'Portugal', 'Japan', 'Canada'];

function rows(count: number): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, index) => [
    `Hollow ${index + 1} Ltd`,
    trades[index % trades.length] as string,
    places[index % places.length] as string,
  ]);
}

export const longLists: Behaviour = {
  name: 'long-lists',
  does: 'page sizes in menus that are no select (a button with a list box, a combobox whose options stand at the end of the page, a row of buttons), and lists of sixty that hold only the rows in view (in a box, in the page)',
  hosts: ['www.fernlee.test'],
  samples: [
    ...['/menu', '/combobox', '/buttons'].map((path) => ({
      url: `http://www.fernlee.test${path}`,
      kind: 'page' as const,
      verdict: 'ok' as const,
      holds: rows(14).map(([name]) => name as string),
    })),
    ...['/box', '/page'].map((path) => ({
      url: `http://www.fernlee.test${path}`,
      kind: 'page' as const,
      verdict: 'ok' as const,
      holds: [...rows(60).map(([name]) => name as string), 'Questions go to our privacy desk'],
    })),
  ],
  answer(exchange) {
    const { path } = exchange;
    const part = parts[path];
    if (!part) return html(exchange, 'Not found', { status: 404 });
    html(
      exchange,
      article({
        brand: fernlee,
        host: exchange.host,
        title: 'Subprocessors',
        path,
        sections: [
          {
            heading: 'Who helps us',
            text: ['These companies process customer data for the Bracken API.'],
            html: part.html,
          },
          { heading: 'Contact', text: ['Questions go to our privacy desk, which answers within a week.'] },
        ],
        tail: `<script>var rows=${JSON.stringify(rows(part.rows))};${part.script}</script>`,
      }),
    );
  },
};

interface Part {
  readonly rows: number;
  readonly html: string;
  readonly script: string;
}

const table = `<table><thead><tr><th>Name</th><th>Purpose</th><th>Location</th></tr></thead><tbody id="rows"></tbody></table>`;
const draw = `var size=10;function draw(){document.getElementById('rows').innerHTML=rows.slice(0,size).map(function(r){return '<tr><td>'+r.join('</td><td>')+'</td></tr>'}).join('');document.getElementById('range').textContent='1\u2013'+Math.min(size,rows.length)+' of '+rows.length}draw();`;

const parts: Readonly<Record<string, Part>> = {
  '/menu': {
    rows: 14,
    html: `${table}<div class="flex justify-between"><span id="range"></span><span>Rows per page <button type="button" id="size" aria-haspopup="listbox" aria-expanded="false">10</button></span></div>`,
    script: `${draw}var b=document.getElementById('size');b.addEventListener('click',function(){var l=document.getElementById('sizes');if(l){l.remove();b.setAttribute('aria-expanded','false');return}b.setAttribute('aria-expanded','true');setTimeout(function(){b.insertAdjacentHTML('afterend','<ul role="listbox" id="sizes">'+[10,25,50].map(function(n){return '<li role="option" aria-selected="'+(n===size)+'">'+n+'</li>'}).join('')+'</ul>');document.querySelectorAll('#sizes li').forEach(function(o){o.addEventListener('click',function(){size=+o.textContent;b.textContent=size;document.getElementById('sizes').remove();b.setAttribute('aria-expanded','false');setTimeout(draw,80)})})},60)});`,
  },
  '/combobox': {
    rows: 14,
    html: `${table}<div class="MuiTablePagination-toolbar"><p id="label">Rows per page:</p><div role="combobox" tabindex="0" aria-expanded="false" aria-haspopup="listbox" aria-labelledby="label" id="size">10</div><p id="range"></p><button type="button" disabled aria-label="Go to previous page">\u2039</button></div>`,
    script: `${draw}var c=document.getElementById('size');function shut(){var p=document.getElementById('popover');if(p)p.remove();c.setAttribute('aria-expanded','false')}c.addEventListener('mousedown',function(e){if(e.button!==0)return;c.setAttribute('aria-expanded','true');var p=document.createElement('div');p.id='popover';p.setAttribute('role','presentation');p.innerHTML='<div style="position:fixed;inset:0"></div><ul role="listbox" style="position:absolute">'+['10','25','All'].map(function(n){return '<li role="option" tabindex="-1" data-value="'+n+'">'+n+'</li>'}).join('')+'</ul>';document.body.appendChild(p);p.addEventListener('keydown',function(k){if(k.key==='Escape')shut()});p.querySelectorAll('li').forEach(function(o){o.addEventListener('click',function(){size=o.dataset.value==='All'?rows.length:+o.dataset.value;c.textContent=o.dataset.value;shut();draw()})})});`,
  },
  '/buttons': {
    rows: 14,
    html: `${table}<div class="flex justify-between"><span id="range"></span><div class="sizes">Show <button type="button" aria-pressed="true">10</button><button type="button" aria-pressed="false">20</button><button type="button" aria-pressed="false">50</button> per page</div></div>`,
    script: `${draw}document.querySelectorAll('.sizes button').forEach(function(b){b.addEventListener('click',function(){size=+b.textContent;document.querySelectorAll('.sizes button').forEach(function(o){o.setAttribute('aria-pressed',String(o===b))});draw()})});`,
  },
  '/box': {
    rows: 60,
    html: `<div role="table" aria-rowcount="61" aria-label="Subprocessors"><div role="row" aria-rowindex="1"><span role="columnheader">Name</span> <span role="columnheader">Purpose</span> <span role="columnheader">Location</span></div><div id="box" style="height:320px;overflow:auto"><div role="rowgroup" id="rows" style="position:relative"></div></div></div>`,
    // As frameworks listen: on a root that does not scroll itself.
    script: `var box=document.getElementById('box'),list=document.getElementById('rows');list.style.height=rows.length*56+'px';function draw(){var from=Math.max(0,Math.floor(box.scrollTop/56)-1),to=Math.min(rows.length,from+9);list.innerHTML='';for(var i=from;i<to;i++){list.insertAdjacentHTML('beforeend','<div role="row" aria-rowindex="'+(i+2)+'" style="position:absolute;left:0;right:0;height:56px;transform:translateY('+i*56+'px)">'+rows[i].map(function(c){return '<span role="cell">'+c+'</span>'}).join(' ')+'</div>')}}box.parentElement.addEventListener('scroll',function(){requestAnimationFrame(draw)},true);draw();`,
  },
  '/page': {
    rows: 60,
    html: `<ul id="list" style="list-style:none;padding:0;margin:0"></ul>`,
    // Rows of different heights, their room kept by padding, and fetched late.
    script: `var list=document.getElementById('list'),tops=[0];rows.forEach(function(r,i){tops.push(tops[i]+70+i%3*40)});function draw(){var top=-list.getBoundingClientRect().top,from=0;while(from<rows.length-1&&tops[from+1]<top-100)from++;var to=from;while(to<rows.length&&tops[to]<top+innerHeight+100)to++;if(to-from<4)to=Math.min(rows.length,from+4);list.style.paddingTop=tops[from]+'px';list.style.paddingBottom=tops[rows.length]-tops[to]+'px';list.innerHTML=rows.slice(from,to).map(function(r,i){var n=from+i;return '<li data-index="'+n+'" style="box-sizing:border-box;height:'+(tops[n+1]-tops[n])+'px"><strong>'+r[0]+'</strong> '+r[1]+', '+r[2]+'</li>'}).join('')}var due;window.addEventListener('scroll',function(){clearTimeout(due);due=setTimeout(draw,30)});draw();`,
  },
};
