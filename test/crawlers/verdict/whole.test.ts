// Is it the whole document, in the language and with the words that the source expects?
import { describe, expect, it } from 'vitest';
import { germanPolicy, goodOf, policy, site, verdictOf } from './pages.ts';

describe('what the source expects', () => {
  const source = (expectation: Record<string, unknown>) => ({
    url: 'https://www.northwind.test/legal/data-policy',
    expect: expectation,
  });
  it.each([
    [{ min_chars: 100 }, 'ok'],
    [{ min_chars: 100_000 }, 'incomplete'],
    [{ title: 'Data policy' }, 'ok'],
    [{ title: 'Refund terms' }, 'moved'],
    [{ title: 'Refund terms', text: ['Embeddings'] }, 'ok'],
    [{ text: ['embeddings', 'Batch jobs'] }, 'ok'],
    [{ text: ['Lighthouse'] }, 'incomplete'],
  ])('%o is %s', async (expectation, verdict) => {
    expect((await verdictOf(site(policy()), { source: source(expectation) })).verdict).toBe(verdict);
  });
});

describe('a page cut on its way', () => {
  const whole = site(`<div><div><div><div><div><section>${policy()}</section></div></div></div></div></div>`);
  it.each([0.4, 0.6, 0.75])('at %f of its bytes is incomplete', async (share) => {
    expect((await verdictOf(whole.slice(0, Math.floor(whole.length * share)))).verdict).toBe('incomplete');
  });

  it('is whole without the closing tags that HTML lets one leave out', async () => {
    expect(
      (await verdictOf(site(policy()).replace('</body></html>', '').replaceAll('</p>', ''))).verdict,
    ).toBe('ok');
  });
});

describe('language', () => {
  it('is judged by the words of the body', async () => {
    const source = { url: 'https://www.northwind.test/legal/data-policy', expect: { language: 'en' } };
    expect(await verdictOf(site(germanPolicy()), { source })).toMatchObject({
      verdict: 'wrong_language',
      reasons: [{ message: 'the text reads as German, English was expected' }],
    });
    expect((await verdictOf(site(policy(), { lang: 'de' }), { source })).verdict).toBe('ok');
  });

  it('is held against the last good capture where nothing was declared', async () => {
    const lastGood = await goodOf(site(policy()));
    expect((await verdictOf(site(germanPolicy(), { lang: 'de' }), { lastGood })).verdict).toBe(
      'wrong_language',
    );
    expect((await verdictOf(site(germanPolicy(), { lang: 'de' }))).verdict).toBe('ok');
  });
});
