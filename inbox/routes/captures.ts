// What was captured, shown as data: the viewer, the page in its sandbox, its pictures, its PDF.
import { Hono } from 'hono';
import { decodeText } from '#text/decode.ts';
import { inertHtml } from '#text/inert.ts';
import type { StoredObject } from '#types/capture.ts';
import { evidencePlace, picturePlace } from '../captures/evidence-place.ts';
import { objectOf, type Archived, type KeptCapture } from '../captures/kept.ts';
import type { Span } from '../captures/place.ts';
import { PagePictures, pageDrawing, rectanglesOn } from '../captures/page-picture.ts';
import { framed } from '../framed.ts';
import { capturePage, captureTabs, tabsOf } from '../pages/captures/capture-page.ts';
import { wholePicture } from '../parts/picture.ts';
import { refusal } from '../refusal.ts';
import type { InboxEnv, InboxOptions, Web } from '../web.ts';

/** A capture never changes: what was fetched once serves for good, on this person's machine only. */
const forGood = { 'cache-control': 'private, max-age=31536000, immutable' };
const pictureTypes = new Set(['image/jpeg', 'image/png', 'image/webp']);

export function captureRoutes(options: InboxOptions, archived: Archived): Hono<InboxEnv> {
  const { house } = options;
  const pictures = new PagePictures(house);
  const routes = new Hono<InboxEnv>();

  routes.get('/captures/:id', async (web) => {
    const kept = await archived.capture(web.req.param('id'));
    if (!kept) return missing(web);
    const place = await evidencePlace(house, archived, {
      capture: kept.row.id,
      quotes: [],
      source: kept.row.source,
    });
    if (!place) return missing(web);
    const tabs = tabsOf(kept);
    const tab =
      captureTabs.find((each) => each === web.req.query('show') && tabs.includes(each)) ?? tabs[0] ?? 'text';
    const view = viewOf(web);
    const mark = markOf(web);
    const picture =
      tab === 'picture' &&
      (await picturePlace(
        archived,
        kept,
        { headings: [], blocks: [], more: { above: false, below: false }, view },
        mark ?? { start: 0, end: 0 },
      ));
    const body = capturePage({
      kept,
      place,
      tab,
      view,
      ...(picture && picture.kind === 'picture'
        ? { picture: wholePicture(kept.row.id, mark ? picture : { ...picture, boxes: [] }) }
        : {}),
      ...(mark ? { mark } : {}),
    });
    return framed(web, options, {
      title: kept.row.title ?? 'Capture',
      at: 'sources',
      body,
      styles: ['queue.css', 'candidate.css', 'capture.css'],
    });
  });

  routes.get('/captures/:id/page', async (web) => {
    const kept = await archived.capture(web.req.param('id'));
    const view = viewOf(web);
    const object = kept && (objectOf(kept.objects, 'dom', view) ?? objectOf(kept.objects, 'body', view));
    if (!kept || !object || kept.document?.media === 'pdf') return missing(web);
    const bytes = await bytesOf(options, object);
    if (!bytes) return lost(web);
    const isHtml =
      object.role === 'dom' ||
      /html|xml/i.test(kept.row.media_type ?? object.mediaType) ||
      kept.document?.media === 'html';
    const text =
      object.role === 'dom' ? new TextDecoder().decode(bytes) : decodeText(bytes, object.mediaType);
    if (text === undefined) return missing(web);
    if (!isHtml) return web.body(text, 200, { 'content-type': 'text/plain; charset=utf-8', ...forGood });
    return web.body(`<!doctype html>${inertHtml(text)}`, 200, {
      'content-type': 'text/html; charset=utf-8',
      ...forGood,
    });
  });

  routes.get('/captures/:id/picture/:view', async (web) => {
    const kept = await archived.capture(web.req.param('id'));
    const object = kept && objectOf(kept.objects, 'picture', Number(web.req.param('view')));
    if (!object || !pictureTypes.has(object.mediaType)) return missing(web);
    const bytes = await bytesOf(options, object);
    return bytes ? web.body(bytes, 200, { 'content-type': object.mediaType, ...forGood }) : lost(web);
  });

  routes.get('/captures/:id/pdf', async (web) => {
    const kept = await archived.capture(web.req.param('id'));
    const object = pdfOf(kept);
    const bytes = object && (await bytesOf(options, object));
    if (!bytes || !kept) return missing(web);
    return web.body(bytes, 200, {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${kept.row.id}.pdf"`,
      ...forGood,
    });
  });

  routes.get('/captures/:id/pages/:page', async (web) => {
    const kept = await archived.capture(web.req.param('id'));
    const page = Number(web.req.param('page'));
    const object = pdfOf(kept);
    if (!kept || !object || !Number.isInteger(page) || page < 1 || page > (kept.document?.pages ?? 0))
      return missing(web);
    const isSmall = web.req.query('small') === '1';
    const picture = await pictures.page(object.sha256, page, isSmall ? 'small' : 'readable');
    if (!picture)
      return refusal(
        web,
        422,
        'page_not_drawn',
        'This page could not be drawn within its bounds.',
        'Read its text, or download the PDF.',
      );
    const marks = rectanglesOn(kept, markOf(web), page);
    const drawing = pageDrawing(picture, marks, isSmall || web.req.query('whole') === '1');
    return web.body(drawing, 200, { 'content-type': 'image/svg+xml', ...forGood });
  });

  return routes;
}

function viewOf(web: Web): number {
  const view = Number(web.req.query('view') ?? 0);
  return Number.isInteger(view) && view >= 0 ? view : 0;
}

/** Where a sentence stands in the text, as links carry it. */
function markOf(web: Web): Span | undefined {
  const mark = /^(\d{1,9})-(\d{1,9})$/.exec(web.req.query('mark') ?? '');
  return mark ? { start: Number(mark[1]), end: Number(mark[2]) } : undefined;
}

function pdfOf(kept: KeptCapture | undefined): StoredObject | undefined {
  return kept?.document?.media === 'pdf' ? kept.objects.find((each) => each.role === 'body') : undefined;
}

async function bytesOf(
  { house }: InboxOptions,
  object: StoredObject,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = await house.archive.get(object.sha256).catch(() => undefined);
  return bytes && new Uint8Array(bytes);
}

function missing(web: Web): Response {
  return refusal(
    web,
    404,
    'not_found',
    'This capture holds no such thing.',
    'See what it holds on its own page.',
  );
}

function lost(web: Web): Response {
  return refusal(
    web,
    410,
    'object_missing',
    'The archive does not hold these bytes any more.',
    'Run `assay archive check` to see what else is missing.',
  );
}
