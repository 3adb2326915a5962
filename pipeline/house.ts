// The house: what every step is handed. Opened once by a command, closed by it.
import { join } from 'node:path';
import { openDatabase } from '#db/open.ts';
import type { Db } from '#db/statements.ts';
import { openArchive } from '#snapshots/archive/open.ts';
import type { ObjectStore } from '#types/capture.ts';
import type { Clock } from '#types/clock.ts';
import type { Registry } from '#types/registry.ts';
import { planOf, type Plan } from './plan.ts';
import { RegistryError } from './registry/errors.ts';
import { loadRegistry } from './registry/load.ts';

export interface House {
  readonly db: Db;
  readonly archive: ObjectStore;
  readonly registry: Registry;
  readonly plan: Plan;
  readonly clock: Clock;
  /** The folder of the data; empty for a house without one. */
  readonly home: string;
  close(): void;
}

export interface OpenHouseOptions {
  readonly home: string;
  readonly registryFolder: string;
  readonly clock: Clock;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** An empty database that nothing is kept of, in the place of the one in the data folder. */
  readonly inMemory?: boolean;
}

export function databaseFile(home: string): string {
  return join(home, 'assay.sqlite');
}

export function archiveFolder(home: string): string {
  return join(home, 'archive');
}

/** Throws RegistryError with every problem of the registry, or the database's own error. */
export function openHouse(options: OpenHouseOptions): House {
  const loaded = loadRegistry(options.registryFolder);
  if (loaded.problems) throw new RegistryError(options.registryFolder, loaded.problems);
  const file = options.inMemory ? ':memory:' : databaseFile(options.home);
  const db = openDatabase(file, { clock: options.clock });
  return makeHouse({
    db,
    archive: openArchive(archiveFolder(options.home)),
    registry: loaded.registry,
    clock: options.clock,
    home: options.home,
  });
}

export interface HouseParts {
  readonly db: Db;
  readonly archive: ObjectStore;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly home?: string;
}

export function makeHouse(parts: HouseParts): House {
  return {
    ...parts,
    home: parts.home ?? '',
    plan: planOf(parts.registry),
    close: () => parts.db.close(),
  };
}
