import { describe, expect, it } from 'vitest';
import { compilePhrase } from '#extractors/phrases/compile.ts';
import { PhraseError } from '#extractors/phrases/errors.ts';
import { say } from '#extractors/language/say.ts';
import { withinProcessorTime } from '../../processor-time.ts';

function matches(phrase: string, text: string): boolean {
  const { pattern } = compilePhrase(phrase);
  pattern.lastIndex = 0;
  return pattern.test(say(text));
}

describe('words', () => {
  it('match whole words only, whatever their case and quotes', () => {
    expect(matches('private link', 'We offer “Private Link” today.')).toBe(true);
    expect(matches('sso', 'An SSO is there')).toBe(true);
    expect(matches('sso', 'A lesson learned')).toBe(false);
    expect(matches('ens', 'Our lens')).toBe(false);
  });
  it('bend lightly', () => {
    expect(matches('customer managed key', 'customer-managed keys')).toBe(true);
    expect(matches('pin version', 'pinned versions')).toBe(true);
    expect(matches('pinning', 'you may pin it')).toBe(true);
    expect(matches('encrypt data', 'encrypts data, encrypted data, encrypting data')).toBe(true);
    expect(matches('policy', 'policies')).toBe(true);
    expect(matches('manage', 'managing')).toBe(true);
  });
  it('do not bend into other words', () => {
    expect(matches('key', 'monkey')).toBe(false);
    expect(matches('soc 1', 'soc 11')).toBe(false);
    expect(matches('region', 'regional')).toBe(false);
  });
  it('join across hyphens and slashes', () => {
    expect(matches('single sign on', 'single sign-on')).toBe(true);
    expect(matches('single-sign-on', 'single sign on')).toBe(true);
    expect(matches('pci dss', 'PCI-DSS')).toBe(true);
  });
  it('read contractions as their words', () => {
    expect(matches('can not choose', "you can't choose")).toBe(true);
    expect(matches("can't choose", 'you cannot choose')).toBe(true);
  });
});

describe('a star', () => {
  it('stands for none to six words', () => {
    expect(matches('encrypted * rest', 'encrypted rest')).toBe(true);
    expect(matches('encrypted * rest', 'encrypted a b c d e f rest')).toBe(true);
    expect(matches('encrypted * rest', 'encrypted a b c d e f g rest')).toBe(false);
  });
  it('at an end says nothing', () => {
    expect(matches('* private link *', 'private link')).toBe(true);
  });
});

describe('alternatives', () => {
  it('match any of them, of several words too', () => {
    expect(
      matches('(private link|vpc endpoint) supported', 'VPC endpoints are not here, VPC endpoint supported'),
    ).toBe(true);
    expect(matches('(a|b) (c|d)', 'b d')).toBe(true);
    expect(matches('(a|b) (c|d)', 'c d')).toBe(false);
  });
  it('may be left out where one is empty', () => {
    expect(matches('customer (managed|) key', 'customer key')).toBe(true);
    expect(matches('(the|) region', 'region')).toBe(true);
    expect(matches('(the|) region', 'the region')).toBe(true);
  });
  it('may hold others', () => {
    expect(matches('(encrypt (data|content)|tls)', 'we encrypt content')).toBe(true);
  });
});

describe('a phrase that cannot be used', () => {
  it.each([
    ['(a|b', /not closed/],
    ['a) b', /no "\("/],
    ['a | b', /outside/],
    ['( | )', /empty/],
    ['*', /no word/],
    ['', /no word/],
    ['a '.repeat(300), /longer/],
  ])('%j is refused with what is wrong', (phrase, why) => {
    expect(() => compilePhrase(phrase)).toThrow(PhraseError);
    expect(() => compilePhrase(phrase)).toThrow(why);
  });
});

describe('stems', () => {
  it('stand in every text that matches', () => {
    const phrases = [
      'customer managed keys',
      '(private link|vpc endpoint)',
      'encrypted * (rest|transit)',
      'policies for (a|b)',
      'pinning',
      '(the|) region',
    ];
    const texts = [
      'customer-managed key',
      'VPC endpoints',
      'private links',
      'encrypting at rest',
      'encrypt in transit',
      'policy for b',
      'pinned',
      'the regions',
    ];
    const missing: string[] = [];
    for (const phrase of phrases) {
      const { stems } = compilePhrase(phrase);
      for (const text of texts.filter((one) => matches(phrase, one))) {
        if (!stems.some((stem) => text.toLowerCase().includes(stem))) missing.push(`${phrase}: ${text}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

it('a long line does not take long', () => {
  const { pattern } = compilePhrase('data * (never|not) * shared * with * (customers|tenants)');
  const line = 'data '.repeat(20_000);
  expect(withinProcessorTime(2_000, () => pattern.test(line))).toBe(false);
});
