// What a capture holds, read from the archive for a page: its text with blocks, and where its text stands in the picture.
import { findCaptureRow, listObjects, type CaptureRow } from '#db/captures.ts';
import type { House } from '#pipeline/house.ts';
import type { LayoutBox, ObjectRole, StoredObject } from '#types/capture.ts';
import type { Sha256 } from '#types/ids.ts';
import type { TextDocument } from '#types/text.ts';

export interface KeptCapture {
  readonly row: CaptureRow;
  readonly objects: readonly StoredObject[];
  /** Absent where nothing readable was kept, or the archive lost it. */
  readonly document?: TextDocument;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly cut: boolean;
  readonly boxes: readonly LayoutBox[];
}

const mostKept = 24;
const mostRows = 500;

/** Bytes are named by their hash and never change: what was parsed once is kept for the next pages. */
export class Archived {
  private readonly rows = new Map<string, Pick<KeptCapture, 'row' | 'objects'>>();
  private readonly parsed = new Map<Sha256, unknown>();
  private readonly house: House;

  constructor(house: House) {
    this.house = house;
  }

  async capture(id: string): Promise<KeptCapture | undefined> {
    const found = this.found(id);
    if (!found) return undefined;
    const { row, objects } = found;
    const document = await this.document(objects);
    return { row, objects, ...(document ? { document } : {}) };
  }

  /** Rows of captures never change either. */
  private found(id: string): Pick<KeptCapture, 'row' | 'objects'> | undefined {
    const known = this.rows.get(id);
    if (known) return known;
    const row = findCaptureRow(this.house.db, id);
    if (!row) return undefined;
    const found = { row, objects: listObjects(this.house.db, row.id) };
    if (this.rows.size >= mostRows) this.rows.delete(this.rows.keys().next().value ?? '');
    this.rows.set(id, found);
    return found;
  }

  async layout(objects: readonly StoredObject[], view: number): Promise<Layout | undefined> {
    const object = objectOf(objects, 'layout', view);
    const found = object && (await this.json(object.sha256));
    return isLayout(found) ? found : undefined;
  }

  private async document(objects: readonly StoredObject[]): Promise<TextDocument | undefined> {
    const object = objects.find((each) => each.role === 'blocks');
    const found = object && (await this.json(object.sha256));
    return isDocument(found) ? found : undefined;
  }

  private async json(sha256: Sha256): Promise<unknown> {
    if (this.parsed.has(sha256)) return this.parsed.get(sha256);
    const value = await this.house.archive
      .get(sha256)
      .then((bytes): unknown => JSON.parse(new TextDecoder().decode(bytes)))
      .catch(() => undefined);
    if (this.parsed.size >= mostKept) this.parsed.delete(this.parsed.keys().next().value as Sha256);
    if (value !== undefined) this.parsed.set(sha256, value);
    return value;
  }
}

export function objectOf(
  objects: readonly StoredObject[],
  role: ObjectRole,
  view: number,
): StoredObject | undefined {
  return objects.find((each) => each.role === role && each.view === view);
}

function isDocument(value: unknown): value is TextDocument {
  return isRecord(value) && typeof value['text'] === 'string' && Array.isArray(value['blocks']);
}

function isLayout(value: unknown): value is Layout {
  return (
    isRecord(value) &&
    typeof value['width'] === 'number' &&
    typeof value['height'] === 'number' &&
    Array.isArray(value['boxes'])
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
