import { afterEach, describe, expect, it } from 'vitest';
import { visit } from '#crawlers/visit.ts';
import { closeStages, stage, job, steps, factsOf, whole, shell, html } from './stage.ts';

afterEach(closeStages);

describe('a visit by plain HTTP', () => {
  it('needs no browser for a whole page without scripts, and keeps bytes, text and blocks', async () => {
    const { tools, asked, rendered, objects } = await stage(html(whole));
    const outcome = await visit(job(), tools);
    expect(steps(outcome)).toEqual(['http ok']);
    expect(outcome).toMatchObject({ used: 0, live: { verdict: 'ok' } });
    expect(outcome.noArchiveBecause).toBeUndefined();
    expect(asked).toEqual(['/policy']);
    expect(rendered).toEqual([]);
    const kept = outcome.attempts[0]?.objects ?? [];
    expect(kept.map(({ role }) => role)).toEqual(['body', 'text', 'blocks']);
    expect(kept.every(({ sha256: name }) => objects.has(name))).toBe(true);
    expect(kept[1]?.sha256).toBe(outcome.attempts[0]?.document?.textSha256);
  });

  it('asks conditionally the second time, and a 304 is unchanged', async () => {
    const conditions: (string | undefined)[] = [];
    const { tools } = await stage((request, response) => {
      if (request.url === '/policy') conditions.push(request.headers['if-none-match']);
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'text/html', etag: '"7"' }).end(whole);
    });
    const first = await visit(job(), tools);
    const again = await visit(
      job({}, { lastGood: factsOf(first), validators: first.attempts[0]?.validators ?? {} }),
      tools,
    );
    expect(conditions).toEqual([undefined, '"7"']);
    expect(again.attempts[0]).toMatchObject({
      unchanged: true,
      judgement: { verdict: 'ok' },
      validators: { etag: '"7"' },
    });
    expect(again.attempts[0]?.document).toBeUndefined();
  });

  it('knows equal bytes where the server has no validators', async () => {
    const { tools } = await stage(html(whole));
    const first = await visit(job(), tools);
    const again = await visit(job({}, { lastGood: factsOf(first) }), tools);
    expect(again.attempts[0]).toMatchObject({
      unchanged: true,
      judgement: { reasons: [{ rule: 'same-bytes' }] },
    });
  });

  it('fetches PDFs and Markdown without a browser, whatever comes', async () => {
    const { tools, rendered } = await stage(html(shell));
    expect((await visit(job({ kind: 'pdf' }), tools)).live.verdict).toBe('empty');
    expect((await visit(job({ kind: 'markdown' }), tools)).live.verdict).toBe('empty');
    expect(rendered).toEqual([]);
  });
});
