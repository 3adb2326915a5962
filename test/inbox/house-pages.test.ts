import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAudit } from '#db/audit.ts';
import { findCaptureRow, listCaptures } from '#db/captures.ts';
import { findCorrection, listCorrections } from '#db/corrections.ts';
import { findSourceState, updateSourceState } from '#db/source-state.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import { doneRun, fillHouse, liveRun } from './house.ts';
import { openMorning, type Morning } from './morning.ts';
import { trustPage, vendors } from './vendors.ts';

let morning: Morning;
let ada: { cookie: string; csrf: string };
let cleo: { cookie: string; csrf: string };
const [first, second, third, fourth] = vendors.map((vendor) => vendor.source as SourceId);

beforeAll(async () => {
  morning = await openMorning(undefined, { vendors: vendors.slice(0, 4) });
  await fillHouse(morning);
  [ada, cleo] = [await morning.session('ada'), await morning.session('cleo')];
});
afterAll(() => morning?.close());

async function page(path: string, session = cleo, status = 200): Promise<string> {
  const answer = await fetch(morning.address + path, {
    headers: { cookie: session.cookie, accept: 'text/html' },
  });
  expect([path, answer.status]).toEqual([path, status]);
  const text = await answer.text();
  expect(text).not.toMatch(/<script(?![^>]*src=)|<style|style="|onclick=/);
  return text;
}

function post(path: string, session: typeof ada, fields: Record<string, string> | FormData) {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  if (body instanceof FormData) body.set('csrf', session.csrf);
  else body.set('csrf', session.csrf);
  return fetch(morning.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: session.cookie, accept: 'text/html' },
    body,
  });
}

