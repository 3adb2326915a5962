// The checkout, and the folder where set-up remembers what it found (.assay/, not in git).
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function findPlace(root = fileURLToPath(new URL('../../', import.meta.url))) {
  const memory = join(root, '.assay');
  return {
    root,
    memory,
    inRoot: (...parts) => join(root, ...parts),
    inMemory: (...parts) => join(memory, ...parts),
  };
}

/** What was remembered under a name, or undefined: a damaged note is a missing one. */
export function recall(place, name) {
  try {
    return JSON.parse(readFileSync(place.inMemory(name), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Written whole or not at all: a killed set-up leaves no half note. */
export function remember(place, name, value) {
  const file = place.inMemory(name);
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(draft, file);
}
