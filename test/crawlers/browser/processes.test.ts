import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { openBench, page, type Bench } from './pages.ts';

let bench: Bench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

/** Living processes below one, however deep. */
function below(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      if (fields[0] !== 'Z') parents.set(Number(name), Number(fields[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const found: number[] = [];
  const grow = (parent: number): void => {
    for (const [id, of] of parents) {
      if (of !== parent) continue;
      found.push(id);
      grow(id);
    }
  };
  grow(root);
  return found;
}

function isAlive(id: number): boolean {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z';
  } catch {
    return false;
  }
}

const onLinux = process.platform === 'linux';

test.runIf(onLinux)(
  'kill -9 of a worker leaves no browser behind, not even one whose page spins',
  async () => {
    bench = await openBench();
    bench.serve('worker.test/', page('<p>Hello.</p>'));
    bench.serve('worker.test/spin', page('<p>Spin.</p><script>for (;;);</script>'));
    const script = fileURLToPath(new URL('worker.fixture.ts', import.meta.url));
    const worker = spawn(process.execPath, ['--import', 'tsx', script, String(bench.port), 'Assay-test'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve) => {
      worker.stdout.once('data', () => resolve());
    });
    await until(() => bench?.requests.includes('worker.test/spin') === true);
    const family = below(worker.pid as number);
    expect(family.length).toBeGreaterThan(2);
    worker.kill('SIGKILL');
    await until(() => family.every((id) => !isAlive(id)));
    expect(family.filter(isAlive)).toEqual([]);
  },
);

test.runIf(onLinux)('closing leaves no process behind', async () => {
  const before = new Set(below(process.pid));
  const own = await openBench();
  await own.show(page('<p>Hello.</p>'));
  const family = below(process.pid).filter((id) => !before.has(id));
  expect(family.length).toBeGreaterThan(2);
  await own.close();
  await until(() => family.every((id) => !isAlive(id)));
  expect(family.filter(isAlive)).toEqual([]);
});

test('a browser is replaced after so many pages, without a render that fails', async () => {
  bench = await openBench({ pagesPerBrowser: 3 });
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, index) => (bench as Bench).show(page(`<p>Page ${index}.</p>`))),
  );
  expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
});

test.runIf(onLinux)('after its browser was killed the next page is rendered by another', async () => {
  const before = new Set(below(process.pid));
  bench = await openBench();
  await bench.show(page('<p>One.</p>'));
  const family = below(process.pid).filter((id) => !before.has(id));
  for (const id of family) process.kill(id, 'SIGKILL');
  await until(() => family.every((id) => !isAlive(id)));
  expect((await bench.show(page('<p>Two.</p>'))).status).toBe(200);
});

test('closing while pages are rendered ends them at once', async () => {
  bench = await openBench();
  bench.serve('hang.test/', () => {});
  const first = bench.render('http://hang.test/').catch((error: unknown) => error);
  await until(() => bench?.requests.includes('hang.test/') === true);
  await bench.renderer.close();
  expect(await first).toMatchObject({ code: 'render_aborted' });
  await expect(bench.render('http://hang.test/')).rejects.toMatchObject({ code: 'render_aborted' });
});

async function until(holds: () => boolean): Promise<void> {
  await expect.poll(holds, { timeout: 120_000 }).toBe(true);
}
