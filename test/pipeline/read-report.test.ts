import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '#pipeline/read-manifest.ts';
import type { ReadOne } from '#pipeline/read-manifest.ts';
import { readReport } from '#pipeline/read-report.ts';

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
    expect(report).toContain(`<mark class="${draft?.value}">Our SOC 2 Type II report`);
    expect(report).toContain(draft?.rule);
  });

  it('shows page text as text: nothing of it is markup, nothing is loaded', async () => {
    const report = readReport(await readPage(page));
    expect(report).not.toContain('<script');
    expect(report).toContain('&#60;script&#62;alert(1)');
    expect(report).toContain('page&#60;1&#62;');
    expect(report).toContain(`default-src 'none'`);
    expect(report.match(/<p/g)?.length).toBeGreaterThan(3);
  });
});
