// Settings that a maintainer changes in the inbox, over what registry.yaml says.
import { z } from 'zod';
import type { Instant } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { type Db, all, change, first } from './statements.ts';

const settingRow = z.object({ key: z.string(), value: z.string(), at: instantSchema, by: z.string() });
export type SettingRow = z.infer<typeof settingRow>;

export function findSetting(db: Db, key: string): SettingRow | undefined {
  return first(db, settingRow, 'SELECT * FROM settings WHERE key = :key', { key });
}

export function listSettings(db: Db): SettingRow[] {
  return all(db, settingRow, 'SELECT * FROM settings ORDER BY key');
}

export function putSetting(db: Db, setting: { key: string; value: string; at: Instant; by: string }): void {
  change(
    db,
    `INSERT INTO settings (key, value, at, by) VALUES (:key, :value, :at, :by)
     ON CONFLICT (key) DO UPDATE SET value = :value, at = :at, by = :by`,
    setting,
  );
}
