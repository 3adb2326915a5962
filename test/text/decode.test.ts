// Bytes to characters: the same text whichever way the bytes are taken over.
import { describe, expect, it } from 'vitest';
import { decodeText } from '#text/decode.ts';

const decoder = new TextDecoder();

describe('decoding', () => {
  it.each([
    ['plain letters', Buffer.from('We keep logs for 30 days.')],
    ['letters beyond ASCII', Buffer.from('Aufbewahrung für „Prüfer“ – 𝄞')],
    ['a byte order mark', Buffer.from('\uFEFFWe keep logs.')],
    ['two byte order marks', Buffer.from('\uFEFF\uFEFFWe keep logs.')],
    ['a mark inside', Buffer.from('We keep\uFEFF logs.')],
    ['a stray byte', Buffer.from([...Buffer.from('x'.repeat(200)), 0xff, 0x62])],
    ['half a surrogate', Buffer.from([...Buffer.from('x'.repeat(200)), 0xed, 0xa0, 0x80])],
    ['nothing', Buffer.alloc(0)],
  ])('%s: as a decoder of UTF-8 gives it', (_, bytes) => {
    expect(decodeText(bytes, 'text/html')).toBe(decoder.decode(bytes));
  });

  it('reads a part of a larger buffer, and no more', () => {
    const whole = Buffer.from('before We keep logs. after');
    expect(decodeText(whole.subarray(7, 20), 'text/html; charset=UTF8')).toBe('We keep logs.');
  });

  it('follows the declared encoding, whatever else the bytes could be', () => {
    expect(decodeText(Buffer.from('Prüfer', 'latin1'), 'text/html; charset=iso-8859-1')).toBe('Prüfer');
  });
});
