// What each behaviour claims, seen with a plain HTTP client: status, headers and bytes.
import { Script } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asset } from './assets/asset.ts';
import { ask, type AskOptions } from './ask.ts';
import { behaviours } from './behaviours/all.ts';
import { portal } from './behaviours/table-portal.ts';
import { serveSites, type Sites } from './serve.ts';

let sites: Sites;
beforeAll(async () => {
  sites = await serveSites();
});
afterAll(() => sites.close());

const get = (url: string, options?: AskOptions) => ask(sites, url, options);

test('every host belongs to one behaviour, and every sample to a host of its behaviour', () => {
  const hosts = behaviours.flatMap((behaviour) => behaviour.hosts);
  expect(new Set(hosts).size).toBe(hosts.length);
  for (const { hosts: own, samples } of behaviours) {
    for (const { url } of samples) expect(own).toContain(new URL(url).hostname);
  }
});

test('behaviours that may be visited at the same time live on registrable domains of their own', () => {
  const domains = behaviours.map(
    ({ hosts }) => new Set(hosts.map((host) => host.split('.').slice(-2).join('.'))),
  );
  const all = domains.flatMap((own) => [...own]);
  expect(new Set(all).size).toBe(all.length);
});

describe('portals', () => {
  test('table portal: an empty shell on every route, data by a POST that takes its time', async () => {
    const shells = await Promise.all(portal.tabs.map(({ path }) => get(`http://${portal.host}${path}`)));
    expect(new Set(shells.map(({ text }) => text)).size).toBe(1);
    expect(shells[0]?.text).not.toContain('Granite Hosting');
    const started = performance.now();
    const data = await post('subprocessors');
    expect(performance.now() - started).toBeGreaterThan(150);
    expect(data).toContain('Zephyr Voice');
    expect((await get(`http://${portal.host}/graphql`)).status).toBe(405);
  });

  test('table portal: answers of questions come one by one, on demand', async () => {
    expect(await post('faq')).not.toContain('never used to train');
    expect(await post('answer', { question: 'Do you use my prompts to train models?' })).toContain(
      'never used to train',
    );
  });

  test('table portal: the list says fourteen, ten a page', () => {
    const list = portal.tabs.find(({ path }) => path === '/subprocessors')?.sections[0];
    expect(list).toMatchObject({ kind: 'rows', pageSize: 10 });
    expect(list?.kind === 'rows' && list.rows.length).toBe(14);
  });

  test('table portal: the chat dialog asks for access on every route, whatever is locked', async () => {
    expect((await get(`http://${portal.host}/faq`)).text).toContain(
      "Request access to Lanternworks's Trust Center",
    );
  });

  test('card portal: hidden items are not sent at all, listed ones without their details', async () => {
    const items = (await get('http://security.oakmere.test/api/portal/items')).text;
    expect(items).not.toContain('Red team');
    expect(
      JSON.parse(items).items.find((item: { name: string }) => item.name.startsWith('SOC 2')),
    ).not.toHaveProperty('details');
    expect(items).toContain('Certificate of registration');
  });

  test('modal portal: the agreement is not in the page before a click', async () => {
    const { text } = await get('http://trust.pellucid.test/');
    expect(text).toContain('aria-label="Private"');
    expect(text.replace(/<script>[\s\S]*?<\/script>/g, '')).not.toContain('non-disclosure agreement');
  });

  test('a portal behind a sign-in page redirects to another host of the vendor', async () => {
    const answer = await get('http://compliance.stonepath.test/reports');
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toMatch(/^http:\/\/login\.stonepath\.test\/u\/signin\?return_to=http/);
    expect((await get(answer.headers.location as string)).text).toContain('type="password"');
  });

  test('the false login wall has its words in a hidden block beside the document', async () => {
    const { text } = await get('http://learn.cobaltry.test/en-us/models/data-privacy');
    expect(text).toMatch(/id="unauthorized-notice"[^>]*hidden/);
    expect(text).toContain('remain in the geography that you choose');
  });

  async function post(operationName: string, variables: Record<string, string> = {}): Promise<string> {
    const body = JSON.stringify({ operationName, variables });
    return (await get(`http://${portal.host}/graphql`, { method: 'POST', body })).text;
  }
});

