// When what was worked out of one document holds for another: equal but for where links lead.
import { expect, test } from 'vitest';
import { isSameForm } from '#pipeline/same-form.ts';
import { parseHtml } from '#text/html.ts';
import type { TextDocument } from '#types/text.ts';

const document = (footer: string, title = 'Terms'): TextDocument =>
  parseHtml(
    `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>Terms</h1>
<p>We keep inputs for thirty days and no longer.</p></main>${footer}</body></html>`,
    { url: 'https://northwind.test/terms' },
  );

const one = document('<footer><a href="/?visit=1">Contact us</a></footer>');

test('the address of a link is an identifier of the visit', () => {
  expect(isSameForm(one, document('<footer><a href="/?visit=2">Contact us</a></footer>'))).toBe(true);
});

test.each([
  ['the text', document('<footer><a href="/?visit=1">Contact them</a></footer>')],
  ['what is furniture', document('<p><a href="/?visit=1">Contact us</a></p>')],
  ['what is a link', document('<footer>Contact us</footer>')],
  ['the title', document('<footer><a href="/?visit=1">Contact us</a></footer>', 'Terms of service')],
])('%s is not', (_, other) => {
  expect(isSameForm(one, other)).toBe(false);
  expect(isSameForm(other, one)).toBe(false);
});
