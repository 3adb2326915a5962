import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { visit } from '#crawlers/visit.ts';
import { policy } from '../verdict/pages.ts';
import { closeStages, stage, job, steps, factsOf, whole, shell } from './stage.ts';

afterEach(closeStages);

describe('Markdown twins', () => {
  const markdown = `# Data policy\n\n${policy()
    .replace(/<h1>.*?<\/h1>/, '')
    .replaceAll('<p>', '')
    .replaceAll('</p>', '\n')}`;
  const withTwin =
    (page: string, twin: string): RequestListener =>
    (request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else if (request.url === '/policy.md')
        response.writeHead(200, { 'content-type': 'text/markdown' }).end(twin);
      else if (request.url === '/policy') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      else response.writeHead(404).end();
    };

  it('serve where the page itself needs rendering', async () => {
    const { tools, rendered } = await stage(withTwin(shell, markdown));
    const outcome = await visit(job({ twin: 'auto' }), tools);
    expect(steps(outcome)).toEqual(['http ok', 'http empty']);
    expect(outcome).toMatchObject({ used: 0, live: { verdict: 'ok' } });
    expect(outcome.attempts[0]?.finalUrl).toBe('http://www.northwind.test/policy.md');
    expect(rendered).toEqual([]);
  });

  it('serve the second time without asking for the page', async () => {
    const { tools, asked } = await stage((request, response) => {
      if (request.url === '/policy.md' && request.headers['if-none-match'] === '"t"')
        response.writeHead(304).end();
      else if (request.url === '/policy.md')
        response.writeHead(200, { 'content-type': 'text/markdown', etag: '"t"' }).end(markdown);
      else withTwin(shell, markdown)(request, response);
    });
    const first = await visit(job({ twin: 'auto' }), tools);
    asked.length = 0;
    const lastGood = factsOf(first);
    const again = await visit(job({ twin: 'auto' }, { lastGood, validators: { etag: '"t"' } }), tools);
    expect(asked).toEqual(['/policy.md']);
    expect(again).toMatchObject({ used: 0, live: { verdict: 'ok' }, attempts: [{ unchanged: true }] });
  });

  it('give way to the page where both are read', async () => {
    const agreeing = await stage(withTwin(whole, markdown));
    const outcome = await visit(job({ twin: 'auto' }), agreeing.tools);
    expect(outcome.used).toBe(1);
    expect(outcome.attempts[1]?.judgement.reasons.at(-1)).toMatchObject({ rule: 'twin-agrees' });
  });

  it('are said to disagree where they do', async () => {
    const { tools } = await stage(withTwin(whole, markdown.replaceAll('thirty days', 'ninety days')));
    const outcome = await visit(job({ twin: 'auto' }), tools);
    expect(outcome.used).toBe(1);
    expect(outcome.attempts[1]?.judgement.reasons.at(-1)).toMatchObject({
      rule: 'twin-disagrees',
      message: expect.stringContaining('the page counts'),
    });
  });
});
