// SQLite, the database, the registry, the browser and Redis.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { counted } from '#text/counted.ts';
import { whyItDidNotStart } from '../set-up/why-not.mjs';
import type { CliContext } from '../context.ts';
import { missing, missingBecause, note, ok } from './finding.ts';
import type { Finding } from './finding.ts';

const setUpAgain = 'Run `npm run setup`.';

export async function checkSqlite(context: CliContext): Promise<Finding> {
  try {
    const { openDatabase } = await import('#db/open.ts');
    const { sqliteVersion } = await import('#db/version.ts');
    const db = openDatabase(':memory:', { clock: context.clock });
    const version = sqliteVersion(db);
    db.close();
    return ok('SQLite', version);
  } catch (error) {
    return missingBecause('SQLite', error, setUpAgain);
  }
}

export async function checkDatabase(context: CliContext): Promise<Finding> {
  const { databaseFile } = await import('#pipeline/house.ts');
  const file = databaseFile(context.home);
  if (!existsSync(file))
    return note('database', `none yet at ${file}`, 'The first `assay crawl` or `assay up` creates it.');
  try {
    const { checkWhole, openDatabase } = await import('#db/open.ts');
    const { databaseVersion } = await import('#db/migrate.ts');
    const db = openDatabase(file, { clock: context.clock, readonly: true });
    const faults = checkWhole(db);
    const version = databaseVersion(db);
    db.close();
    if (faults.length === 0) return ok('database', `version ${version}, whole, at ${file}`);
    const hint = 'Keep the file, and restore the latest copy from backups/ beside it.';
    return missing('database', `${file} is damaged: ${faults[0]}`, hint);
  } catch (error) {
    return missingBecause('database', error, 'Give another --home, or restore a backup.');
  }
}

export async function checkRegistryFolder(context: CliContext): Promise<Finding> {
  const { checkRegistry } = await import('#pipeline/registry/check.ts');
  const { ok: sound, problems, counts } = checkRegistry(context.registryFolder);
  if (sound)
    return ok(
      'registry',
      `${counted(counts.offerings, 'offering')}, ${counted(counts.sources, 'source')}, ${counts.unconfirmed} unconfirmed, in ${context.registryFolder}`,
    );
  const says = `${counted(problems.length, 'problem')}; the first: ${problems[0]?.message}`;
  return missing('registry', says, 'Run `assay registry check` for all of them.');
}

export async function checkBrowser(): Promise<Finding> {
  try {
    const { findExecutable, placesHere } = await import('#crawlers/browser/executable.ts');
    const { path, sandbox, from } = findExecutable(placesHere());
    const withSandbox = sandbox ?? process.getuid?.() !== 0;
    const proof = await probe(path, withSandbox);
    if (proof.version === undefined)
      return missing('browser', `${path} (${from}) does not start: ${proof.why}`, setUpAgain);
    const says = `Chromium ${proof.version} at ${path} (${from})`;
    if (withSandbox) return ok('browser', says);
    return note('browser', `${says}, without its sandbox`, 'As another user than root it runs sandboxed.');
  } catch (error) {
    return missingBecause('browser', error, setUpAgain);
  }
}

/** The same proof as in set-up: started through Playwright until an element shows. */
function probe(path: string, sandbox: boolean): Promise<{ version?: string; why?: string }> {
  const script = fileURLToPath(new URL('../set-up/probe-browser.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, path, sandbox ? 'sandbox' : 'no-sandbox'], {
    timeout: 60_000,
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ why: error.message }));
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(out) as { version: string });
      else resolve({ why: whyItDidNotStart(err) });
    });
  });
}

export async function checkRedis(context: CliContext): Promise<Finding> {
  const url = context.env['REDIS_URL']?.trim();
  if (!url) return ok('Redis', 'not used: REDIS_URL is not set, the due list is the queue');
  try {
    const { redisHealth } = await import('#pipeline/redis-health.ts');
    const { version, evictsKeys, persists } = await redisHealth(url);
    if (evictsKeys)
      return missing('Redis', `${version} may evict jobs`, 'Start it with --maxmemory-policy noeviction.');
    if (!persists)
      return note('Redis', `${version}, without append-only file`, 'Start it with --appendonly yes.');
    return ok('Redis', version);
  } catch (error) {
    return missingBecause('Redis', error, 'Start Redis (docker compose up -d redis), or unset REDIS_URL.');
  }
}
