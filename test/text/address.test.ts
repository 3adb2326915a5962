import { describe, expect, it } from 'vitest';
import { Addresses, resolveHref } from '#text/html/address.ts';
import { randomBelow } from './markup.ts';

const base = 'https://northwind.test/legal/terms?v=2#top';

describe('an address in a page', () => {
  it.each([
    ['/privacy', 'https://northwind.test/privacy'],
    ['/a/../b', 'https://northwind.test/b'],
    ['privacy', 'https://northwind.test/legal/privacy'],
    ['#data', 'https://northwind.test/legal/terms?v=2#data'],
    ['https://fabrikam.test/dpa', 'https://fabrikam.test/dpa'],
    ['https://fabrikam.test', 'https://fabrikam.test/'],
    ['//fabrikam.test/a b', 'https://fabrikam.test/a%20b'],
    [' mailto:a@fabrikam.test ', 'mailto:a@fabrikam.test'],
    ['javascript:void(0)', undefined],
    ['', undefined],
  ])('%s', (href, resolved) => expect(new Addresses(base).resolve(href)).toBe(resolved));

  it('stays as it is written where a page has no address of its own', () => {
    expect(new Addresses(undefined).resolve('/privacy')).toBe('/privacy');
    expect(new Addresses('nowhere').resolve('/privacy')).toBeUndefined();
  });

  it('is the one that taking it apart gives, however it is written', () => {
    const random = randomBelow(7);
    const parts =
      '/ // . .. /. a Bc ? # % %2e = & ~ ! : @ | \\ " é xn-- xn--a https:// http:// tel: northwind.test 127.0.0.1 0x7f .1 :80 u:p@ a--b ` [ - _'.split(
        ' ',
      );
    const bases = [base, 'http://u:p@fabrikam.test:8080/x/', 'mailto:a@b.test', 'nowhere', undefined];
    for (const own of bases) {
      const addresses = new Addresses(own);
      for (let round = 0; round < 3000; round++) {
        const href = Array.from({ length: 1 + random(6) }, () => parts[random(parts.length)]).join('');
        expect(addresses.resolve(href), `${href} from ${own}`).toBe(resolveHref(href, own));
      }
    }
  });
});
