import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  dimensionSchema,
  expectSchema,
  offeringSchema,
  partySchema,
  phrasesSchema,
  registrySettingsSchema,
  sourceSchema,
  unfoldSchema,
} from '#types/registry.ts';
import { verdictSchema } from '#types/words.ts';
import { buildProgram } from '#cli/main.ts';
import { commandsBelow, databaseTables, withGeneratedBlocks } from './docs.ts';
import { filesUnder, productFiles, root } from './sources.ts';

function doc(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

const program = buildProgram({}, new AbortController().signal);
const commands = commandsBelow(program);

describe('the documentation', () => {
  it('has its generated blocks as the code has them (else: npm run docs)', () => {
    for (const file of filesUnder('docs', ['.md'])) expect(withGeneratedBlocks(file.text)).toBe(file.text);
  });

  it('describes every command and every option of it', () => {
    const text = doc('docs/cli.md');
    const lacking = commands.flatMap(({ name, command }) => [
      ...(text.includes(`### ${name}`) ? [] : [name]),
      ...command.options
        .filter((option) => !option.hidden && !text.includes(`\`${option.flags}\``))
        .map((option) => `${name} ${option.flags}`),
    ]);
    expect(lacking).toEqual([]);
  });

  it('gives every command a description and examples that call it', () => {
    for (const { name, command } of commands) {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) });
      command.outputHelp();
      expect(command.description().length).toBeGreaterThan(10);
      expect(help.split('Examples:')[1]).toContain(name);
    }
  });

  it('describes every environment variable that the product reads, and no other', () => {
    const text = doc('docs/configuration.md');
    const read = new Set(
      productFiles().flatMap((file) =>
        [...file.text.matchAll(/\benv(?:\.|\[')(ASSAY_\w+|REDIS_URL)\b/g)].map((match) => match[1] ?? ''),
      ),
    );
    const described = new Set([...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1] ?? ''));
    expect([...read].filter((name) => !described.has(name))).toEqual([]);
    expect([...described].filter((name) => !read.has(name))).toEqual([]);
  });

  it('describes every key of the registry', () => {
    const text = doc('docs/registry.md');
    const schemas = [
      registrySettingsSchema,
      dimensionSchema,
      phrasesSchema,
      partySchema,
      sourceSchema,
      expectSchema,
      unfoldSchema,
      offeringSchema,
    ];
    const keys = new Set(schemas.flatMap((schema) => Object.keys(schema.shape)));
    expect([...keys].filter((key) => !text.includes(`\`${key}\``))).toEqual([]);
  });

  it('names every table and column of the database', () => {
    const text = doc('docs/database.md');
    const tables = databaseTables();
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) expect(text).toContain(`| \`${table.name}\` | ${table.columns.join(', ')} |`);
  });

  it('explains every verdict', () => {
    const text = filesUnder('docs', ['.md'])
      .map((file) => file.text)
      .join('\n');
    expect(verdictSchema.options.filter((verdict) => !text.includes(`\`${verdict}\``))).toEqual([]);
  });

  it('names in README, CONTRIBUTING and docs only commands and scripts that exist', () => {
    const known = new Set(commands.map(({ name }) => name));
    const groups = new Set(
      program.commands.filter((one) => one.commands.length > 0).map((one) => `assay ${one.name()}`),
    );
    const scripts = Object.keys((JSON.parse(doc('package.json')) as { scripts: object }).scripts);
    const wrong = [...filesUnder('docs', ['.md']), ...rootDocs()].flatMap((file) => [
      ...[...file.text.matchAll(/(?:^|`)(?:npx )?(assay [a-z]+)(?: ([a-z]+))?/gm)]
        .filter(
          ([, one = '', two]) =>
            !known.has(one) && !(groups.has(one) && (two === undefined || known.has(`${one} ${two}`))),
        )
        .map((match) => `${file.path}: ${match[0]}`),
      ...[...file.text.matchAll(/npm run ([a-z:]+)/g)]
        .filter(([, script = '']) => !scripts.includes(script))
        .map((match) => `${file.path}: ${match[0]}`),
    ]);
    expect(wrong).toEqual([]);
  });

  it('links to files that are there', () => {
    const broken = [...filesUnder('docs', ['.md']), ...rootDocs()].flatMap((file) =>
      [...file.text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .filter(([, target = '']) => !existsSync(join(root, file.path, '..', target)))
        .map((match) => `${file.path}: ${match[1]}`),
    );
    expect(broken).toEqual([]);
  });
});

function rootDocs() {
  return filesUnder('.', ['.md']).filter((file) => !file.path.includes('/'));
}
