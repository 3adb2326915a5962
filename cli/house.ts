// Opens what a command works on, and closes it whatever happens.
import type { Db } from '#db/open.ts';
import type { House } from '#pipeline/house.ts';
import type { Archive } from '#snapshots/archive/open.ts';
import type { CliContext } from './context.ts';

export interface HouseOptions {
  /** The clock that goes on, for commands that stay up. */
  readonly running?: boolean;
}

export async function withHouse<T>(
  context: CliContext,
  work: (house: House) => T | Promise<T>,
  options: HouseOptions = {},
): Promise<T> {
  const { openHouse } = await import('#pipeline/house.ts');
  const { home, registryFolder, env } = context;
  const clock = options.running ? context.runningClock : context.clock;
  const house = openHouse({ home, registryFolder, clock, env });
  try {
    return await work(house);
  } finally {
    house.close();
  }
}

export interface Data {
  readonly db: Db;
  readonly archive: Archive;
}

/** The data folder alone: what was kept can be looked at whatever the registry says today. */
export async function withData<T>(context: CliContext, work: (data: Data) => T | Promise<T>): Promise<T> {
  const { archiveFolder, databaseFile } = await import('#pipeline/house.ts');
  const { openDatabase } = await import('#db/open.ts');
  const { openArchive } = await import('#snapshots/archive/open.ts');
  const db = openDatabase(databaseFile(context.home), { clock: context.clock });
  try {
    return await work({ db, archive: openArchive(archiveFolder(context.home)) });
  } finally {
    db.close();
  }
}
