// A capture as a WACZ that a player shows: each view under its own address, as the browser had it.
import { listObjects, type CaptureRow } from '#db/captures.ts';
import { writeWacz, type WaczPage } from '#snapshots/archive/wacz.ts';
import type { WaczEntry } from '#snapshots/archive/warc.ts';
import type { Instant } from '#types/ids.ts';
import type { StoredObject } from '#types/capture.ts';
import { findHeld, type Held } from './held.ts';

export async function heldWacz(held: Held, id: string, software: string): Promise<Uint8Array> {
  const capture = findHeld(held.db, id);
  const objects = listObjects(held.db, capture.id);
  const entries: WaczEntry[] = [];
  for (const object of objects) entries.push(...(await entriesOf(held, capture, object)));
  const text = objects.find((object) => object.role === 'text');
  const words = text === undefined ? '' : new TextDecoder().decode(await held.archive.get(text.sha256));
  return writeWacz({
    id: capture.id,
    title: capture.title ?? addressOf(capture, 0),
    pages: pagesOf(capture, words),
    entries,
    software,
  });
}

/** What the browser had is kept twice: as it was, and as a page whose scripts stand still, because they have run. */
async function entriesOf(held: Held, capture: CaptureRow, object: StoredObject): Promise<WaczEntry[]> {
  const url = addressOf(capture, object.view);
  const at = momentOf(capture, object.view);
  const { mediaType } = object;
  if (object.role === 'body') {
    const bytes = await held.archive.get(object.sha256);
    const status = capture.status ?? 200;
    return [{ url, at, status, headers: object.view === 0 ? capture.headers : {}, mediaType, bytes }];
  }
  if (object.role === 'dom') {
    const bytes = await held.archive.get(object.sha256);
    const page = Buffer.from(stilled(new TextDecoder().decode(bytes)));
    return [
      { url, at, status: capture.status ?? 200, headers: {}, mediaType, bytes: page },
      { url: `urn:dom:${object.view}:${url}`, at, headers: {}, mediaType, bytes },
    ];
  }
  if (object.role === 'picture') {
    const bytes = await held.archive.get(object.sha256);
    return [{ url: `urn:fullPage:${url}`, at, headers: {}, mediaType, bytes }];
  }
  return [];
}

function pagesOf(capture: CaptureRow, text: string): WaczPage[] {
  const title = capture.title ?? addressOf(capture, 0);
  const views = capture.views.length > 0 ? capture.views : [{ index: 0, label: '' }];
  return views.map(({ index, label }) => ({
    url: addressOf(capture, index),
    at: momentOf(capture, index),
    title: label === '' ? title : `${title}: ${label}`,
    text: index === 0 ? text : '',
  }));
}

/** A memento is the page of its own address. */
function addressOf(capture: CaptureRow, view: number): string {
  if (capture.archived_at !== undefined) return capture.requested_url;
  return capture.views.find(({ index }) => index === view)?.url ?? capture.final_url;
}

/** Parts of a list may have one address for all of them: a player tells them by their second. */
function momentOf(capture: CaptureRow, view: number): Instant {
  const url = addressOf(capture, view);
  const earlier = capture.views.filter(
    ({ index }) => index < view && addressOf(capture, index) === url,
  ).length;
  const at = Date.parse(capture.archived_at ?? capture.retrieved_at);
  return new Date(at + earlier * 1_000).toISOString() as Instant;
}

/** The first of two attributes counts: of a type that no browser knows, a script is text. */
function stilled(html: string): string {
  return html.replace(/<script\b/gi, '<script type="text/x-has-run"');
}
