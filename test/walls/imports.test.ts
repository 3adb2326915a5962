import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startsWith, wrongImports } from './imports.ts';
import { productFiles } from './sources.ts';

describe('imports go one way', () => {
  it('in every file of the product', () => {
    const files = productFiles();
    expect(files.length).toBeGreaterThan(50);
    expect(wrongImports(files)).toEqual([]);
  });

  it('and one wrong file in a tree on disk is found', () => {
    const tree = mkdtempSync(join(tmpdir(), 'assay-walls-'));
    mkdirSync(join(tree, 'extractors/dimensions'), { recursive: true });
    mkdirSync(join(tree, 'db'));
    writeFileSync(join(tree, 'db/cells.ts'), `export const cells = [];\n`);
    writeFileSync(join(tree, 'extractors/dimensions/index.ts'), `import { cells } from '#db/cells.ts';\n`);
    const wrong = wrongImports(productFiles(tree));
    rmSync(tree, { recursive: true });
    expect(wrong).toEqual([
      {
        path: 'extractors/dimensions/index.ts',
        line: 1,
        specifier: '#db/cells.ts',
        why: 'extractors/ may import text, types, not db/',
      },
    ]);
  });

  it.each([
    ['text/a.ts', `import { x } from '#crawlers/visit.ts';`, /may import types/],
    ['db/a.ts', `import type { X } from '#pipeline/x.ts';`, /not pipeline/],
    ['crawlers/a.ts', `const { x } = await import('#extractors/read.ts');`, /not extractors/],
    ['pipeline/queue/a.ts', `import { x } from '../../inbox/server.ts';`, /leaves pipeline/],
    ['pipeline/a.ts', `export { x } from '#cli/x.ts';`, /not cli/],
    ['pipeline/a.ts', `export * from '#inbox/x.ts';`, /not inbox/],
    ['types/a.ts', `import '#text/x.ts';`, /nothing of ours/],
    ['cli/commands/crawl.ts', `import { serveSites } from '#sites/serve.ts';`, /not sites/],
    ['pipeline/a.ts', `import Database from 'better-sqlite3';`, /only db/],
    ['extractors/a.ts', `import { fetch } from 'undici';`, /only crawlers/],
    ['inbox/a.ts', `import {\n  a,\n  b,\n} from 'playwright';`, /only crawlers/],
  ])('and a wrong one in %s is found: %s', (path, text, why) => {
    expect(wrongImports([{ path, text: `// a file\n${text}\n` }])).toEqual([
      expect.objectContaining({ path, line: 2, why: expect.stringMatching(why) as string }),
    ]);
  });

  it.each([
    ['cli/commands/demo.ts', `const { serveSites } = await import('#sites/serve.ts');`],
    ['pipeline/a.ts', `// import { x } from '#inbox/x.ts';\nimport { y } from '#db/y.ts';`],
    ['crawlers/browser/a.ts', `import { x } from '../guard/x.ts';\nimport { z } from 'zod';`],
  ])('and a right one in %s is not', (path, text) => {
    expect(wrongImports([{ path, text }])).toEqual([]);
  });
});

describe('the command starts light', () => {
  it('loads no browser, crawler, database, queue or web server before a command asks for it', () => {
    const reached = startsWith('cli/main.ts', productFiles());
    expect(reached).toContain('cli/commands/registry.ts');
    expect(reached).toContain('commander');
    const heavy = [
      'crawlee',
      'playwright',
      'better-sqlite3',
      'bullmq',
      'hono',
      'htmlparser2',
      'zod',
      'yaml',
      'undici',
    ];
    expect(heavy.filter((name) => reached.has(name))).toEqual([]);
  });
});
