// `assay capture add`: what a person saved themselves, for pages that no machine gets; judged and settled like a visit.
import type { VisitOutcome } from '#types/capture.ts';
import type { SourceId } from '#types/ids.ts';
import { findSourceState } from '#db/source-state.ts';
import { savedPage, type SavedPage } from '#text/mhtml.ts';
import { sha256 } from '#text/sha256.ts';
import type { House } from './house.ts';
import { freeSlot, sourceOf } from './job.ts';
import { draftOfPage } from './kept-page.ts';
import { settle } from './settle.ts';
import type { Settled } from './settled.ts';
import { visitLine, type VisitLine } from './visit-line.ts';

export interface OwnCapture {
  readonly source: SourceId;
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
  /** Where the person saw it; the source's own address where absent. */
  readonly url?: string;
  readonly by: string;
  /** How the person got it, in their words. */
  readonly how?: string;
}

export async function addCapture(
  house: House,
  own: OwnCapture,
): Promise<{ line: VisitLine; settled: Settled }> {
  const source = sourceOf(house, own.source);
  const at = house.clock.now();
  const lastGood = findSourceState(house.db, own.source)?.good_facts;
  const saved = savedPage(own.bytes);
  const mediaType = saved?.mediaType ?? own.mediaType;
  const draft = await draftOfPage(house, source, {
    bytes: saved?.html ?? own.bytes,
    ...(mediaType ? { mediaType } : {}),
    seen: {
      via: 'person',
      finalUrl: own.url ?? addressOf(saved) ?? source.declared.url,
      retrievedAt: at,
      because: `brought by ${own.by}${own.how ? `: ${own.how}` : ''}`,
    },
    ...(lastGood ? { lastGood } : {}),
  });
  const outcome: VisitOutcome = {
    source: own.source,
    slot: freeSlot(house, own.source, `person-${at}-${sha256(own.bytes).slice(0, 8)}`),
    startedAt: at,
    finishedAt: at,
    attempts: [draft],
    ...(draft.judgement.verdict === 'ok' ? { used: 0 } : {}),
    live: draft.judgement,
    milliseconds: 0,
  };
  const settled = await settle(house, outcome);
  return { line: visitLine(source.declared.url, outcome, settled), settled };
}

/** Only an address of the web is believed. */
function addressOf(saved: SavedPage | undefined): string | undefined {
  return saved?.url && /^https?:\/\//i.test(saved.url) && URL.canParse(saved.url) ? saved.url : undefined;
}
