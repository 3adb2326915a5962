// Two captures of one source held against each other.
import type { SourceId } from '#types/ids.ts';
import type { Archived, KeptCapture } from '../captures/kept.ts';
import { diffText, type TextDifference } from '../parts/diff-text.ts';

export type Compared =
  | {
      readonly kind: 'compared';
      readonly from: KeptCapture;
      readonly to: KeptCapture;
      readonly difference: TextDifference;
    }
  | { readonly kind: 'missing'; readonly message: string };

export async function compareCaptures(
  archived: Archived,
  source: SourceId,
  ids: { readonly from: string; readonly to: string },
): Promise<Compared> {
  const [from, to] = await Promise.all([archived.capture(ids.from), archived.capture(ids.to)]);
  if (!from || !to || from.row.source !== source || to.row.source !== source)
    return { kind: 'missing', message: 'One of the two is no capture of this source.' };
  if (!from.document || !to.document)
    return { kind: 'missing', message: 'One of the two captures holds no text to compare.' };
  return { kind: 'compared', from, to, difference: diffText(bodyOf(from), bodyOf(to)) };
}

/** Furniture never raises a change, so it is not compared. */
function bodyOf({ document }: KeptCapture): string[] {
  return (document?.blocks ?? [])
    .filter((block) => !block.furniture && block.text.trim() !== '')
    .map((block) => block.text);
}