describe('sources', () => {
  test('each says how its last visit ended and when it is due; filters choose among them', async () => {
    const all = await page('/sources');
    expect(all).toContain(first);
    expect(all).toContain('Blocked');
    expect(all).toContain('never visited');
    const trouble = await page('/sources?show=trouble');
    expect(trouble).toContain(`/sources/${first}"`);
    expect(trouble).not.toContain(`/sources/${fourth}"`);
    const party = await page(`/sources?party=${vendors[3]!.id}`);
    expect(party).toContain(`/sources/${fourth}"`);
    expect(party).not.toContain(`/sources/${first}"`);
    expect(await page('/sources?q=nosuchsource')).toContain('No source matches');
  });

  test('a reviewer asks for a visit now, a reader cannot', async () => {
    const later = '2027-01-01T00:00:00.000Z' as Instant;
    updateSourceState(morning.house.db, fourth!, { nextDue: later });
    expect((await post(`/sources/${fourth}/visits`, cleo, {})).status).toBe(403);
    expect(findSourceState(morning.house.db, fourth!)?.next_due).toBe(later);
    const answer = await post(`/sources/${fourth}/visits`, ada, { back: 'list' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/sources?asked=${encodeURIComponent(fourth!)}`,
    ]);
    expect(findSourceState(morning.house.db, fourth!)?.next_due).toBe(morning.clock.now());
    expect(listAudit(morning.house.db, { limit: 1 })[0]).toMatchObject({
      who: 'ada',
      action: 'source.visit',
      subject: fourth,
    });
    expect(await page(answer.headers.get('location')!)).toContain('is due now');
    expect((await post('/sources/nobody/nothing/visits', ada, {})).status).toBe(404);
  });

  test('readers see no button that they may not press', async () => {
    expect(await page('/sources')).not.toContain('Visit now');
    expect(await page(`/sources/${second}`)).not.toContain('Bring it');
    expect(await page(`/sources/${second}`, ada)).toContain('Bring it');
  });
});

describe('a source', () => {
  test('shows its captures with picture and verdict, what came of them, its notices and what was declared', async () => {
    const shown = await page(`/sources/${second}`, ada);
    for (const capture of listCaptures(morning.house.db, second!))
      expect(shown).toContain(`href="/captures/${capture.id}"`);
    expect(shown).toMatch(/<img src="\/captures\/[\w-]+\/picture\/0"/);
    expect(shown).toContain('three visits in a row were not good');
    expect(shown).toContain('First good capture');
    expect(shown).toContain('As declared');
  });

  test('older captures are a page away, each shown once', async () => {
    const captures = listCaptures(morning.house.db, second!);
    const shown = await page(`/sources/${second}?before=${captures[0]!.retrieved_at}`);
    const timeline = shown.slice(shown.indexOf('<ol class="timeline">'));
    expect(timeline).not.toContain(`href="/captures/${captures[0]!.id}"`);
    expect(timeline).toContain(`href="/captures/${captures.at(-1)!.id}"`);
  });

  test('two captures are compared word by word', async () => {
    const captures = listCaptures(morning.house.db, second!).filter((each) => each.text_sha256);
    const [from, to] = [captures.at(-1)!.id, captures[0]!.id];
    const shown = await page(`/sources/${second}?from=${from}&to=${to}`);
    expect(shown).toMatch(/<del>30<\/del>\s*<ins>45<\/ins>/);
    expect(shown).toMatch(/\d blocks the same/);
    expect(await page(`/sources/${second}?from=${to}&to=${to}`)).toContain('The same words');
  });

  test('captures of another source are not compared', async () => {
    const own = listCaptures(morning.house.db, second!)[0]!.id;
    const other = listCaptures(morning.house.db, third!)[0]!.id;
    const refused = await page(`/sources/${second}?from=${own}&to=${other}`, cleo, 404);
    expect(refused).toContain('no capture of this source');
    await page('/sources/nobody/nothing', cleo, 404);
  });
});

describe('a capture of one’s own', () => {
  function file(name: string, content: string, type: string): FormData {
    const form = new FormData();
    form.set('file', new File([content], name, { type }));
    form.set('how', 'signed in <b>with</b> a free account');
    form.set('saved', '2026-03-08');
    return form;
  }

  test('is judged like any other, and says who brought it and how', async () => {
    const answer = await post(
      `/sources/${third}/captures`,
      ada,
      file('trust.html', trustPage(vendors[2]!, 'after'), 'text/html'),
    );
    expect(answer.status).toBe(303);
    const id = new URL(answer.headers.get('location')!, morning.address).searchParams.get('added')!;
    expect(findCaptureRow(morning.house.db, id)).toMatchObject({
      via: 'person',
      verdict: 'ok',
      source: third,
      because: 'brought by ada: saved on 2026-03-08; signed in <b>with</b> a free account',
    });
    const shown = await page(answer.headers.get('location')!, ada);
    expect(shown).toContain('Your capture is kept');
    expect(shown).toContain('signed in &lt;b&gt;with&lt;/b&gt;');
  });

  test('that a browser saved as one file is read like the page', async () => {
    const saved = [
      'Snapshot-Content-Location: https://coldharbour.test/trust?signed-in=1',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary="edge"',
      '',
      '--edge',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(trustPage(vendors[2]!, 'before')).toString('base64'),
      '--edge--',
    ].join('\r\n');
    const answer = await post(`/sources/${third}/captures`, ada, file('trust.mhtml', saved, ''));
    const id = new URL(answer.headers.get('location')!, morning.address).searchParams.get('added')!;
    expect(findCaptureRow(morning.house.db, id)).toMatchObject({
      verdict: 'ok',
      final_url: 'https://coldharbour.test/trust?signed-in=1',
      title: 'Trust at Coldharbour',
    });
  });

  test('that is no page is kept with its verdict and the reason', async () => {
    const answer = await post(
      `/sources/${fourth}/captures`,
      ada,
      file('page.pdf', '<!doctype html><html><body><p>Just a moment...</p></body></html>', 'application/pdf'),
    );
    const shown = await page(answer.headers.get('location')!, ada);
    expect(shown).toContain('Your capture is kept');
    expect(shown).not.toMatch(/kept: <span class="verdict ok"/);
  });

  test('is refused from readers, when it is empty, and when it is too large; a page of half a megabyte is taken', async () => {
    const small = file('trust.html', '<p>small</p>', 'text/html');
    expect((await post(`/sources/${third}/captures`, cleo, small)).status).toBe(403);
    expect((await post(`/sources/${third}/captures`, ada, file('e.html', '', 'text/html'))).status).toBe(422);
    const ordinary = file('o.html', `<p>${'A sentence of a page. '.repeat(20_000)}</p>`, 'text/html');
    expect((await post(`/sources/${third}/captures`, ada, ordinary)).status).toBe(303);
    const large = file('large.html', 'x'.repeat(21 * 1024 * 1024), 'text/html');
    expect((await post(`/sources/${third}/captures`, ada, large)).status).toBe(413);
  });
});

describe('runs', () => {
  test('are listed, and one under way says how far it is', async () => {
    const shown = await page('/runs');
    expect(shown).toContain(`/runs/${doneRun}`);
    expect(shown).toContain('1 of 3');
    const live = await page(`/runs/${liveRun}`);
    expect(live).toMatch(/<progress max="3" value="1"/);
    expect(live).toContain('data-running');
  });

  test('one shows its visits with verdict and milliseconds, and its failures by host', async () => {
    const shown = await page(`/runs/${doneRun}`);
    expect(shown).not.toContain('data-running');
    expect(shown).toContain('1,234');
    expect(shown).toContain(`${vendors[0]!.id}.test`);
    expect(shown).toContain('the host answered as challenge');
    expect(shown).toContain('1 visit broke');
    await page('/runs/nothing', cleo, 404);
  });
});

describe('corrections', () => {
  test('stand by state, and are decided by a reviewer', async () => {
    expect(await page('/corrections')).toContain('The report is public since February');
    expect(await page('/corrections?state=accepted')).not.toContain('The report is public since February');
    const decided = { decision: 'accept', back: 'corrections', key: 'correction-key-1', version: '1' };
    const path = '/corrections/correction-of-the-house/decisions';
    expect((await post(path, cleo, decided)).status).toBe(403);
    const answer = await post(path, ada, decided);
    expect(answer.headers.get('location')).toMatch(/^\/corrections\?done=/);
    expect(findCorrection(morning.house.db, 'correction-of-the-house')?.state).toBe('accepted');
    expect(await page(answer.headers.get('location')!, ada)).toContain('Accepted: the correction');
    expect(await page('/corrections?state=accepted')).toContain('The report is public since February');
  });

  test('a reader hands one in; what is wrong with it is said beside the field, and nothing typed is lost', async () => {
    const before = listCorrections(morning.house.db).length;
    const typed = {
      offering: `${vendors[1]!.id}-api`,
      dimension: 'hipaa_baa',
      claim: 'They sign <i>no</i> agreement any more.',
      evidenceUrl: 'javascript:alert(1)',
      credit: 'Cleo',
    };
    const refused = await post('/corrections', cleo, typed);
    expect(refused.status).toBe(422);
    const shown = await refused.text();
    expect(shown).toContain('id="fault-evidenceUrl"');
    expect(shown).toContain('They sign &lt;i&gt;no&lt;/i&gt; agreement');
    expect((await post('/corrections', cleo, { ...typed, offering: 'nothing' })).status).toBe(422);
    expect(listCorrections(morning.house.db)).toHaveLength(before);
    const kept = await post('/corrections', cleo, { ...typed, evidenceUrl: 'https://brackenfell.test/baa' });
    expect(kept.status).toBe(303);
    expect(listCorrections(morning.house.db)).toHaveLength(before + 1);
    expect(await page(kept.headers.get('location')!)).toContain('waits for a reviewer');
  });
});

describe('figures', () => {
  test('come from decisions and visits, with every plot’s numbers as a table', async () => {
    const shown = await page('/figures?days=30');
    expect(shown).toContain('2 of 4 accepted');
    expect(shown).toContain('25% of what was decided');
    expect(shown).toMatch(/<svg class="plot"[^>]*role="img" aria-label="Decided by day: [^"]+"/);
    expect(shown).toContain('As a table');
    expect(shown).toContain('no sample judged yet');
    expect(shown).toMatch(/href="\/figures\?days=30" aria-current="page"/);
  });

  test('a span without decisions says so', async () => {
    const quiet = await openMorning(undefined, { vendors: [] });
    const { cookie } = await quiet.session('cleo');
    const answer = await fetch(`${quiet.address}/figures`, { headers: { cookie } });
    const shown = await answer.text();
    expect(shown).toContain('No decisions yet');
    expect(shown).toContain('No visits yet');
    expect(shown).not.toContain('NaN');
    await quiet.close();
  });
});
