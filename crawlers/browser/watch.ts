// Watches a browser's processes: ends pages that eat the memory, and makes sure that nothing is left at the end.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { mostPageMemory } from './limits.ts';
import type { BrowserLog } from './types.ts';

export interface Watch {
  /** Resident memory of all its processes, in bytes; 0 where the system does not say. */
  memory(): Promise<number>;
  /** performance.now() of when a page was last ended for its memory. */
  readonly endedForMemoryAt: number;
  /** Ends the browser at once, with everything it started. */
  end(): Promise<void>;
}

const interval = 1_000;
const graceToClose = 3_000;

export async function watchBrowser(browser: Browser, log: BrowserLog): Promise<Watch> {
  const session = await browser.newBrowserCDPSession();
  const processes = async (): Promise<{ id: number; type: string }[]> =>
    (await session.send('SystemInfo.getProcessInfo')).processInfo;
  const main = (await processes()).find(({ type }) => type === 'browser')?.id;
  let endedForMemoryAt = -Infinity;
  const timer = setInterval(() => {
    endTooLarge(processes, log, () => (endedForMemoryAt = performance.now())).catch(() => {});
  }, interval);
  timer.unref();
  browser.once('disconnected', () => clearInterval(timer));
  return {
    get endedForMemoryAt() {
      return endedForMemoryAt;
    },
    async memory() {
      const all = await processes();
      return all.reduce((sum, { id }) => sum + residentMemory(id), 0);
    },
    async end() {
      clearInterval(timer);
      const closed = browser.close().catch(() => {});
      const killer = setTimeout(() => kill(main), graceToClose);
      await closed;
      clearTimeout(killer);
    },
  };
}

/** The page's process is ended; its render hears of a crash. */
async function endTooLarge(
  processes: () => Promise<{ id: number; type: string }[]>,
  log: BrowserLog,
  ended: () => void,
): Promise<void> {
  for (const { id, type } of await processes()) {
    if (type !== 'renderer') continue;
    const memory = residentMemory(id);
    if (memory <= mostPageMemory) continue;
    log('warn', `a page used ${Math.round(memory / 1e6)} MB of memory and was ended`);
    ended();
    kill(id);
  }
}

/** Linux says it in pages of 4 kB; elsewhere the browser's own bounds have to do. */
function residentMemory(id: number): number {
  try {
    const fields = readFileSync(`/proc/${id}/statm`, 'utf8').split(' ');
    return (Number(fields[1]) - Number(fields[2])) * 4_096;
  } catch {
    return 0;
  }
}

function kill(id: number | undefined): void {
  if (id === undefined) return;
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
