import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAssay } from './run-assay.ts';
import { appended, edited, writeRegistry } from '../pipeline/registry/drafts.ts';

function registryAt(changes = {}): string {
  return writeRegistry(changes).folder;
}

describe('assay', () => {
  it('lists its commands with examples on -h, on stdout, with exit 0', async () => {
    const { code, out, err } = await runAssay(['-h']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('registry');
    expect(out).toContain('Examples:');
  });

  it('without a command is misused, and shows the help on stderr', async () => {
    const { code, out, err } = await runAssay([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage: assay');
  });

  it.each([
    [['fly'], "unknown command 'fly'"],
    [['registry', 'check', '--fast'], "unknown option '--fast'"],
    [['registry', 'chekc'], 'chekc'],
    [['--home'], '--home'],
  ])('%j is misused: exit 2, three parts on stderr', async (args, words) => {
    const { code, out, err } = await runAssay(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
    expect(err).toContain('  -> ');
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('says with --json what was misused as problems on stdout', async () => {
    const { code, out, err } = await runAssay(['fly', '--json']);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    const said = JSON.parse(out) as { ok: boolean; problems: Record<string, string>[] };
    expect(said.ok).toBe(false);
    expect(said.problems[0]).toMatchObject({ code: 'misused', message: "unknown command 'fly'" });
    expect(said.problems[0]?.['hint']).toBeTruthy();
  });

  it('takes a bad ASSAY_NOW for misuse in every command', async () => {
    const { code, out } = await runAssay(['registry', 'check', '--json'], { ASSAY_NOW: 'soon' });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ ok: false, problems: [{ code: 'bad_assay_now' }] });
  });

  it('takes global options before and after the command', async () => {
    const folder = registryAt(appended('registry.yaml', 'pase: 5s\n'));
    const before = await runAssay(['--json', '--registry', folder, 'registry', 'check']);
    const after = await runAssay(['registry', 'check', '--registry', folder, '--json']);
    expect(before.out).toBe(after.out);
    expect(before.code).toBe(1);
  });
});

describe('assay registry check', () => {
  it('prints file, line and what to do for every problem, and exits 1', async () => {
    const folder = registryAt({
      ...edited('parties/northwind.yaml', 'kind: portal', 'kind: prtal'),
      ...appended('registry.yaml', 'pase: 5s\n'),
    });
    const { code, out } = await runAssay(['registry', 'check', '--registry', folder]);
    expect(code).toBe(1);
    expect(out).toContain('error registry_wrong_value parties/northwind.yaml:8');
    expect(out).toContain('Did you mean "portal"?');
    expect(out).toContain('error registry_unknown_key registry.yaml:6');
  });

  it('gives the same as { ok, problems } with --json', async () => {
    const folder = registryAt(edited('parties/northwind.yaml', '[northwind-api]', '[northwind-app]'));
    const { code, out } = await runAssay(['registry', 'check', '--json'], { ASSAY_REGISTRY: folder });
    expect(code).toBe(1);
    const said = JSON.parse(out) as { ok: boolean; problems: unknown[] };
    expect(said.ok).toBe(false);
    expect(said.problems).toContainEqual({
      code: 'registry_dangling',
      file: 'parties/northwind.yaml',
      line: 14,
      path: 'sources[1].offerings[0]',
      message: expect.stringContaining('northwind-app') as string,
      hint: 'Did you mean "northwind-api"?',
    });
  });
});

describe('assay doctor', () => {
  it('says of each part whether it is there, changes nothing, and exits 1 when one is missing', async () => {
    const home = '/tmp/assay-no-such-home';
    const folder = registryAt(appended('registry.yaml', 'pase: 5s\n'));
    const { code, out } = await runAssay(['doctor', '--json', '--home', home, '--registry', folder]);
    const said = JSON.parse(out) as {
      ok: boolean;
      findings: { name: string; state: string; hint?: string }[];
    };
    expect(said.findings.map((finding) => finding.name)).toEqual([
      'Node',
      'SQLite',
      'browser',
      'Redis',
      'disk',
      'data',
      'registry',
      'database',
      'clock',
      'port',
    ]);
    const registry = said.findings.find((finding) => finding.name === 'registry');
    expect(registry?.state).toBe('missing');
    expect({ ok: said.ok, code }).toEqual({ ok: false, code: 1 });
    expect(existsSync(home)).toBe(false);
  });

  it('says what to do when the browser that is named is not there', async () => {
    const { out } = await runAssay(['doctor', '--json'], { ASSAY_CHROMIUM: '/no/such/chromium' });
    const said = JSON.parse(out) as { findings: Record<string, string>[] };
    const browser = said.findings.find((finding) => finding['name'] === 'browser');
    expect(browser).toMatchObject({ state: 'missing' });
    expect(browser?.['says']).toContain('/no/such/chromium');
    expect(browser?.['hint']).toContain('ASSAY_CHROMIUM');
    expect(said).toMatchObject({
      ok: false,
      problems: [{ code: 'doctor_browser', hint: browser?.['hint'] }],
    });
  });
});

describe('assay decide', () => {
  it('names what it refused as problems', async () => {
    const home = mkdtempSync(join(tmpdir(), 'assay-decide-'));
    await runAssay(['key', 'add', 'first', '--home', home]);
    const { code, out } = await runAssay(['decide', '4f1c9ab0', 'accept', '--json', '--home', home]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, decided: [], problems: [{ code: 'not_found' }] });
  });
});
