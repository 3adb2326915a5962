import { describe, expect, test } from 'vitest';
import { savedPage } from '#text/mhtml.ts';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

function file(parts: readonly string[], location = 'https://northwind.test/trust'): Uint8Array {
  const head = [
    'From: <Saved by a browser>',
    `Snapshot-Content-Location: ${location}`,
    'Subject: Trust',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----Edge--7"',
    '',
    '',
  ].join('\r\n');
  return new TextEncoder().encode(
    `${head}${parts.map((part) => `------Edge--7\r\n${part}\r\n`).join('')}------Edge--7--\r\n`,
  );
}

const part = (location: string, encoding: string, body: string, type = 'text/html; charset=utf-8'): string =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: ${location}\r\n\r\n${body}`;

describe('a page saved as one file', () => {
  test('gives its HTML, quoted-printable undone, and the address it came from', () => {
    const saved = savedPage(
      file([
        part('https://northwind.test/trust', 'quoted-printable', '<p class=3D"a">Caf=C3=A9 is lo=\r\nng</p>'),
      ]),
    );
    expect(text(saved?.html).trim()).toBe('<p class="a">Café is long</p>');
    expect(saved?.url).toBe('https://northwind.test/trust');
  });

  test('the page is told from its frames and pictures', () => {
    const saved = savedPage(
      file([
        part('cid:frame', 'base64', Buffer.from('<p>frame</p>').toString('base64')),
        part('https://northwind.test/a.png', 'base64', 'AAAA', 'image/png'),
        part('https://northwind.test/trust', 'base64', Buffer.from('<p>page</p>').toString('base64')),
      ]),
    );
    expect(text(saved?.html)).toBe('<p>page</p>');
  });

  test.each([
    ['HTML', '<!doctype html><p>multipart/related; boundary=x</p>'],
    ['nothing', ''],
    [
      'headers without a page',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--',
    ],
    ['a letter', 'MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhello'],
  ])('%s is none', (_name, content) => {
    expect(savedPage(new TextEncoder().encode(content))).toBeUndefined();
  });
});