describe('statuses and connections', () => {
  test.each([401, 403, 404, 410, 429, 451, 500, 503])('status %i', async (status) => {
    const answer = await get(
      `http://s${status}.${status === 429 ? 'millrace' : 'hollowbrook'}.test/security`,
    );
    expect(answer.status).toBe(status);
    expect(answer.headers['retry-after']).toBe(status === 429 ? '30' : undefined);
  });

  test('a challenge is a 403 with cf-mitigated; the ordinary page with the challenge script has neither', async () => {
    const challenged = await get('http://www.moatfield.test/privacy');
    expect([challenged.status, challenged.headers['cf-mitigated']]).toEqual([403, 'challenge']);
    const quiet = await get('http://www.moatfield.test/quiet');
    expect([quiet.status, quiet.headers['cf-mitigated']]).toEqual([200, undefined]);
    const open = await get('http://open.moatfield.test/privacy');
    expect([open.status, open.headers['cf-mitigated']]).toEqual([200, undefined]);
    expect(open.text).toContain('/cdn-cgi/challenge-platform/');
  });

  test('connections end, hang or break off', async () => {
    await expect(get('http://reset.breakwater.test/')).rejects.toThrow(/hang up|ECONNRESET/);
    await expect(get('http://half.breakwater.test/')).rejects.toThrow(/aborted|ECONNRESET/);
    const silent = await Promise.race([get('http://silent.hushwater.test/'), after(300, 'still waiting')]);
    expect(silent).toBe('still waiting');
  });

  test('soft failures have status 200', async () => {
    for (const path of [
      '/not-found',
      '/maintenance',
      '/application-error',
      '/gateway',
      '/limit',
      '/docs/errors',
    ]) {
      expect((await get(`http://www.mirefen.test${path}`)).status).toBe(200);
    }
  });

  test('the flipping page alternates, both with status 200', async () => {
    const seen = [];
    for (let visit = 0; visit < 4; visit++) seen.push(await get('http://www.tarnside.test/api-data-usage'));
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(seen.map(({ text }) => text.includes('deleted after 14 days'))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('redirects', () => {
  test.each([
    ['http://www.weirstone.test/api-privacy', 301, 'http://legal.weirstone.test/consumer-terms'],
    ['http://www.weirstone.test/retired-product', 302, '/'],
    ['http://loop.weirstone.test/a', 302, '/b'],
    ['http://loop.weirstone.test/b', 302, '/a'],
    ['http://inside.weirstone.test/metadata', 302, 'http://169.254.169.254/latest/meta-data/'],
    ['http://inside.weirstone.test/file', 302, 'file:///etc/hostname'],
  ])('%s', async (url, status, location) => {
    const answer = await get(url);
    expect([answer.status, answer.headers.location]).toEqual([status, location]);
  });

  test('by script and by meta refresh, from a page of one sentence', async () => {
    expect((await get('http://www.weirstone.test/by-script')).text).toContain('location.replace(');
    expect((await get('http://www.weirstone.test/by-meta')).text).toContain('http-equiv="refresh"');
  });
});

describe('robots.txt', () => {
  test.each([
    ['allows', 200, 'Disallow: /cart'],
    ['not-found', 404, 'Not found'],
    ['forbidden', 403, 'Forbidden'],
    ['refuses-all', 200, 'Disallow: /\n'],
    ['refuses-us', 200, 'User-agent: AssayBot'],
    ['delays', 200, 'Crawl-delay: 2'],
    ['failing', 500, 'Internal error'],
    ['unavailable', 503, ''],
    ['redirects', 301, ''],
    ['page', 200, '<h1>'],
  ])('%s', async (state, status, holds) => {
    const answer = await get(`http://${state}.rookery.test/robots.txt`);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(holds);
  });

  test('reset, marked and huge', async () => {
    await expect(get('http://resets.rookery.test/robots.txt')).rejects.toThrow(/hang up|ECONNRESET/);
    expect((await get('http://marked.rookery.test/robots.txt')).text.charCodeAt(0)).toBe(0xfeff);
    expect((await get('http://huge.rookery.test/robots.txt')).bytes.length).toBeGreaterThan(1_000_000);
  });
});

describe('pages that hide, cut or dress what they say', () => {
  test('one shell, byte for byte, for five addresses', async () => {
    const paths = ['terms', 'privacy', 'dpa', 'subprocessors', 'security'];
    const answers = await Promise.all(paths.map((path) => get(`http://legal.fivefold.test/${path}`)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.bytes.length).toBeGreaterThan(15_000);
  });

  test('protected e-mail addresses decode to the same address under keys that change', async () => {
    const codes: string[] = [];
    for (let visit = 0; visit < 2; visit++) {
      const { text } = await get('http://www.pollardine.test/health');
      expect(text).not.toContain('baa@pollardine.test');
      codes.push(...[...text.matchAll(/data-cfemail="([0-9a-f]+)"/g)].map((match) => match[1] as string));
    }
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(codes.map(decoded))).toEqual(new Set(['baa@pollardine.test', 'privacy@pollardine.test']));
  });

  test('per-visit noise: never the same bytes, always the same sentence', async () => {
    const [first, second] = [
      await get('http://www.fernhollow.test/data-handling'),
      await get('http://www.fernhollow.test/data-handling'),
    ];
    expect(first.text).not.toBe(second.text);
    for (const { text } of [first, second]) expect(text).toContain('erased after ten days');
  });

  test('the cookie dialog covers the page, and nobody has consented', async () => {
    const { text } = await get('http://www.larchwood.test/api-privacy');
    expect(text).toContain('aria-modal="true"');
    expect(sites.requests.filter(({ path }) => path.startsWith('/consent'))).toEqual([]);
  });

  test('accordions: in the page three times over, or only on a click', async () => {
    const inPage = (await get('http://help.creaseworth.test/in-page')).text;
    expect(inPage.split('Prompts are kept for thirty-five days').length - 1).toBe(3);
    const onClick = (await get('http://help.creaseworth.test/on-click')).text;
    expect(onClick).not.toContain('thirty-five days');
    expect((await get('http://help.creaseworth.test/answer/1')).text).toContain('thirty-five days');
  });

  test('cut lists say how many there should be', async () => {
    const count = (await get('http://www.tallis.test/count')).text;
    expect(count).toContain('Showing 6 of 14');
    expect(count).not.toContain('Nettle Scan');
    expect((await get('http://www.tallis.test/page/2')).status).toBe(500);
    expect((await get('http://www.tallis.test/complete')).text).toContain('Nettle Scan');
  });

  test('long lists: sizes in menus that are no select, and rows that only a script draws', async () => {
    for (const path of ['menu', 'combobox', 'buttons', 'box', 'page']) {
      const { text } = await get(`http://www.fernlee.test/${path}`);
      expect(text).not.toMatch(/<td>Hollow|<li[^>]*>Hollow/);
      expect(text).toContain('"Hollow 14 Ltd"');
    }
    expect((await get('http://www.fernlee.test/menu')).text).toContain('aria-haspopup="listbox"');
    expect((await get('http://www.fernlee.test/box')).text).toContain('aria-rowcount="61"');
  });

  test('languages: declared, undeclared, and by what the visitor accepts', async () => {
    expect((await get('http://www.fjellmark.test/declared')).text).toContain('<html lang="de"');
    expect((await get('http://www.fjellmark.test/undeclared')).text).toMatch(
      /<html lang="en"[\s\S]*Unterauftragsverarbeiter/,
    );
    const english = await get('http://multi.fjellmark.test/follows', {
      headers: { 'accept-language': 'en-GB,en;q=0.8' },
    });
    const german = await get('http://multi.fjellmark.test/follows');
    expect([english.headers['content-language'], german.headers['content-language']]).toEqual(['en', 'de']);
  });

  test('charsets: the bytes are what the header or the meta tag says', async () => {
    const header = await get('http://www.cafelumiere.test/header');
    expect(header.headers['content-type']).toContain('ISO-8859-1');
    expect(header.bytes.toString('latin1')).toContain('Café Lumière');
    expect(header.text).not.toContain('Café Lumière');
    expect((await get('http://www.cafelumiere.test/utf-16')).bytes.subarray(0, 2)).toEqual(
      Buffer.from([0xff, 0xfe]),
    );
  });

  test('twins: one says what its page says, one something else, one is a page in disguise', async () => {
    const twin = async (name: string) => get(`http://docs.sorrelfield.test/guides/${name}.md`);
    expect((await twin('retention')).headers['content-type']).toContain('text/markdown');
    expect((await twin('retention')).text).toContain('kept for sixteen days');
    expect((await twin('residency')).text).not.toContain('Zurich');
    expect((await twin('training')).headers['content-type']).toContain('text/html');
  });
});

describe('conditional requests', () => {
  test('an ETag and a date are answered with 304', async () => {
    const first = await get('http://www.quernstone.test/etag');
    const again = await get('http://www.quernstone.test/etag', {
      headers: { 'if-none-match': first.headers.etag as string },
    });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    const dated = await get('http://www.quernstone.test/last-modified');
    const later = await get('http://www.quernstone.test/last-modified', {
      headers: { 'if-modified-since': dated.headers['last-modified'] as string },
    });
    expect(later.status).toBe(304);
  });

  test('a shell answers 304 while what it shows changes', async () => {
    const first = await get('http://app.quernstone.test/shell');
    const before = (await get('http://app.quernstone.test/content')).text;
    const again = await get('http://app.quernstone.test/shell', {
      headers: { 'if-none-match': first.headers.etag as string },
    });
    expect(again.status).toBe(304);
    expect((await get('http://app.quernstone.test/content')).text).not.toBe(before);
  });
});

describe('PDFs', () => {
  test.each([
    ['/inline.pdf', 'application/pdf', undefined],
    ['/attachment.pdf', 'application/pdf', 'attachment; filename="data processing addendum (v3).pdf"'],
    ['/octet-stream.pdf', 'application/octet-stream', undefined],
    ['/download/7731', 'application/pdf', undefined],
  ])('%s', async (path, type, disposition) => {
    const answer = await get(`http://files.foliant.test${path}`);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['content-disposition']).toBe(disposition);
    expect(answer.text.startsWith('%PDF-')).toBe(true);
  });

  test('read by a PDF library: pages, text, password, picture', async () => {
    expect(await read('/inline.pdf')).toMatchObject({
      text: expect.stringContaining('within forty days after the end'),
    });
    expect(await read('/owner-only.pdf')).toMatchObject({
      text: expect.stringContaining('within forty days after the end'),
    });
    await expect(read('/encrypted.pdf')).rejects.toThrow(/password/i);
    await expect(read('/truncated.pdf')).rejects.toThrow(/invalid/i);
    await expect(read('/not-a.pdf')).rejects.toThrow(/invalid/i);
    expect((await read('/scanned.pdf')).text.trim()).toBe('');
    expect((await read('/ticks.pdf')).text).toContain('Option B: content is not used for training');
    expect((await read('/long.pdf')).pages).toBe(400);
  });

  test('HTML under the name of a PDF, with the type of one', async () => {
    const answer = await get('http://files.foliant.test/really-html.pdf');
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.text).toMatch(/^<!DOCTYPE html>/);
  });

  test('the same PDF twice is the same bytes', async () => {
    const other = await serveSites();
    const [first, second] = [
      await get('http://files.foliant.test/encrypted.pdf'),
      await ask(other, 'http://files.foliant.test/encrypted.pdf'),
    ];
    expect(first.bytes.equals(second.bytes)).toBe(true);
    await other.close();
  });

  async function read(path: string): Promise<{ text: string; pages: number }> {
    const { PDFParse } = await import('pdf-parse');
    const { bytes } = await get(`http://files.foliant.test${path}`);
    const parser = new PDFParse({ data: new Uint8Array(bytes), verbosity: 0 });
    try {
      const { text, total } = await parser.getText({ pageJoiner: '' });
      return { text, pages: total };
    } finally {
      await parser.destroy();
    }
  }
});

describe('floods', () => {
  test('the bomb is small on the wire and large behind it', async () => {
    const answer = await get('http://bomb.delugeworks.test/');
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.bytes.length).toBeLessThan(2_000_000);
    expect(
      gunzipSync(answer.bytes.subarray(0), { maxOutputLength: 1.2e9, finishFlush: 2 }).length,
    ).toBeGreaterThan(1e9);
  });

  test('the stream goes on past fifty megabytes', async () => {
    const answer = await get('http://stream.delugeworks.test/', { atMost: 50_000_000 });
    expect(answer.bytes.length).toBeGreaterThanOrEqual(50_000_000);
  });

  test('the drip is never finished', async () => {
    expect(await Promise.race([get('http://drip.tricklefall.test/'), after(600, 'dripping')])).toBe(
      'dripping',
    );
  });
});

test('no client script of a replica page has an error in its syntax', async () => {
  const wrong: string[] = [];
  for (const { samples } of behaviours) {
    for (const { url, slow, verdict } of samples) {
      if (slow || verdict === 'unreachable' || url.endsWith('.pdf') || url.includes('//half.')) continue;
      for (const code of scriptsOf((await get(url)).text)) {
        if (!isScript(code)) wrong.push(`${url}: ${code.slice(0, 80)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(isScript(asset('index-trust-report.js'))).toBe(true);
  expect(isScript('let = (;')).toBe(false);
});

function scriptsOf(page: string): string[] {
  const scripts = page.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/script>/g);
  return [...scripts]
    .filter(([, attributes = '']) => !attributes.includes('json'))
    .map((match) => match[2] as string);
}

function isScript(code: string): boolean {
  try {
    return new Script(code) instanceof Script;
  } catch {
    return false;
  }
}

function decoded(code: string): string {
  const bytes = Buffer.from(code, 'hex');
  return Buffer.from(bytes.subarray(1).map((byte) => byte ^ (bytes[0] as number))).toString('utf8');
}

function after<T>(milliseconds: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));
}
