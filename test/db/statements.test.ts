// Columns of JSON: equal texts are one value that nobody may change.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase, type Db } from '#db/open.ts';
import { change, first, json } from '#db/statements.ts';
import type { Instant } from '#types/ids.ts';

const row = z.object({ value: json(z.object({ names: z.array(z.string()) })) });
type Names = { names: string[] };

describe('a column of JSON', () => {
  let db: Db;
  const read = (value: string): Names | undefined =>
    first(db, row, 'SELECT :value AS value', { value })?.value;

  beforeAll(() => {
    db = openDatabase(':memory:', { clock: { now: () => '2026-01-01T00:00:00.000Z' as Instant } });
  });
  afterAll(() => void db.close());

  it('is seen as it is now, though it was read before', () => {
    change(db, 'CREATE TEMP TABLE kept (value TEXT)');
    change(db, `INSERT INTO kept VALUES ('{"names":["one"]}')`);
    const now = (): Names | undefined => first(db, row, 'SELECT value FROM kept')?.value;
    expect(now()).toEqual({ names: ['one'] });
    change(db, `UPDATE kept SET value = '{"names":["two"]}'`);
    expect(now()).toEqual({ names: ['two'] });
  });

  it('cannot be changed by one reader under the feet of another', () => {
    const one = read('{"names":["one"]}');
    expect(() => one?.names.push('two')).toThrow(TypeError);
    expect(read('{"names":["one"]}')).toEqual({ names: ['one'] });
  });

  it('refuses what is not of its shape, each time', () => {
    for (const _ of [1, 2]) expect(() => read('{"names":"one"}')).toThrow(/does not hold what was expected/);
  });

  it('knows only so many texts, and reads the others again', () => {
    for (let n = 0; n < 300; n += 1) expect(read(`{"names":["${n}"]}`)).toEqual({ names: [String(n)] });
    expect(read('{"names":["0"]}')).toEqual({ names: ['0'] });
  });
});
