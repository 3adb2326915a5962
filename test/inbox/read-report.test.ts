import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '#pipeline/read-manifest.ts';
import type { ReadOne } from '#pipeline/read-manifest.ts';
import { readReport } from '#inbox/read-report/report.ts';

async function readPage(html: string): Promise<ReadOne[]> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-report-'));
  writeFileSync(join(folder, 'page.html'), html);
  const manifest = {
    documents: [
      {
        id: 'page<1>',
        url: 'https://www.northwind.test/trust',
        mediaType: 'text/html',
        file: 'page.html',
        retrievedAt: '2026-07-05T06:00:00Z',
        offering: { name: 'Northwind API', aliases: [] },
      },
    ],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const all: ReadOne[] = [];
  for await (const one of readManifest(join(folder, 'manifest.json'))) all.push(one);
  return all;
}

const page = `<!doctype html><html lang="en"><head><title>Trust</title></head><body><main><h1>Trust at Northwind</h1>
<p>This page describes how the Northwind API is secured, who audits it, and how customers get the reports they need.</p>
<p>Our SOC 2 Type II report for the Northwind API is available to everyone on this page.</p>
<p>Write &lt;script&gt;alert(1)&lt;/script&gt; into a prompt and nothing happens: the Northwind API treats it as text.</p>
<p>Questions about these pages are answered by our security desk within two working days of the week.</p>
</main></body></html>`;

describe('the page report', () => {
  it('marks the quoted sentence in place with its grade, beside its rule', async () => {
    const all = await readPage(page);
    const draft = all[0]?.drafts.find((one) => one.dimension === 'soc2_type2');
    expect(draft).toBeDefined();
    const report = readReport(all);
    expect(report).toContain(`<mark class="${draft?.value}" id="d0e0q0">Our SOC 2 Type II report`);
    expect(report).toContain(draft?.rule);
  });

  it('shows page text as text: nothing of it is markup, nothing is loaded', async () => {
    const report = readReport(await readPage(page));
    expect(report).not.toContain('<script');
    expect(report).toContain('&lt;script&gt;alert(1)');
    expect(report).toContain('page&lt;1&gt;');
    expect(report).toContain(`default-src 'none'`);
    expect(report.match(/<p/g)?.length).toBeGreaterThan(3);
  });

  it('folds what is long and says nothing, and keeps what is near the evidence', async () => {
    const silent = (from: number): string =>
      Array.from(
        { length: 30 },
        (_, at) => `<h2>Part ${from + at}</h2><p>The weather of part ${from + at} was mild.</p>`,
      ).join('');
    const report = readReport(
      await readPage(
        page.replace('<p>Our SOC', `${silent(1)}<p>Our SOC`).replace('</main>', `${silent(31)}</main>`),
      ),
    );
    expect(report).toMatch(
      /<summary>\d+ blocks without evidence: Trust at Northwind · Part 1 · Part 2 …<\/summary>/,
    );
    const before = report.slice(0, report.indexOf('id="d0e0"'));
    expect(before.slice(before.lastIndexOf('</details>'))).toContain('part 30 was mild');
    for (const part of [1, 15, 30, 31, 60]) expect(report).toContain(`The weather of part ${part} was mild.`);
  });

  it('shows every document against every question, each sign a link to its card', async () => {
    const report = readReport(await readPage(page));
    const [, target] = /<a class="sign yes_public [a-z]+" href="#([^"]+)"/.exec(report) ?? [];
    expect(report).toContain(`<aside class="card yes_public" id="${target}">`);
  });
});
