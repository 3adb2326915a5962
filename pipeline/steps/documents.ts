// The documents of a visit's attempts, from the outcome itself or from the archive.
import { findCaptureRow, listObjects } from '#db/captures.ts';
import { findSourceMarks } from '#db/source-state.ts';
import { textDocumentSchema } from '#types/schemas.ts';
import type { CaptureDraft, ObjectStore, StoredObject, VisitOutcome } from '#types/capture.ts';
import type { CaptureId } from '#types/ids.ts';
import type { TextDocument } from '#types/text.ts';
import { TextMissing } from '../errors.ts';
import type { House } from '../house.ts';

/** Undefined where an attempt brought no readable text. */
export async function documentsOf(
  house: House,
  outcome: VisitOutcome,
): Promise<readonly (TextDocument | undefined)[]> {
  const documents: (TextDocument | undefined)[] = [];
  for (const draft of outcome.attempts) documents.push(await documentOfDraft(house, outcome, draft));
  return documents;
}

async function documentOfDraft(
  house: House,
  outcome: VisitOutcome,
  draft: CaptureDraft,
): Promise<TextDocument | undefined> {
  if (draft.document) return draft.document;
  const object = draft.objects.find((each) => each.role === 'blocks');
  if (object) return documentFrom(house.archive, object);
  if (!draft.unchanged) return undefined;
  const last = findSourceMarks(house.db, outcome.source)?.last_ok_capture;
  return last ? documentOfCapture(house, last).catch(() => undefined) : undefined;
}

export async function documentFrom(archive: ObjectStore, object: StoredObject): Promise<TextDocument> {
  const bytes = await archive.get(object.sha256);
  return textDocumentSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** The joined text of a kept capture. */
export async function documentOfCapture(house: House, capture: CaptureId): Promise<TextDocument> {
  const object = listObjects(house.db, capture).find((each) => each.role === 'blocks');
  if (object) return documentFrom(house.archive, object);
  const known = findCaptureRow(house.db, capture);
  throw new TextMissing(
    known
      ? `capture ${capture} of ${known.source} (${known.verdict}) holds no readable text`
      : `there is no capture ${capture}`,
    'See `assay sources` and `assay archive check`.',
  );
}
