// JSON lines to a file: whole or not at all.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export function writeLines(file: string, values: readonly unknown[]): void {
  const target = resolve(file);
  mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.partial`;
  writeFileSync(draft, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  renameSync(draft, target);
}
