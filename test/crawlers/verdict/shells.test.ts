// Applications that came without their content, and one text served for many addresses.
import { describe, expect, it } from 'vitest';
import { documentOf, policy, site, verdictOf } from './pages.ts';

describe('an empty application', () => {
  it.each([
    [
      'with the script of a captcha',
      '<script src="https://www.google.com/recaptcha/enterprise.js"></script>',
    ],
    [
      'behind a firewall that marks every page',
      '<script src="/_Incapsula_Resource?SWJIYLWA=1"></script><script src="https://token.awswaf.com/challenge.js"></script>',
    ],
    ['that asks for scripts', '<noscript>Please enable JavaScript to run this application.</noscript>'],
  ])('is empty, so that it is rendered: %s', async (_name, part) => {
    const html = `<!doctype html><html lang="en"><head><title>Trust</title></head><body><div id="root"></div>${part}</body></html>`;
    expect((await verdictOf(html)).verdict).toBe('empty');
  });

  it('is a challenge with the parts of one', async () => {
    const html =
      '<!doctype html><html><head><title>northwind.test</title></head><body><script>var dd={"host":"geo.captcha-delivery.com"}</script><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>';
    expect((await verdictOf(html)).verdict).toBe('challenge');
  });
});

describe('one text for many addresses', () => {
  const other = 'https://www.northwind.test/legal/terms';
  it('is a shell', async () => {
    const html = site(
      '<h1>Legal hub</h1><p>All of our agreements in one place, for customers of every size and in every region of the world.</p><p>Choose a topic in the menu to read the agreement that applies to your use of our instruments and services.</p>',
    );
    const { textSha256 } = await documentOf(html);
    expect((await verdictOf(html, { siblings: [{ url: other, textSha256 }] })).reasons[0]?.rule).toBe(
      'shared-shell',
    );
    expect(
      (await verdictOf(html, { siblings: [{ url: other, textSha256: 'another' as typeof textSha256 }] }))
        .verdict,
    ).toBe('ok');
  });

  it('is a document that stands twice where it is a file, however short', async () => {
    const html = site(
      '<h1>Certificate</h1><p>The information security management system of Northwind meets the requirements of the standard.</p><p>It covers the Northwind API in all of its regions, and holds until the end of the year after next.</p>',
    );
    const document = { ...(await documentOf(html)), media: 'pdf' as const };
    const siblings = [{ url: other, textSha256: document.textSha256 }];
    const parsed = { kind: 'document', document } as const;
    expect((await verdictOf(html, { siblings, parsed })).verdict).toBe('ok');
    expect((await verdictOf(html, { siblings })).verdict).toBe('empty');
  });

  it('is a document that stands twice where it is meant, however short', async () => {
    const text =
      '<p>The information security management system of Northwind meets the requirements of the standard.</p><p>It covers the Northwind API in all of its regions, and holds until the end of the year after next.</p>';
    const siblings = async (html: string) => ({
      siblings: [{ url: other, textSha256: (await documentOf(html)).textSha256 }],
    });
    const named = site(`<h1>Our data policy</h1>${text}`);
    expect((await verdictOf(named, await siblings(named))).verdict).toBe('ok');
    const canonical = site(`<h1>Certificate</h1>${text}`, {
      head: `<link rel="canonical" href="${other}">`,
    });
    expect((await verdictOf(canonical, await siblings(canonical))).verdict).toBe('ok');
    const plain = site(`<h1>Certificate</h1>${text}`);
    const source = { url: 'https://www.northwind.test/legal/data-policy', expect: { text: ['holds until'] } };
    expect((await verdictOf(plain, { ...(await siblings(plain)), source })).verdict).toBe('ok');
    expect((await verdictOf(plain, await siblings(plain))).verdict).toBe('empty');
  });

  it('is a document that stands twice where it is long', async () => {
    const { textSha256 } = await documentOf(site(policy()));
    expect((await verdictOf(site(policy()), { siblings: [{ url: other, textSha256 }] })).verdict).toBe('ok');
  });
});
