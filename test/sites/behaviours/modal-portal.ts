import { icon } from '../markup/icons.ts';
import { brand, escapeHtml } from '../markup/brand.ts';
import { frame } from '../markup/frame.ts';
import { html } from '../respond.ts';
import type { Behaviour } from '../site.ts';

const pellucid = brand('Pellucid', 'pellucid.test', ['Prism API'], 330);

export interface ModalItem {
  readonly name: string;
  readonly locked: boolean;
  readonly note?: string;
}

export function modalPortalMain(
  lead: string,
  groups: Readonly<Record<string, readonly ModalItem[]>>,
): string {
  const sections = Object.entries(groups).map(
    ([heading, items]) =>
      `<section class="card mt-4"><h2>${escapeHtml(heading)}</h2><ul role="list">${items
        .map(
          (item) =>
            `<li class="flex justify-between py-2 border-b"><span>${item.locked ? icon('lock', 16, 'Private') : icon('file', 16)} <span class="font-medium">${escapeHtml(item.name)}</span>${item.note ? ` <span class="text-sm text-faint">${escapeHtml(item.note)}</span>` : ''}</span>${item.locked ? `<button type="button" class="btn btn-ghost" data-modal aria-haspopup="dialog" aria-label="Request ${escapeHtml(item.name)}">${icon('lock')}</button>` : '<a class="btn btn-ghost" href="#download">Download</a>'}</li>`,
        )
        .join('')}</ul></section>`,
  );
  return `<h1>Trust center</h1><p>${escapeHtml(lead)}</p>${sections.join('')}`;
}

/** The form opens over the page on a click on a lock; it is not in the page before. */
export const modalScript = `<script>document.addEventListener('click',function(e){var b=e.target.closest('[data-modal]');if(!b)return;document.body.insertAdjacentHTML('beforeend','<div class="overlay" role="dialog" aria-modal="true" aria-label="Request access"><form class="card bg-surface"><h2>Request this document</h2><label>Name <input name="n"></label><label>Work email <input name="m"></label><label><input type="checkbox" name="nda"> I accept the non-disclosure agreement</label><button class="btn btn-primary" type="button">Submit request</button></form></div>')})</script>`;

export const modalPortal: Behaviour = {
  name: 'modal-portal',
  does: 'private items carry a lock; a click opens a form with a non-disclosure agreement to tick',
  hosts: ['trust.pellucid.test'],
  samples: [
    {
      url: 'http://trust.pellucid.test/',
      kind: 'portal',
      verdict: 'ok',
      holds: ['SOC 2 Type 2 report', 'Sub-processor list'],
      lacks: ['I accept the non-disclosure agreement'],
    },
  ],
  answer(exchange) {
    const main = modalPortalMain(
      'Our auditors and policies at a glance. A lock means that we ask you to sign first.',
      {
        Reports: [
          { name: 'SOC 2 Type 2 report', locked: true, note: 'Prism API, twelve months to September' },
          { name: 'Penetration test letter', locked: true },
        ],
        Documents: [
          { name: 'Sub-processor list', locked: false },
          { name: 'Acceptable use policy', locked: false },
        ],
        Monitoring: [
          { name: 'Access reviews are carried out each quarter', locked: false },
          { name: 'Vendors are assessed before they are engaged', locked: false },
        ],
      },
    );
    html(
      exchange,
      frame({
        brand: pellucid,
        host: exchange.host,
        title: 'Trust center',
        path: exchange.path,
        main,
        tail: modalScript,
      }),
    );
  },
};
