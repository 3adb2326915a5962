// Settings that people change while the program runs, as JSON by key; the registry's own settings are in YAML.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { type Db, all, change, first, json } from './statements.ts';

const settingRow = z.object({ key: z.string(), value: json(z.unknown()), at: instantSchema, by: z.string() });
export type SettingRow = z.infer<typeof settingRow>;

export function readSetting<T>(db: Db, key: string, shape: z.ZodType<T>): T | undefined {
  const row = first(db, settingRow, 'SELECT * FROM settings WHERE key = :key', { key });
  if (!row) return undefined;
  const value = shape.safeParse(row.value);
  return value.success ? value.data : undefined;
}

export function writeSetting(db: Db, key: string, value: unknown, at: Instant, by: string): void {
  change(
    db,
    `INSERT INTO settings (key, value, at, by) VALUES (:key, :value, :at, :by)
     ON CONFLICT DO UPDATE SET value = :value, at = :at, by = :by`,
    { key, value: JSON.stringify(value), at, by },
  );
}

export function listSettings(db: Db): SettingRow[] {
  return all(db, settingRow, 'SELECT * FROM settings ORDER BY key');
}
