// Sources and captures: what was visited, what came of it, and a visit now.
import { z } from 'zod';
import { findCaptureRow, listCaptures, listObjects } from '#db/captures.ts';
import { listTimeline } from '#db/timeline.ts';
import { NotFound } from '#pipeline/errors.ts';
import { askNow } from '#pipeline/schedule.ts';
import { sourcesOverview } from '#pipeline/sources.ts';
import type { SourceId } from '#types/ids.ts';
import { instantSchema } from '#types/schemas.ts';
import { verdictSchema, viaSchema } from '#types/words.ts';
import type { InboxOptions, Web } from '../../web.ts';
import { operation, type Operation } from '../operation.ts';
import { idOf } from './candidates.ts';
import { limitSchema } from './shared.ts';

export function sourceOperations({ house }: InboxOptions): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/sources',
      tag: 'sources',
      summary: 'Every source: last and next visit, and why then',
      role: 'reader',
      answer: z.object({
        sources: z.array(z.looseObject({ source: z.string(), url: z.string(), why: z.string() })),
      }),
      run: () => ({ sources: sourcesOverview(house) }),
    }),
    operation({
      method: 'get',
      path: '/sources/{party}/{source}/timeline',
      tag: 'sources',
      summary: 'What happened at a source, newest first',
      role: 'reader',
      query: z.object({ limit: limitSchema, before: instantSchema.optional() }),
      refusals: { 404: 'The registry has no such source.' },
      answer: z.object({
        entries: z.array(z.looseObject({ at: z.string(), kind: z.string(), message: z.string() })),
        captures: z.array(
          z.object({
            id: z.string(),
            retrievedAt: z.string(),
            via: viaSchema,
            verdict: verdictSchema,
            characters: z.number(),
          }),
        ),
      }),
      run: (web, { query }) => {
        const source = sourceOf(web, house);
        return {
          entries: listTimeline(house.db, source, query),
          captures: listCaptures(house.db, source, query.limit, query.before).map((row) => ({
            id: row.id,
            retrievedAt: row.retrieved_at,
            via: row.via,
            verdict: row.verdict,
            characters: row.characters,
          })),
        };
      },
    }),
    operation({
      method: 'post',
      path: '/sources/{party}/{source}/visits',
      tag: 'sources',
      summary: 'Make a source due now',
      role: 'reviewer',
      refusals: { 404: 'The registry has no such source.' },
      answer: z.object({ source: z.string(), due: z.string() }),
      run: (web) => {
        const source = sourceOf(web, house);
        return { source, due: askNow(house, source) };
      },
    }),
    operation({
      method: 'get',
      path: '/captures/{id}',
      tag: 'sources',
      summary: 'One capture: verdict, reasons and the objects it holds',
      role: 'reader',
      refusals: { 404: 'There is no such capture.' },
      answer: z.looseObject({ id: z.string(), verdict: verdictSchema }),
      run: (web) => {
        const row = findCaptureRow(house.db, idOf(web));
        if (!row) throw new NotFound(`there is no capture ${idOf(web)}`, 'A candidate names its capture.');
        const { visit, source, via, verdict, reasons, title, language, characters } = row;
        return {
          id: row.id,
          visit,
          source,
          via,
          verdict,
          reasons,
          title,
          language,
          characters,
          finalUrl: row.final_url,
          retrievedAt: row.retrieved_at,
          archivedAt: row.archived_at,
          textSha256: row.text_sha256,
          sameAs: row.same_as,
          objects: listObjects(house.db, row.same_as ?? row.id),
        };
      },
    }),
  ];
}

function sourceOf(web: Web, house: InboxOptions['house']): SourceId {
  const id = `${web.req.param('party')}/${web.req.param('source')}` as SourceId;
  if (!house.plan.sources.has(id))
    throw new NotFound(`the registry has no source ${id}`, 'GET /api/v1/sources lists them.');
  return id;
}
