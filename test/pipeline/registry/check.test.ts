import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkRegistry } from '#pipeline/registry/check.ts';
import { loadRegistry } from '#pipeline/registry/load.ts';
import { appended, edited, writeRegistry } from './drafts.ts';
import type { Changes } from './drafts.ts';

const readers = new Set(['soc2_type2', 'gpai_cop']);
const removals: (() => void)[] = [];

function registry(changes: Changes = {}): string {
  const { folder, remove } = writeRegistry(changes);
  removals.push(remove);
  return folder;
}

function problemsOf(changes: Changes) {
  return checkRegistry(registry(changes), readers).problems;
}

afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

describe('a sound registry', () => {
  it('has no problems and says what is there, unconfirmed sources counted', () => {
    const report = checkRegistry(registry(), readers);
    expect(report.problems).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.counts).toEqual({
      dimensions: 3,
      parties: 1,
      offerings: 1,
      sources: 2,
      cells: 3,
      unconfirmed: 1,
    });
    expect(report.digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

const other = `id: tarn
name: Tarn
roles: [platform]
hosts: ["*.tarn.test"]
sources:
  - { id: trust, url: "https://trust.tarn.test/", kind: page }
`;

interface Broken {
  readonly why: string;
  readonly changes: Changes;
  readonly expected: Record<string, unknown>;
}

const broken: readonly Broken[] = [
  {
    why: 'YAML that does not parse',
    changes: appended('registry.yaml', 'pace: [5s\n'),
    expected: { code: 'registry_yaml_broken', file: 'registry.yaml' },
  },
  {
    why: 'a key twice',
    changes: appended('registry.yaml', 'name: Again\n'),
    expected: { code: 'registry_duplicate_key', file: 'registry.yaml', line: 6 },
  },
  {
    why: 'an id that two parties share',
    changes: { 'parties/second.yaml': other.replace('id: tarn', 'id: northwind') },
    expected: { code: 'registry_duplicate_id', file: 'parties/second.yaml', line: 1, path: 'id' },
  },
  {
    why: 'one address in two sources',
    changes: edited(
      'parties/northwind.yaml',
      'https://docs.tarn.test/northwind/notes',
      'http://trust.northwind.test',
    ),
    expected: { code: 'registry_duplicate_address', line: 11, path: 'sources[1].url' },
  },
  {
    why: 'an offering whose platform nobody declared',
    changes: edited('offerings/northwind-api.yaml', 'platform: northwind', 'platform: northwnid'),
    expected: { code: 'registry_dangling', line: 4, path: 'platform', hint: 'Did you mean "northwind"?' },
  },
  {
    why: 'a source that names an unknown dimension',
    changes: edited('parties/northwind.yaml', '[paper_trail]', '[paper_trails]'),
    expected: { code: 'registry_dangling', line: 13, path: 'sources[1].dimensions[0]' },
  },
  {
    why: 'a source that names an unknown offering',
    changes: edited('parties/northwind.yaml', '[northwind-api]', '[southwind-app]'),
    expected: { code: 'registry_dangling', line: 14, path: 'sources[1].offerings[0]' },
  },
  {
    why: 'a source on a host that its party does not own',
    changes: edited(
      'parties/northwind.yaml',
      'https://trust.northwind.test/',
      'https://trust.tarn.test/northwind',
    ),
    expected: { code: 'registry_foreign_host', line: 7, path: 'sources[0].url' },
  },
  {
    why: 'a path outside the prefix that the party owns',
    changes: edited('parties/northwind.yaml', 'docs.tarn.test/northwind/notes', 'docs.tarn.test/tarn/notes'),
    expected: { code: 'registry_foreign_host', line: 11 },
  },
  {
    why: 'a dimension without phrases and without a reader',
    changes: edited('dimensions.yaml', '  phrases:\n    affirm: [every change is * recorded]\n', ''),
    expected: { code: 'registry_unanswerable', file: 'dimensions.yaml', line: 11 },
  },
  {
    why: 'a dimension that no source may speak for',
    changes: edited('parties/northwind.yaml', '    every: 12h\n', '    dimensions: [soc2_type2]\n'),
    expected: { code: 'registry_unanswerable', file: 'dimensions.yaml', line: 6 },
  },
  {
    why: 'a cron line with an hour that no clock has',
    changes: edited('parties/northwind.yaml', '0 6 * * 1-5', '0 26 * * 1-5'),
    expected: { code: 'registry_bad_cadence', line: 15, path: 'sources[1].cron' },
  },
  {
    why: 'a cron line in a zone that does not exist',
    changes: edited('parties/northwind.yaml', 'Europe/Brussels', 'Europe/Atlantis'),
    expected: { code: 'registry_bad_cadence', line: 15 },
  },
  {
    why: 'a span that is not one',
    changes: edited('parties/northwind.yaml', 'every: 12h', 'every: 12 hours'),
    expected: { code: 'registry_wrong_value', line: 9, path: 'sources[0].every' },
  },
  {
    why: 'a cron line under every',
    changes: edited('parties/northwind.yaml', 'every: 12h', 'every: "0 6 * * 1-5"'),
    expected: {
      code: 'registry_wrong_value',
      path: 'sources[0].every',
      hint: 'Write a cron line under its own key: cron: "0 6 * * 1-5".',
    },
  },
  {
    why: 'a mistyped key',
    changes: edited('parties/northwind.yaml', 'kind: portal', 'kind: portal\n    dimension: [soc2_type2]'),
    expected: {
      code: 'registry_unknown_key',
      line: 9,
      path: 'sources[0].dimension',
      hint: expect.stringContaining('Did you mean "dimensions"?') as string,
    },
  },
  {
    why: 'an offering id with the separator of comparisons',
    changes: {
      'offerings/northwind-api.yaml': null,
      'offerings/a-vs-b.yaml':
        'id: a-vs-b\nname: A\ndeveloper: northwind\nplatform: northwind\ncategory: first_party\nmodel_family: G\n',
    },
    expected: { code: 'registry_wrong_value', file: 'offerings/a-vs-b.yaml', line: 1 },
  },
  {
    why: 'a file under another name than its id',
    changes: { 'parties/lake.yaml': other },
    expected: { code: 'registry_file_name', file: 'parties/lake.yaml', line: 1 },
  },
  {
    why: 'a platform that is only a developer',
    changes: edited('parties/northwind.yaml', '[developer, platform]', '[developer]'),
    expected: { code: 'registry_wrong_role', file: 'offerings/northwind-api.yaml' },
  },
  {
    why: 'a host with a scheme',
    changes: edited('parties/northwind.yaml', '[northwind.test,', '["https://northwind.test",'),
    expected: { code: 'registry_bad_host', line: 4 },
  },
  {
    why: 'a phrase that cannot be compiled',
    changes: edited('dimensions.yaml', 'every change is * recorded', '"every (change|"'),
    expected: { code: 'registry_bad_phrase', line: 17 },
  },
  {
    why: 'aliases that expand without end',
    changes: {
      'parties/bomb.yaml': ['a', 'b', 'c', 'd', 'e']
        .map(
          (key, at, all) =>
            `${key}: &${key} [${Array(9)
              .fill(at === 0 ? 'x' : `*${all[at - 1]}`)
              .join(',')}]`,
        )
        .join('\n'),
    },
    expected: { code: 'registry_alias_bomb', file: 'parties/bomb.yaml' },
  },
  {
    why: 'bytes that are not UTF-8',
    changes: { 'parties/tarn.yaml': new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xff, 0xfe]) },
    expected: { code: 'registry_not_utf8', file: 'parties/tarn.yaml' },
  },
  {
    why: 'no dimensions.yaml at all',
    changes: { 'dimensions.yaml': null },
    expected: { code: 'registry_file_missing', file: 'dimensions.yaml' },
  },
  {
    why: 'no offerings',
    changes: { 'offerings/northwind-api.yaml': null, 'offerings/.keep': '' },
    expected: { code: 'registry_empty' },
  },
];

describe('a broken registry', () => {
  it.each(broken)('says what is wrong with $why', ({ changes, expected }) => {
    const problems = problemsOf(changes);
    expect(problems).toContainEqual(expect.objectContaining(expected));
    for (const problem of problems) {
      expect(problem.message).not.toMatch(/undefined|\[object/);
      expect(problem.hint.length).toBeGreaterThan(8);
    }
  });

  it('names one mistake once, not again wherever the broken part is used', () => {
    const problems = problemsOf(edited('parties/northwind.yaml', 'name: Northwind', 'nmae: Northwind'));
    expect(problems.map((problem) => problem.code).sort()).toEqual([
      'registry_missing_value',
      'registry_unknown_key',
    ]);
  });

  it('looks at the other sources of a party that has a malformed one', () => {
    const problems = problemsOf({
      ...edited('parties/northwind.yaml', 'kind: portal', 'kind: prtal'),
      'offerings/tarn-api.yaml':
        'id: tarn-api\nname: Tarn\ndeveloper: northwind\nplatform: tarn\ncategory: first_party\nmodel_family: G\n',
      'parties/tarn.yaml': `${other}  - { id: bad, url: nowhere, kind: page }\n  - { id: far, url: "https://mere.test/", kind: page, cron: never }\n`,
    });
    expect(problems.map(({ file, line, code }) => [file, line, code])).toEqual([
      ['parties/northwind.yaml', 8, 'registry_wrong_value'],
      ['parties/tarn.yaml', 7, 'registry_wrong_value'],
      ['parties/tarn.yaml', 8, 'registry_foreign_host'],
      ['parties/tarn.yaml', 8, 'registry_bad_cadence'],
    ]);
    expect(problems.at(-1)?.path).toBe('sources[2].cron');
  });

  it('tells all problems at once, by file and line', () => {
    const problems = problemsOf({
      ...edited('registry.yaml', 'contact:', 'contakt:'),
      ...edited('offerings/northwind-api.yaml', 'first_party', 'frist_party'),
      'parties/tarn.yaml': other.replace('trust.tarn.test', 'trust.mere.test'),
    });
    expect(problems.map((problem) => problem.file)).toEqual([
      'offerings/northwind-api.yaml',
      'parties/tarn.yaml',
      'registry.yaml',
      'registry.yaml',
    ]);
  });

  it('survives links in a circle, folders and devices in place of files', () => {
    const folder = registry();
    symlinkSync('round.yaml', join(folder, 'parties/round.yaml'));
    symlinkSync('/dev/zero', join(folder, 'parties/zero.yaml'));
    mkdirSync(join(folder, 'parties/deep.yaml'));
    const codes = checkRegistry(folder, readers).problems.map((problem) => [problem.file, problem.code]);
    expect(codes).toEqual([
      ['parties/deep.yaml', 'registry_not_a_file'],
      ['parties/round.yaml', 'registry_link_loop'],
      ['parties/zero.yaml', 'registry_not_a_file'],
    ]);
  });

  it('says that the folder is not there', () => {
    const [problem, ...more] = checkRegistry('/nowhere/at/all', readers).problems;
    expect(problem).toMatchObject({ code: 'registry_folder_missing', file: '/nowhere/at/all' });
    expect(more).toEqual([]);
  });
});

describe('warnings', () => {
  it('count cells that no source may speak for without calling the registry broken', () => {
    const second =
      'id: tarn-api\nname: Tarn\ndeveloper: northwind\nplatform: tarn\ncategory: cloud_distribution\nmodel_family: G\n';
    const report = checkRegistry(
      registry({
        'parties/tarn.yaml': other.replace('kind: page', 'kind: page, dimensions: [soc2_type2]'),
        'offerings/tarn-api.yaml': second,
      }),
      readers,
    );
    expect(report.ok).toBe(true);
    expect(report.warnings).toEqual([
      expect.objectContaining({ code: 'registry_silent_cells', file: 'offerings/tarn-api.yaml' }),
    ]);
    expect(report.warnings[0]?.message).toContain('paper_trail');
  });
});

describe('the digest', () => {
  function digest(changes: Changes): string | undefined {
    return loadRegistry(registry(changes)).registry?.digest;
  }

  it('is the same for the same registry in another folder and another order of keys', () => {
    const reordered = {
      'offerings/northwind-api.yaml':
        'model_family: Gale\ncategory: first_party\nplatform: northwind\ndeveloper: northwind\nname: Northwind API\nid: northwind-api # same\n',
    };
    expect(digest(reordered)).toBe(digest({}));
  });

  it('differs when one word differs', () => {
    expect(digest(edited('dimensions.yaml', 'written down', 'kept'))).not.toBe(digest({}));
  });
});
