// A real inbox on a free port of loopback, over a temporary registry and an empty database.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#db/open.ts';
import { serveInbox, type ServedInbox } from '#inbox/serve.ts';
import { makeHouse, type House } from '#pipeline/house.ts';
import { openArchive } from '#snapshots/archive/open.ts';
import type { Clock } from '#types/clock.ts';
import type { Instant } from '#types/ids.ts';
import { sampleRegistry } from '../snapshots/release/sample.ts';

export interface TestInbox extends ServedInbox {
  readonly house: House;
  /** A cookie and the token against forged requests, after entering by the first link. */
  enter(): Promise<{ readonly cookie: string; readonly csrf: string }>;
}

export const systemClock: Clock = { now: () => new Date().toISOString() as Instant };

export async function serveTestInbox(clock: Clock = systemClock): Promise<TestInbox> {
  const home = await mkdtemp(join(tmpdir(), 'assay-inbox-'));
  const house = makeHouse({
    db: openDatabase(join(home, 'assay.sqlite'), { clock }),
    archive: openArchive(join(home, 'archive')),
    registry: sampleRegistry(),
    clock,
    home,
  });
  const served = await serveInbox({ house, version: 'test', host: '127.0.0.1', port: 0 });
  return {
    ...served,
    house,
    enter: () => enter(served),
    close: async () => {
      await served.close();
      house.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function enter(served: ServedInbox): Promise<{ cookie: string; csrf: string }> {
  const answer = await fetch(served.firstLink ?? '', { method: 'POST', redirect: 'manual' });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = await (await fetch(`${served.address}/account`, { headers: { cookie } })).text();
  return { cookie, csrf: /name="csrf" content="([^"]+)"/.exec(page)?.[1] ?? '' };
}
