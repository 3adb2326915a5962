import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findExecutable, placesHere } from '#crawlers/browser/executable.ts';
import type { Picture } from '#crawlers/browser/types.ts';
import { openBench, page, wordsOf, type Bench } from './pages.ts';

let bench: Bench;
let decoder: Browser;
beforeAll(async () => {
  bench = await openBench();
  const { path, sandbox } = findExecutable(placesHere());
  decoder = await chromium.launch({ executablePath: path, chromiumSandbox: sandbox !== false });
});
afterAll(async () => {
  await bench.close();
  await decoder.close();
});

/** Colours of the picture at some places, as [red, green, blue]. */
async function coloursAt(picture: Picture, places: { x: number; y: number }[]): Promise<number[][]> {
  const decoding = await decoder.newPage();
  try {
    const source = `data:image/jpeg;base64,${Buffer.from(picture.bytes).toString('base64')}`;
    return await decoding.evaluate(
      async ([url, wanted]) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const context = canvas.getContext('2d') as CanvasRenderingContext2D;
        context.drawImage(image, 0, 0);
        const colours = wanted.map(({ x, y }) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3));
        return [[image.naturalWidth, image.naturalHeight, 0], ...colours];
      },
      [source, places] as const,
    );
  } finally {
    await decoding.close();
  }
}

const filler = '<p>Some words that take up room.</p>'.repeat(60);
const marked = `<p style="background:rgb(250,0,0);margin:40px;padding:20px;width:400px">Northwind deletes prompts after 30 days.</p>`;

test('a block stands in the picture where the layout says', async () => {
  const result = await bench.show(page(filler + marked + filler), { pictures: true });
  const picture = result.views[0]?.picture as Picture;
  const box = picture.layout.find(({ text }) =>
    text.startsWith('Northwind deletes'),
  ) as Picture['layout'][number];
  expect(box.y).toBeGreaterThan(1_000);
  const [size, inside, left, below] = await coloursAt(picture, [
    { x: box.x - 10, y: box.y + Math.round(box.height / 2) },
    { x: box.x - 40, y: box.y + 5 },
    { x: box.x - 10, y: box.y + box.height + 40 },
  ]);
  expect(size).toEqual([picture.width, picture.height, 0]);
  expect((inside?.[0] ?? 0) - (inside?.[1] ?? 0)).toBeGreaterThan(150);
  expect(left?.every((part) => part > 230)).toBe(true);
  expect(below?.every((part) => part > 230)).toBe(true);
});

test('dialogs and veils are set aside, in the picture only, and nothing on them is pressed', async () => {
  const veil = `<div id="veil" role="dialog" style="position:fixed;inset:0;background:rgb(0,0,250)"><button onclick="document.body.dataset.pressed='1'">Accept all</button></div>`;
  const result = await bench.show(
    page(
      `<div style="background:rgb(250,0,0);height:300px">Below the veil.</div>${filler}${veil}`,
      '<style>body{overflow:hidden;margin:0}</style>',
    ),
    { pictures: true },
  );
  const picture = result.views[0]?.picture as Picture;
  const [, colour] = await coloursAt(picture, [{ x: 600, y: 200 }]);
  expect(colour?.[0]).toBeGreaterThan(200);
  expect(colour?.[2]).toBeLessThan(80);
  expect(picture.height).toBeGreaterThan(2_000);
  expect(wordsOf(result)).toContain('Accept all');
  expect(result.views[0]?.html).not.toContain('data-pressed');
});

test('a very long page is taken smaller, and cut where it would be too large', async () => {
  const result = await bench.show(page(`<div style="height:30000px">Top</div><p>Bottom</p>`), {
    pictures: true,
  });
  const picture = result.views[0]?.picture as Picture;
  expect(picture).toMatchObject({ cut: true, width: Math.round(1280 * picture.scale) });
  expect(picture.height).toBeLessThanOrEqual(16_000);
  expect(picture.bytes.length).toBeLessThan(3_000_000);
  expect(picture.layout.map(({ text }) => text)).toEqual(['Top']);
});

test('pictures of what may be known already are taken in a second pass, of the new moment', async () => {
  let loads = 0;
  bench.serve('counted.test/', (_, response) => {
    loads += 1;
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(page(`<p>Load ${loads}.</p>`));
  });
  const known = await bench.render('http://counted.test/', { pictures: () => false });
  expect([loads, known.views[0]?.picture]).toEqual([1, undefined]);
  const seen: string[] = [];
  const fresh = await bench.render('http://counted.test/', {
    pictures: (views) => {
      seen.push(...views.map(({ html }) => /Load \d/.exec(html)?.[0] ?? ''));
      return true;
    },
  });
  expect(seen).toEqual(['Load 2']);
  expect(fresh.views[0]?.html).toContain('Load 3.');
  expect(fresh.views[0]?.picture?.layout[0]?.text).toBe('Load 3.');
});
