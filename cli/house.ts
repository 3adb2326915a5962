// Opens what a command works on, and closes it whatever happens.
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Db } from '#db/open.ts';
import type { House } from '#pipeline/house.ts';
import type { Archive } from '#snapshots/archive/open.ts';
import type { CliContext } from './context.ts';
import { CommandError } from './errors.ts';

export interface DataOptions {
  /**
   * Where there is no database yet: refuse, so that a mistyped folder does not become an empty one (the default);
   * begin with a new one; or look at an empty one that is never written.
   */
  readonly missing?: 'refuse' | 'begin' | 'look';
}

export interface HouseOptions extends DataOptions {
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
  const inMemory = await looksOnly(context, options);
  const house = openHouse({ home, registryFolder, clock, env, inMemory });
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
export async function withData<T>(
  context: CliContext,
  work: (data: Data) => T | Promise<T>,
  options: { readonly missing?: 'refuse' | 'begin' } = {},
): Promise<T> {
  const { archiveFolder, databaseFile } = await import('#pipeline/house.ts');
  const { openDatabase } = await import('#db/open.ts');
  const { openArchive } = await import('#snapshots/archive/open.ts');
  await looksOnly(context, options);
  const db = openDatabase(databaseFile(context.home), { clock: context.clock });
  try {
    return await work({ db, archive: openArchive(archiveFolder(context.home)) });
  } finally {
    db.close();
  }
}

async function looksOnly(context: CliContext, { missing = 'refuse' }: DataOptions): Promise<boolean> {
  const { databaseFile } = await import('#pipeline/house.ts');
  const file = databaseFile(context.home);
  if (missing === 'begin' || existsSync(file)) return false;
  if (missing === 'refuse') throw noDatabase(context, file);
  context.out.note(`No database in ${context.home} yet: nothing was visited or decided.`);
  return true;
}

export function noDatabase({ home, homeGiven }: CliContext, file: string): CommandError {
  const message = !existsSync(home)
    ? `There is no data folder ${home}.`
    : statSync(home).isDirectory()
      ? `The data folder ${home} holds no database: ${basename(file)} is missing.`
      : `${home} is a file, not a data folder.`;
  const look = homeGiven ? 'Correct --home or ASSAY_HOME' : 'Name the folder with --home or ASSAY_HOME';
  return new CommandError(
    'no_database',
    message,
    `${look}; \`assay crawl\` and \`assay up\` make a new one.`,
  );
}
