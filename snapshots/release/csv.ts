// cells.csv by RFC 4180: one row a cell; a spreadsheet must never run a cell as a formula.
import type { ReleaseData } from './schema.ts';

const columns = [
  'offering',
  'offering_name',
  'developer',
  'platform',
  'dimension',
  'value',
  'confidence',
  'route',
  'tier',
  'verified',
  'expires',
  'source',
  'archived',
  'quote',
  'notes',
  'caveat',
] as const;

export function toCsv(data: ReleaseData): string {
  const rows: string[][] = [[...columns]];
  for (const offering of data.offerings) {
    for (const [dimension, cell] of Object.entries(offering.dimensions)) {
      rows.push([
        offering.id,
        offering.name,
        offering.developer,
        offering.platform,
        dimension,
        cell.value,
        cell.confidence,
        cell.access.route,
        cell.access.tier,
        cell.verified,
        cell.expires,
        cell.source,
        cell.archived ?? '',
        cell.quotes[0]?.exact ?? '',
        cell.notes,
        cell.caveat,
      ]);
    }
  }
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string): string {
  const guarded = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
