import { afterEach, describe, expect, it } from 'vitest';
import { productTokenOf, userAgentOf } from '#crawlers/tools.ts';
import { visit } from '#crawlers/visit.ts';
import type { ObjectStore } from '#types/capture.ts';
import { closeStages, stage, job, whole, html } from './stage.ts';

afterEach(closeStages);

describe('a visit never throws', () => {
  it('ends as given up when it is stopped', async () => {
    const stop = new AbortController();
    const { tools } = await stage((request, response) => {
      if (request.url === '/robots.txt') response.end('');
      else stop.abort();
    });
    const outcome = await visit(job(), tools, { signal: stop.signal });
    expect(outcome).toMatchObject({ givenUp: true });
    expect(outcome.used).toBeUndefined();
  });

  it('ends when the archive of our own is full', async () => {
    const full: ObjectStore = {
      put: () => Promise.reject(new Error('no space left')),
      get: () => Promise.reject(new Error('no')),
      has: async () => false,
    };
    const { tools } = await stage(html(whole), [], { objects: full });
    const outcome = await visit(job(), tools);
    expect(outcome.live.reasons[0]?.message).toMatch(/no space left/);
    expect(outcome.givenUp).toBe(true);
    expect(outcome.used).toBeUndefined();
  });
});

describe('who we are', () => {
  it('is our name, version and contact', () => {
    expect(userAgentOf({ contact: 'mailto:desk@assay.test' }, '1.2.3')).toBe(
      'AssayBot/1.2.3 (+mailto:desk@assay.test)',
    );
    expect(productTokenOf('AssayBot/1.2.3 (+mailto:desk@assay.test)')).toBe('AssayBot');
  });
});
