import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCell, listCellHistory } from '#db/cells.ts';
import { openDatabase } from '#db/open.ts';
import { makeHouse, type House } from '#pipeline/house.ts';
import { importRegistry } from '#pipeline/import/import-registry.ts';
import { importedDetails, publicNote } from '#pipeline/import/literals.ts';
import { openArchive } from '#snapshots/archive/open.ts';
import type { CellRef } from '#types/cell.ts';
import type { Instant } from '#types/ids.ts';
import { sampleRegistry } from '../../snapshots/release/sample.ts';

const clock = { now: () => '2026-03-02T09:00:00.000Z' as Instant };
const baa = { offering: 'northwind-api', dimension: 'hipaa_baa' } as unknown as CellRef;
let house: House;

beforeEach(() => {
  house = makeHouse({
    db: openDatabase(':memory:', { clock }),
    archive: openArchive('/nonexistent'),
    registry: sampleRegistry(),
    clock,
  });
});
afterEach(() => house.close());

function file(cell: Record<string, unknown>, offering: Record<string, unknown> = {}): string {
  const whole = {
    value: 'yes_sales_gated',
    confidence: 'high',
    source: 'https://northwind.test/baa',
    archived: null,
    verified: '2026-02-01',
    notes: 'By request. [human 2026-02-02] Dismissed: twice',
    evidence: 'We sign one on request.',
    ...cell,
  };
  return JSON.stringify({
    name: 'Other',
    offerings: [{ id: 'northwind-api', name: 'Northwind', dimensions: { hipaa_baa: whole }, ...offering }],
  });
}

const options = { file: 'data.json', by: 'test', dryRun: false };

test('a cell without an answer takes the imported one, with remarks apart from the public note', () => {
  const report = importRegistry(
    house,
    file({ route: 'sales_contract', details: { contact: 'a@b.test' } }),
    options,
  );
  expect(report).toMatchObject({ imported: 1, kept: 0, remarksMoved: 1, problems: [] });
  const cell = findCell(house.db, baa)!;
  expect(cell).toMatchObject({ basis: 'imported', verified_at: '2026-02-01T00:00:00.000Z' });
  expect(cell.answer).toMatchObject({
    note: 'By request.',
    access: { route: 'sales_contract', tier: 'unstated' },
    details: { contact: 'a@b.test', imported_evidence: 'We sign one on request.' },
    quotes: [],
  });
  expect(listCellHistory(house.db, baa)[0]!.because).toContain('[human 2026-02-02] Dismissed: twice');
});

test('an answer that is there stays, and a dry run changes nothing', () => {
  expect(importRegistry(house, file({}), { ...options, dryRun: true })).toMatchObject({ imported: 1 });
  expect(findCell(house.db, baa)).toBeUndefined();
  importRegistry(house, file({}), options);
  expect(importRegistry(house, file({ value: 'no' }), options)).toMatchObject({ imported: 0, kept: 1 });
  expect(findCell(house.db, baa)!.value).toBe('yes_sales_gated');
});

test('an offering is known by its former id and by its name', () => {
  const byFormer = file({}, { id: 'harbor-old', name: 'whatever' });
  expect(importRegistry(house, byFormer, options)).toMatchObject({ imported: 1 });
  expect(findCell(house.db, { ...baa, offering: 'harbor-api' as CellRef['offering'] })).toBeDefined();
});

test.each([
  ['no JSON', '{', 'import_not_a_registry', ''],
  [
    'an unknown offering',
    file({}, { id: 'nobody', name: 'Nobody' }),
    'import_unknown_offering',
    'offerings[0]',
  ],
  ['an unknown grade', file({ value: 'maybe' }), 'import_cell', 'offerings[0].dimensions.hipaa_baa'],
  [
    'a script for a source',
    file({ source: 'javascript:alert(1)' }),
    'import_cell',
    'offerings[0].dimensions.hipaa_baa',
  ],
  [
    'a date in the future',
    file({ verified: '2026-12-01' }),
    'import_future',
    'offerings[0].dimensions.hipaa_baa',
  ],
])('%s is said with its place and a hint', (_what, text, code, path) => {
  const { imported, problems } = importRegistry(house, text, options);
  expect(imported).toBe(0);
  expect(problems).toEqual([
    expect.objectContaining({ code, path, file: 'data.json', hint: expect.any(String) }),
  ]);
});

test('Python literals and old key names become what they meant', () => {
  expect(
    importedDetails({
      region: "['us', 'eu']",
      zdr_requires_approval: 'False',
      retention: '30',
      nothing: 'None',
      quote: 'as is',
    }),
  ).toEqual({ regions: ['us', 'eu'], zdr_approval_required: false, retention_days: 30, quote: 'as is' });
  expect(publicNote('Plain.')).toEqual({ note: 'Plain.', remarks: '' });
});
