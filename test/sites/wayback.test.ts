// The small archive, held against what is known of the large one.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type AskOptions } from './ask.ts';
import { serveSites, type Sites } from './serve.ts';

let sites: Sites;
beforeAll(async () => {
  sites = await serveSites({ begins: '2026-09-07T08:00:00.000Z' });
});
afterAll(() => sites.close());

const get = (path: string, options?: AskOptions) => ask(sites, `${sites.waybackUrl}${path}`, options);
const page = (name: string) => encodeURIComponent(`http://${name}.keepsake.test/data`);
const rows = async (query: string) =>
  JSON.parse((await get(`/cdx/search/cdx?output=json&${query}`)).text) as string[][];

describe('availability', () => {
  test('names the closest snapshot, its status as a string, its address in http', async () => {
    const { archived_snapshots: found } = JSON.parse(
      (await get(`/wayback/available?url=${page('good')}&timestamp=20260902`)).text,
    );
    expect(found.closest).toMatchObject({ status: '200', available: true, timestamp: '20260904080000' });
    expect(found.closest.url).toBe(
      'http://web.archive.org/web/20260904080000/http://good.keepsake.test/data',
    );
  });

  test('is empty for a page that the index knows', async () => {
    const { archived_snapshots: found } = JSON.parse(
      (await get(`/wayback/available?url=${page('silent')}`)).text,
    );
    expect(found).toEqual({});
    expect(await rows(`url=${page('silent')}`)).toHaveLength(2);
  });

  test('is empty for a page that was never archived, and so is the index', async () => {
    expect(
      JSON.parse((await get(`/wayback/available?url=${page('never')}`)).text).archived_snapshots,
    ).toEqual({});
    expect(await rows(`url=${page('never')}`)).toEqual([]);
  });
});

