// What a capture holds: its text, its page, its picture, or all of it as a WACZ.
import { findCaptureRow, findCapturesStarting, listObjects, type CaptureRow } from '#db/captures.ts';
import type { Db } from '#db/statements.ts';
import type { ObjectRole, ObjectStore } from '#types/capture.ts';
import { NotFound } from './errors.ts';

export interface Held {
  readonly db: Db;
  readonly archive: ObjectStore;
}

/** By its id, or by the first characters of it where only one capture starts so. */
export function findHeld(db: Db, id: string): CaptureRow {
  const exact = findCaptureRow(db, id);
  if (exact) return exact;
  const starting = id === '' ? [] : findCapturesStarting(db, id);
  if (starting.length === 1 && starting[0]) return starting[0];
  if (starting.length > 1)
    throw new NotFound(`several captures start with ${id}`, 'Give more characters of the id.');
  throw new NotFound(
    id === '' ? 'no capture is named' : `there is no capture ${id}`,
    '`assay crawl --json` and `assay explain` print the ids of captures.',
  );
}

export async function heldText(held: Held, id: string): Promise<string> {
  const capture = findHeld(held.db, id);
  const bytes = await bytesOf(held, capture, ['text'], undefined);
  return new TextDecoder().decode(bytes);
}

/** The page as the browser had it, or the bytes as they came. */
export async function heldPage(held: Held, id: string, view: number): Promise<Uint8Array> {
  return bytesOf(held, findHeld(held.db, id), ['dom', 'body'], view);
}

export async function heldPicture(held: Held, id: string, view: number): Promise<Uint8Array> {
  return bytesOf(held, findHeld(held.db, id), ['picture'], view);
}

async function bytesOf(
  held: Held,
  capture: CaptureRow,
  roles: readonly ObjectRole[],
  view: number | undefined,
): Promise<Uint8Array> {
  const objects = listObjects(held.db, capture.id);
  const fitting = roles
    .map((role) => objects.find((each) => each.role === role && (view === undefined || each.view === view)))
    .find((object) => object !== undefined);
  if (fitting) return held.archive.get(fitting.sha256);
  const held0 = objects.map((object) => `${object.role} of view ${object.view}`).join(', ');
  throw new NotFound(
    `the capture ${capture.id} (${capture.verdict}) holds no ${roles.join(' or ')}${view === undefined ? '' : ` of view ${view}`}`,
    held0 === '' ? 'Nothing was kept of it: its verdict says why.' : `It holds ${held0}.`,
  );
}
