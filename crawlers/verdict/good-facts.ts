// The profile of a good capture that the next one is held against, and what to remember after each judgement.
import type { GoodFacts, Judgement } from '#types/capture.ts';
import type { Instant, Sha256 } from '#types/ids.ts';
import type { TextDocument } from '#types/text.ts';
import { share, shinglesOf } from './similarity.ts';
import { entriesOf } from './lists.ts';
import { undatedSha256 } from './undated.ts';

export interface Seen {
  readonly at: Instant;
  readonly finalUrl: string;
  readonly rendered?: boolean;
  readonly shellSha256?: Sha256;
}

export function goodFacts(document: TextDocument, seen: Seen): GoodFacts {
  const { sample, opening, ending } = shinglesOf(document);
  const body = document.blocks.filter((block) => block.furniture === undefined);
  const language = document.language.detected ?? document.language.declared;
  const heading = body.find((block) => block.kind === 'heading' && block.level === 1)?.text;
  return {
    at: seen.at,
    ...(document.title === undefined ? {} : { title: document.title }),
    ...(heading === undefined ? {} : { heading }),
    ...(document.canonical === undefined ? {} : { canonical: document.canonical }),
    finalUrl: seen.finalUrl,
    ...(language === undefined ? {} : { language }),
    characters: body.reduce((sum, block) => sum + block.text.length, 0),
    blocks: body.length,
    entries: entriesOf(document.blocks),
    textSha256: document.textSha256,
    shingles: sample,
    opening,
    ending,
    undatedSha256: undatedSha256(document),
    rendered: seen.rendered ?? false,
    ...(seen.shellSha256 === undefined ? {} : { shellSha256: seen.shellSha256 }),
  };
}

/** Judgements after which the text is remembered as a possible replacement, seen once. */
const doubts = new Set(['another-document', 'cut-short', 'list-shrunk']);

/**
 * What to hold the next capture against. After ok: this one. After a doubt about which text is the document:
 * the old facts with the new text beside them. After anything else: the old facts, untouched.
 */
export function remember(
  before: GoodFacts | undefined,
  judgement: Judgement,
  document: TextDocument | undefined,
  seen: Seen,
): GoodFacts | undefined {
  if (document === undefined) return before;
  if (judgement.verdict === 'ok') return goodFacts(document, seen);
  if (before === undefined || !judgement.reasons.some((reason) => doubts.has(reason.rule))) return before;
  const { sample } = shinglesOf(document);
  const again = before.replacedBy !== undefined && sameText(before.replacedBy, document.textSha256, sample);
  return {
    ...before,
    replacedBy: {
      textSha256: document.textSha256,
      shingles: sample,
      at: seen.at,
      since: again ? (before.replacedBy?.since ?? before.replacedBy?.at ?? seen.at) : seen.at,
      times: again ? (before.replacedBy?.times ?? 1) + 1 : 1,
    },
  };
}

/** True when a remembered replacement and this text are one document, small edits aside. */
export function sameText(
  replacement: NonNullable<GoodFacts['replacedBy']>,
  textSha256: Sha256,
  sample: readonly number[],
): boolean {
  if (replacement.textSha256 === textSha256) return true;
  return (
    sample.length > 0 &&
    share(replacement.shingles, sample) >= 0.8 &&
    share(sample, replacement.shingles) >= 0.8
  );
}
