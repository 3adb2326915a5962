import { afterEach, describe, expect, it } from 'vitest';
import { visit } from '#crawlers/visit.ts';
import { policy, site } from '../verdict/pages.ts';
import { closeStages, stage, job, steps, factsOf, whole, shell, html } from './stage.ts';

afterEach(closeStages);

describe('a visit that needs rendering', () => {
  it('renders a shell, and says why', async () => {
    const { tools, rendered } = await stage(html(shell), [whole]);
    const outcome = await visit(job(), tools);
    expect(steps(outcome)).toEqual(['http empty', 'browser ok']);
    expect(outcome.used).toBe(1);
    expect(outcome.attempts[1]?.because).toMatch(/by plain HTTP: the body of the page holds 0 characters/);
    expect(rendered).toHaveLength(1);
  });

  it('goes straight to the browser where rendering was needed the last time, and asks nothing conditionally', async () => {
    const { tools, asked } = await stage(html(shell, { etag: '"1"' }), [whole, whole]);
    const first = await visit(job(), tools);
    asked.length = 0;
    const again = await visit(job({}, { lastGood: factsOf(first), validators: { etag: '"1"' } }), tools);
    expect(steps(again)).toEqual(['browser ok']);
    expect(again.attempts[0]?.unchanged).toBe(false);
    expect(asked).toEqual([]);
  });

  it('tries once more with longer waits, then the archive, and keeps the reason', async () => {
    const { tools, rendered } = await stage(html(shell), [shell, shell]);
    const outcome = await visit(job(), tools);
    expect(steps(outcome)).toEqual(['http empty', 'browser empty', 'browser empty']);
    expect(rendered.map(({ settle }) => settle)).toEqual(['normal', 'long']);
    expect(outcome).toMatchObject({ live: { verdict: 'empty' }, noArchiveBecause: 'never_archived' });
    expect(outcome.used).toBeUndefined();
  });

  it('sees once what scripts add, and trusts plain HTTP after they added nothing', async () => {
    const scripted = site(`${policy()}<script src="/menu.js"></script>`);
    const { tools, rendered } = await stage(html(scripted), [scripted]);
    const first = await visit(job(), tools);
    expect(steps(first)).toEqual(['http ok', 'browser ok']);
    expect(first.used).toBe(0);
    await visit(job({}, { lastGood: factsOf(first) }), tools);
    expect(rendered).toHaveLength(1);
  });

  it('takes the rendered page where scripts add to it', async () => {
    const more = site(
      `${policy()}<p>Answers that a script fetched are kept for nine days and then forgotten.</p>`,
    );
    const { tools } = await stage(html(site(`${policy()}<script src="/more.js"></script>`)), [more]);
    const outcome = await visit(job(), tools);
    expect(outcome.used).toBe(1);
    expect(outcome.attempts[0]?.judgement.reasons.at(-1)?.message).toBe(
      'rendering adds 1 sentence to what plain HTTP brought',
    );
  });

  it('does without a browser where none can be had and plain HTTP brought the document', async () => {
    const { tools } = await stage(html(site(`${policy()}<script src="/menu.js"></script>`)), [
      new Error('no browser on this machine'),
    ]);
    const outcome = await visit(job(), tools);
    expect(outcome).toMatchObject({ used: 0, live: { verdict: 'ok' } });
  });

  it('concludes nothing about a source that needs a browser where there is none', async () => {
    const missing = Object.assign(new Error('no browser can be started'), { code: 'browser_missing' });
    const { tools } = await stage(html(shell), [missing]);
    const outcome = await visit(job(), tools);
    expect(outcome.givenUp).toBe(true);
    const scripted = await stage(html(site(`${policy()}<script src="/menu.js"></script>`)), [missing]);
    expect(await visit(job(), scripted.tools)).toMatchObject({ used: 0, live: { verdict: 'ok' } });
  });

  it('keeps the verdict of what was seen where no browser can be had', async () => {
    const failure = new Error('no browser on this machine');
    const { tools } = await stage(html(shell), [failure, failure]);
    expect((await visit(job(), tools)).live).toMatchObject({ verdict: 'empty' });
  });
});