describe('index', () => {
  test('a header row first, then rows by time', async () => {
    const [header, ...found] = await rows(`url=${page('good')}`);
    expect(header).toEqual(['urlkey', 'timestamp', 'original', 'mimetype', 'statuscode', 'digest', 'length']);
    expect(found.map((row) => row[1])).toEqual(['20260729080000', '20260904080000']);
    expect(found[0]?.[0]).toBe('test,keepsake,good)/data');
  });

  test('revisit rows have no status and the digest of what they repeat; a filter on 200 drops them', async () => {
    const [, ...found] = await rows(`url=${page('revisited')}`);
    expect(found.map((row) => [row[3], row[4]])).toEqual([
      ['text/html', '200'],
      ['warc/revisit', '-'],
      ['warc/revisit', '-'],
    ]);
    expect(new Set(found.map((row) => row[5])).size).toBe(1);
    expect(await rows(`url=${page('revisited')}&filter=statuscode:200`)).toHaveLength(2);
    expect(await rows(`url=${page('revisited')}&filter=!statuscode:200`)).toHaveLength(3);
  });

  test('limit, negative limit, fields, from and to, collapse, closest', async () => {
    expect(await rows(`url=${page('many')}&limit=-1&fl=timestamp`)).toEqual([
      ['timestamp'],
      ['20260905080000'],
    ]);
    expect(await rows(`url=${page('many')}&from=202608&to=202608`)).toHaveLength(1 + 15);
    expect(await rows(`url=${page('many')}&collapse=timestamp:6`)).toHaveLength(1 + 5);
    expect(await rows(`url=${page('revisited')}&collapse=digest`)).toHaveLength(2);
    const closest = await rows(`url=${page('good')}&sort=closest&closest=20260801000000&limit=1`);
    expect(closest[1]?.[1]).toBe('20260729080000');
  });

  test('resume keys walk all rows once', async () => {
    const seen: string[] = [];
    let key = '';
    for (let turn = 0; turn < 10; turn++) {
      const found = await rows(
        `url=${page('many')}&limit=25&showResumeKey=true&fl=timestamp${key && `&resumeKey=${encodeURIComponent(key)}`}`,
      );
      const end = found.findIndex((row) => row.length === 0);
      seen.push(...found.slice(1, end === -1 ? undefined : end).map((row) => row[0] as string));
      if (end === -1) break;
      key = found[end + 1]?.[0] as string;
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  test('one key for http, https, www, a port, letter case and the order of the query', async () => {
    const found = await Promise.all(
      [
        'http://good.keepsake.test/data',
        'https://www.good.keepsake.test:443/DATA/',
        'good.keepsake.test/data',
      ].map((url) => rows(`url=${encodeURIComponent(url)}`)),
    );
    expect(found.map((each) => each.length)).toEqual([3, 3, 3]);
  });

  test('digests are the base32 of a SHA-1', async () => {
    const [, row] = await rows(`url=${page('good')}&limit=1`);
    const { bytes } = await get(`/web/${row?.[1]}id_/${row?.[2]}`);
    const sha1 = createHash('sha1').update(bytes).digest();
    expect(row?.[5]).toMatch(/^[A-Z2-7]{32}$/);
    expect(bitsOf(row?.[5] ?? '')).toBe(BigInt(`0x${sha1.toString('hex')}`));
  });
});

describe('replay', () => {
  test('an exact time gives the bytes as they were, with the date and the original headers', async () => {
    const answer = await get('/web/20260904080000id_/http://good.keepsake.test/data');
    expect(answer.status).toBe(200);
    expect(answer.headers['memento-datetime']).toBe('Fri, 04 Sep 2026 08:00:00 GMT');
    expect(answer.headers['x-archive-orig-content-type']).toContain('text/html');
    expect(answer.headers.link).toContain('rel="original"');
    expect(answer.text).not.toContain('Toolbar of the archive');
    const rewritten = await get('/web/20260904080000/http://good.keepsake.test/data');
    expect(rewritten.text).toContain('Toolbar of the archive');
  });

  test('any other time redirects to the nearest, however far', async () => {
    const answer = await get('/web/20260901000000id_/http://far.keepsake.test/data');
    expect([answer.status, answer.headers.location]).toEqual([
      302,
      'http://web.archive.org/web/20260619080000id_/http://far.keepsake.test/data',
    ]);
    expect(answer.headers['memento-datetime']).toBeUndefined();
  });

  test('never archived is a 404 without a date', async () => {
    const answer = await get('/web/20260901000000id_/http://never.keepsake.test/data');
    expect([answer.status, answer.headers['memento-datetime']]).toEqual([404, undefined]);
  });

  test('exclusions are told in the body of the index and in a header of the replay', async () => {
    expect((await get(`/cdx/search/cdx?url=${page('excluded')}`)).text).toContain(
      'AdministrativeAccessControlException',
    );
    expect((await get(`/cdx/search/cdx?url=${page('robots')}`)).text).toContain(
      'RobotAccessControlException',
    );
    const answer = await get('/web/2026id_/http://excluded.keepsake.test/data');
    expect(answer.headers['x-archive-wayback-runtime-error']).toContain(
      'AdministrativeAccessControlException',
    );
  });
});

test('too many requests: 429 without Retry-After, and whoever goes on is not answered any more', async () => {
  for (let turn = 0; turn < 2; turn++) {
    const answer = await get(`/cdx/search/cdx?url=${page('limited')}`);
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, undefined]);
  }
  await expect(get(`/cdx/search/cdx?url=${page('limited')}`)).rejects.toThrow(/hang up|ECONNRESET/);
});

describe('save page now', () => {
  const post = (url: string, headers: Record<string, string> = { authorization: 'LOW key:secret' }) =>
    get('/save', { method: 'POST', headers, body: `url=${encodeURIComponent(url)}` });

  test('wants a key', async () => {
    expect((await post('http://good.keepsake.test/data', {})).status).toBe(401);
  });

  test('is pending, then done', async () => {
    const { job_id: id } = JSON.parse((await post('http://good.keepsake.test/data')).text);
    expect(JSON.parse((await get(`/save/status/${id}`)).text)).toMatchObject({ status: 'pending' });
    expect(JSON.parse((await get(`/save/status/${id}`)).text)).toMatchObject({
      status: 'success',
      timestamp: '20260907080000',
    });
  });

  test('fails inside an answer of status 200', async () => {
    const { job_id: id } = JSON.parse((await post('http://blocked.keepsake.test/data')).text);
    await get(`/save/status/${id}`);
    const answer = await get(`/save/status/${id}`);
    expect([answer.status, JSON.parse(answer.text).status_ext]).toEqual([200, 'error:blocked-url']);
    expect(JSON.parse((await post('not an address')).text).status_ext).toBe('error:invalid-url-syntax');
  });
});

function bitsOf(base32: string): bigint {
  let value = 0n;
  for (const sign of base32) value = value * 32n + BigInt('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign));
  return value;
}
