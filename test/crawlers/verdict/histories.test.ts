// Captures judged one after another, each against the last good one.
import { describe, expect, it } from 'vitest';
import { germanPolicy, history, policy, site } from './pages.ts';

const whole = site(policy());
const error = site('<h1>Something went wrong</h1><p>Please try again.</p>');
const other = site(
  `<h1>Refund terms</h1>${Array.from({ length: 30 }, (_, index) => `<p>Refund case ${String.fromCharCode(97 + (index % 26))}${index} is settled by the ${['harbour', 'orchard', 'quarry', 'meadow', 'foundry', 'library'][index % 6]} office within ${index + 3} working days of the ${['ticket', 'voucher', 'deposit', 'invoice', 'parcel'][index % 5]} being returned.</p>`).join('')}`,
  { title: 'Refund terms | Northwind' },
);

describe('a history of captures', () => {
  it('names every error of a page that flips, and trusts the document after each', async () => {
    expect(await history([whole, error, whole, error, error, whole])).toEqual([
      'ok complete',
      'error_page error-words',
      'ok complete',
      'error_page error-words',
      'error_page error-words',
      'ok complete',
    ]);
  });

  it('takes another complete text for the document when it is seen twice', async () => {
    expect(await history([whole, other, other, other])).toEqual([
      'ok complete',
      'moved another-document',
      'ok replaced',
      'ok complete',
    ]);
  });

  it('does not take it when the old document came back in between', async () => {
    expect(await history([whole, other, whole, other, whole])).toEqual([
      'ok complete',
      'moved another-document',
      'ok complete',
      'moved another-document',
      'ok complete',
    ]);
  });

  it('does not mind an error between the two sightings', async () => {
    expect(await history([whole, other, error, other])).toEqual([
      'ok complete',
      'moved another-document',
      'error_page error-words',
      'ok replaced',
    ]);
  });

  it('trusts a new version of the same document, however much of it is new', async () => {
    const rewritten = site(
      `<h1>Data policy</h1>${Array.from({ length: 40 }, (_, index) => `<p>Since the ${index + 1}th revision, item ${'abcdefghijklmnopqrstuvwxyzabcdefghijklmnop'[index]}${index} of this policy follows the new ${['charter', 'standard', 'rule', 'schedule'][index % 4]} for ${['lakes', 'rivers', 'coasts', 'islands', 'hills'][index % 5]} and their keepers.</p>`).join('')}`,
    );
    expect(await history([whole, rewritten])).toEqual(['ok complete', 'ok complete']);
  });

  it('trusts a renamed page with the same text', async () => {
    expect(
      await history([
        whole,
        site(policy({ heading: 'How Borealis treats data' }), {
          title: 'How Borealis treats data | Northwind',
        }),
      ]),
    ).toEqual(['ok complete', 'ok complete']);
  });

  it('names half a page, for as long as it lasts', async () => {
    const half = site(policy({ to: 20 }));
    expect(await history([whole, half, half, whole], 12)).toEqual([
      'ok complete',
      'incomplete cut-short',
      'incomplete cut-short',
      'ok complete',
    ]);
  });

  it('names a page whose middle did not load', async () => {
    const holed = site(policy({ to: 8 }) + policy({ from: 44, heading: 'Data policy' }));
    expect((await history([whole, holed]))[1]).toBe('incomplete cut-short');
  });

  it('takes a page that stays shorter for days for the document', async () => {
    const half = site(policy({ to: 20 }));
    const said = await history([whole, ...Array.from({ length: 8 }, () => half)]);
    expect(said.slice(1, 5)).toEqual([
      'incomplete cut-short',
      'incomplete cut-short',
      'incomplete cut-short',
      'incomplete cut-short',
    ]);
    expect(said.at(-1)).toBe('ok complete');
    const twiceADay = await history([whole, ...Array.from({ length: 5 }, () => half)], 12);
    expect(twiceADay.slice(-2)).toEqual(['incomplete cut-short', 'ok shorter']);
  });

  it('names a spell in another language', async () => {
    const german = site(germanPolicy(), { lang: 'de', title: 'Richtlinie zu Daten | Northwind' });
    expect(await history([whole, german, german, whole])).toEqual([
      'ok complete',
      'wrong_language language',
      'wrong_language language',
      'ok complete',
    ]);
  });

  it('names a page of links where a document was', async () => {
    const index = site(
      `<h1>Legal</h1><ul>${Array.from({ length: 24 }, (_, at) => `<li><a href="/legal/${at}">Agreement for service number ${at}</a></li>`).join('')}</ul>`,
      { title: 'Legal | Northwind' },
    );
    expect((await history([whole, index, index])).slice(1)).toEqual(['moved index-page', 'moved index-page']);
  });

  it('counts a shrinking list as doubtful once', async () => {
    const list = (count: number) =>
      site(
        `<h1>Subprocessors</h1><p>These companies help us to run the service, each for one purpose that stands beside its name.</p><table><tr><th>Name</th><th>Purpose</th></tr>${Array.from({ length: count }, (_, index) => `<tr><td>${['Anvil', 'Birch', 'Cinder', 'Dovetail', 'Ember', 'Flint', 'Gorse', 'Heron', 'Iris', 'Juniper', 'Kelp', 'Linden', 'Maple', 'Nettle'][index]} Works</td><td>Hosting for the ${['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth'][index]} region</td></tr>`).join('')}</table>`,
      );
    expect(await history([list(14), list(8), list(8)])).toEqual([
      'ok complete',
      'incomplete list-shrunk',
      'ok complete',
    ]);
    expect(await history([list(14), list(13)])).toEqual(['ok complete', 'ok complete']);
  });
});
