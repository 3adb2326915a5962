import { describe, expect, it } from 'vitest';
import { ownsUrl, parseHostPattern } from '#pipeline/registry/hosts.ts';

describe('host patterns', () => {
  it.each([
    ['northwind.test', 'https://northwind.test/a', true],
    ['northwind.test', 'https://NORTHWIND.test:443/a', true],
    ['northwind.test', 'https://www.northwind.test/a', false],
    ['*.northwind.test', 'https://a.b.northwind.test/', true],
    ['*.northwind.test', 'https://northwind.test/', false],
    ['*.northwind.test', 'https://evilnorthwind.test/', false],
    ['*.northwind.test', 'https://northwind.test.evil.test/', false],
    ['docs.tarn.test/northwind*', 'https://docs.tarn.test/northwind/notes', true],
    ['docs.tarn.test/northwind*', 'https://docs.tarn.test/other/../northwind', true],
    ['docs.tarn.test/northwind*', 'https://docs.tarn.test/tarn', false],
    ['docs.tarn.test/northwind*', 'https://docs.tarn.test/northwind/../tarn', false],
    ['northwind.test', 'https://user:northwind.test@evil.test/', false],
    ['127.0.0.1:4680', 'http://127.0.0.1:4680/a', true],
    ['bücher.test', 'https://xn--bcher-kva.test/', true],
  ])('%s and %s: %s', (pattern, url, owned) => {
    expect(ownsUrl([pattern], url)).toBe(owned);
  });

  it.each(['https://northwind.test', '*', '*.', 'north wind.test', 'a.*.test', 'user@northwind.test', ''])(
    'refuses %s as a pattern',
    (pattern) => {
      expect(parseHostPattern(pattern)).toBeUndefined();
    },
  );
});
