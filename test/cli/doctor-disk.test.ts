import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextFrom, type CliContext } from '#cli/context.ts';
import { checkDataFolder, roomAt } from '#cli/doctor/disk.ts';

const gigabyte = 1024 ** 3;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-disk-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function at(home: string): CliContext {
  return contextFrom({ home }, {}, new AbortController().signal);
}

describe('the data folder', () => {
  it('that can be written is said so, and nothing is left in it', () => {
    const home = mkdtempSync(join(folder, 'good-'));
    expect(checkDataFolder(at(home))).toMatchObject({ state: 'ok', says: `${home} can be written` });
    expect(readdirSync(home)).toEqual([]);
  });

  it('that is not there yet is not made', () => {
    const home = join(folder, 'deep', 'below');
    expect(checkDataFolder(at(home))).toMatchObject({
      state: 'ok',
      says: `${home} is not there yet, and can be made`,
    });
    expect(readdirSync(folder)).not.toContain('deep');
  });

  it('that is a file is refused', () => {
    const home = join(folder, 'letter');
    writeFileSync(home, 'dear reader');
    expect(checkDataFolder(at(home))).toMatchObject({
      state: 'missing',
      says: `${home} is a file, not a folder`,
    });
    expect(checkDataFolder(at(join(home, 'below')))).toMatchObject({
      state: 'missing',
      says: `${home} is a file, not a folder`,
    });
  });

  it('that this user may not write is missing, with what to do', () => {
    const home = join(folder, 'theirs');
    mkdirSync(home);
    chmodSync(home, 0o555);
    chmodSync(folder, 0o755);
    const found = asOrdinaryUser(home);
    expect(found).toMatchObject({
      state: 'missing',
      says: `${home} may not be written by this user`,
      hint: expect.stringContaining('the user who owns the folder') as string,
    });
    expect(asOrdinaryUser(join(home, 'below'))).toMatchObject({
      state: 'missing',
      says: `${home} may not be written by this user`,
    });
  });
});

describe('the room on its disk', () => {
  it.each([
    [{ freeBytes: 0, freeFiles: 9 }, 'missing', /^full/, /Free some space/],
    [{ freeBytes: 0.4 * gigabyte, freeFiles: 9 }, 'missing', /^0\.4 GB free/, /below 1 GB/],
    [{ freeBytes: 3 * gigabyte, freeFiles: 9 }, 'note', /^nearly full: 3\.0 GB/, /below 1 GB/],
    [{ freeBytes: 80 * gigabyte, freeFiles: 0 }, 'missing', /no more files/, /Remove files/],
    [{ freeBytes: 80 * gigabyte, freeFiles: undefined }, 'ok', /^80\.0 GB free at \/data/, undefined],
  ] as const)('%o is %s', (room, state, says, hint) => {
    const found = roomAt('/data', room);
    expect(found.state).toBe(state);
    expect(found.says).toMatch(says);
    if (hint) expect(found.hint).toMatch(hint);
  });
});

/** Rights mean nothing to root: the check runs as somebody else there. */
function asOrdinaryUser(home: string): unknown {
  const script = fileURLToPath(new URL('check-data-folder.ts', import.meta.url));
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, home], {
    ...nobody,
    encoding: 'utf8',
    env: { ...process.env, TSX_DISABLE_CACHE: '1', HOME: tmpdir() },
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}
