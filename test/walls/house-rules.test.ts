import { describe, expect, it } from 'vitest';
import { withoutComments } from './imports.ts';
import { filesUnder, lineAt, productFiles, root } from './sources.ts';
import type { SourceFile } from './sources.ts';

function found(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    [...withoutComments(file.text).matchAll(pattern)].map(
      (match) => `${file.path}:${lineAt(file.text, match.index)}: ${match[0].trim()}`,
    ),
  );
}

function outside(files: readonly SourceFile[], ...folders: string[]): SourceFile[] {
  return files.filter((file) => !folders.some((folder) => file.path.startsWith(folder)));
}

const sql =
  /(?:\bSELECT\s[^;'"`]{1,200}\sFROM\s|\bINSERT\s+(?:OR\s+\w+\s+)?INTO\s|\bUPDATE\s+\w+\s+SET\s|\bDELETE\s+FROM\s|\bCREATE\s+(?:TABLE|INDEX|TRIGGER)\s|\bPRAGMA\s)/g;

describe('house rules', () => {
  const product = productFiles();

  it('SQL stands in db/ alone', () => {
    expect(found(outside(product, 'db/', 'cli/set-up/'), sql)).toEqual([]);
    expect(found([{ path: 'inbox/a.ts', text: 'db.prepare(`SELECT id\nFROM cells`)' }], sql)).toHaveLength(1);
  });

  it('types/ holds types and schemas: no input, output or environment', () => {
    expect(found(filesUnder('types', ['.ts']), /\bprocess\.|\bnode:(?!crypto)|\bfetch\(/g)).toEqual([]);
  });

  it('only the command line ends the process', () => {
    expect(found(outside(product, 'cli/'), /\bprocess\.exit\(/g)).toEqual([]);
  });

  it('time comes in as an argument where meaning is made', () => {
    const meaning = product.filter((file) => /^(text|extractors|snapshots\/release)\//.test(file.path));
    expect(found(meaning, /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/g)).toEqual([]);
  });

  it('exports have names', () => {
    expect(found(outside(product, 'cli/set-up/'), /^export default /gm)).toEqual([]);
  });

  it('TypeScript is erasable: no enums, no namespaces', () => {
    const typed = product.filter((file) => file.path.endsWith('.ts'));
    expect(found(typed, /^(?:export )?(?:const )?enum \w|^(?:export )?namespace \w/gm)).toEqual([]);
  });

  it('files stay short enough to hold in the head', () => {
    const long = product.filter((file) => file.text.split('\n').length > 400).map((file) => file.path);
    expect(long).toEqual([]);
  });

  it('files open with what they are', () => {
    const commands = /^cli\/commands\//;
    const silent = product.filter(
      (file) => !commands.test(file.path) && !/^(#![^\n]*\n)?\/\//.test(file.text),
    );
    expect(silent.map((file) => file.path)).toEqual([]);
  });

  it('names no machine, no secret and no package registry', () => {
    const everything = [
      ...product,
      ...['test', 'bench', 'docs', 'registry', '.ci'].flatMap((folder) =>
        filesUnder(folder, ['.ts', '.mjs', '.md', '.yaml', '.json', 'run']),
      ),
      ...filesUnder('.', ['.md', '.json', '.yml']).filter((file) => !file.path.includes('/')),
    ].filter((file) => file.path !== 'test/walls/house-rules.test.ts');
    expect(
      found(
        everything,
        /\/(?:root|home)\/\w+|\/work\/|\/Users\/\w+|\bghp_\w{10,}|-----BEGIN [A-Z ]*PRIVATE KEY/g,
      ),
    ).toEqual([]);
    expect(found(filesUnder('.', ['package-lock.json']), /"resolved": "[^"]*"/g)).toEqual([]);
  });

  it('every decision record has a context, a decision and a consequence', () => {
    const headings = ['Context', 'Decision', 'Consequence'];
    const lacking = filesUnder('docs/decisions', ['.md']).flatMap((record) =>
      headings
        .filter((heading) => !new RegExp(`^#+ ${heading}|^\\*{0,2}${heading}`, 'im').test(record.text))
        .map((heading) => `${record.path}: ${heading}`),
    );
    expect(lacking).toEqual([]);
    const named = /^docs\/decisions\/\d{4}-[a-z0-9-]+\.md$/;
    expect(filesUnder('docs/decisions', ['.md']).filter((record) => !named.test(record.path))).toEqual([]);
  });

  it('knows where the project is', () => {
    expect(filesUnder('.', ['package.json'], root).map((file) => file.path)).toContain('package.json');
  });
});
