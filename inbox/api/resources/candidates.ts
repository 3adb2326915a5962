// Candidates: the queue, one of them, and the decisions about it.
import { z } from 'zod';
import { listCandidateEvents } from '#db/candidate-events.ts';
import { findCandidateRow, listCandidateCells } from '#db/candidates.ts';
import { listDecisionsAbout } from '#db/decisions.ts';
import { deleteDraft } from '#db/drafts.ts';
import { countQueue, listQueue, type QueueRow } from '#db/queue.ts';
import { leaseSubject } from '#pipeline/decide/candidate.ts';
import { decide } from '#pipeline/decide/decide.ts';
import { undo } from '#pipeline/decide/undo.ts';
import { NotFound } from '#pipeline/errors.ts';
import { askNow } from '#pipeline/schedule.ts';
import {
  answerSchema,
  cellRefSchema,
  differenceSchema,
  instantSchema,
  weighReasonSchema,
} from '#types/schemas.ts';
import type { DimensionKey, Instant, OfferingId, SourceId } from '#types/ids.ts';
import { changeSchema, dismissalSchema } from '#types/words.ts';
import { visibleTo } from '../../blind.ts';
import { writerOf } from '../../people/who.ts';
import { secondReviewOf } from '../../settings.ts';
import type { InboxOptions, Web } from '../../web.ts';
import { operation, type Operation } from '../operation.ts';
import {
  conditionsOf,
  decidedSchema,
  decisionHeaders,
  decisionOf,
  decisionRefusals,
  decisionSchema,
  etag,
  limitSchema,
  stateSchema,
} from './shared.ts';

const summarySchema = z.object({
  id: z.string(),
  title: z.string(),
  change: changeSchema,
  state: stateSchema,
  rank: z.number(),
  source: z.string(),
  dimension: z.string(),
  raisedAt: z.string(),
  seenAgainAt: z.string(),
  flips: z.number().int(),
  version: z.number().int(),
  cells: z.array(z.object({ offering: z.string(), dimension: z.string(), difference: differenceSchema })),
});

const querySchema = z.object({
  state: z.string().default('open').describe('States, separated by commas.'),
  offering: z.string().optional(),
  dimension: z.string().optional(),
  change: changeSchema.optional(),
  source: z.string().optional(),
  since: instantSchema.optional().describe('Raised at this instant or later.'),
  before: instantSchema.optional().describe('Raised before this instant.'),
  q: z.string().max(200).optional().describe('Words that must stand in its sentences.'),
  limit: limitSchema,
  cursor: z.string().optional().describe('`next` of the page before.'),
});

const verbSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('accept'),
    edits: answerSchema.partial().optional(),
    cells: z.array(cellRefSchema).min(1).optional(),
  }),
  z.object({
    kind: z.literal('dismiss'),
    reason: dismissalSchema,
    cells: z.array(cellRefSchema).min(1).optional(),
    rule: z.object({ expiresAt: instantSchema }).optional(),
  }),
  z.object({ kind: z.literal('snooze'), until: instantSchema }),
  z.object({ kind: z.literal('flag') }),
]);

export function candidateOperations(options: InboxOptions): Operation[] {
  const { house } = options;
  return [
    operation({
      method: 'get',
      path: '/candidates',
      tag: 'candidates',
      summary: 'The queue, in the order in which a reviewer sees it',
      role: 'reader',
      query: querySchema,
      answer: z.object({
        total: z.number(),
        more: z.boolean(),
        next: z.string().optional(),
        candidates: z.array(summarySchema),
      }),
      run: (_web, { query }) => listPage(options, query),
    }),
    operation({
      method: 'get',
      path: '/candidates/{id}',
      tag: 'candidates',
      summary: 'One candidate with its cells before and after, its history and its decisions',
      role: 'reader',
      answer: summarySchema.omit({ cells: true }).extend({
        because: z.string().optional(),
        capture: z.string(),
        takesEffect: z.string().optional(),
        cells: z.array(
          z.object({
            offering: z.string(),
            dimension: z.string(),
            state: z.string(),
            before: answerSchema.optional(),
            after: answerSchema,
            difference: differenceSchema,
            reasons: z.array(weighReasonSchema),
            evidence: z.array(z.string()),
          }),
        ),
        events: z.array(z.object({ at: z.string(), kind: z.string(), because: z.string() })),
        decisions: z.array(decisionSchema),
      }),
      refusals: { 404: 'There is no such candidate.' },
      run: (web) => one(options, web),
    }),
    operation({
      method: 'post',
      path: '/candidates/{id}/decisions',
      tag: 'candidates',
      summary: 'Accept, dismiss, snooze or flag',
      role: 'reviewer',
      headers: decisionHeaders,
      refusals: decisionRefusals,
      body: z.object({ decision: verbSchema, remark: z.string().max(2_000).optional() }),
      answer: decidedSchema,
      run: (web, { body }) => {
        const decided = decide(house, {
          subject: { kind: 'candidate', id: idOf(web) },
          decision: body.decision,
          by: web.get('who').name,
          secondReview: secondReviewOf(house),
          ...(body.remark ? { remark: body.remark } : {}),
          ...conditionsOf(web),
        });
        deleteDraft(house.db, leaseSubject(rowOf(options, web)), writerOf(web.get('who')));
        web.header('etag', etag(decided.version));
        return { ...decided, decision: decisionOf(decided.decision) };
      },
    }),
    operation({
      method: 'post',
      path: '/candidates/{id}/fresh',
      tag: 'candidates',
      summary: 'Ask for a fresh capture of its source now',
      role: 'reviewer',
      refusals: { 404: 'There is no such candidate.' },
      answer: z.object({ source: z.string(), due: z.string() }),
      run: (web) => {
        const row = rowOf(options, web);
        return { source: row.source, due: askNow(house, row.source) };
      },
    }),
    operation({
      method: 'post',
      path: '/decisions/{id}/undo',
      tag: 'decisions',
      summary: 'Undo a decision by another one',
      role: 'reviewer',
      headers: { 'Idempotency-Key': decisionHeaders['Idempotency-Key'] },
      refusals: decisionRefusals,
      answer: decidedSchema,
      run: (web) => {
        const { idempotencyKey } = conditionsOf(web);
        const undone = undo(house, {
          decision: idOf(web),
          by: web.get('who').name,
          ...(idempotencyKey ? { idempotencyKey } : {}),
        });
        return { ...undone, decision: decisionOf(undone.decision) };
      },
    }),
  ];
}

function listPage({ house }: InboxOptions, query: z.infer<typeof querySchema>): unknown {
  const states = z.array(stateSchema).min(1).safeParse(query.state.split(','));
  if (!states.success)
    throw new NotFound(`there is no state ${query.state}`, `States: ${stateSchema.options.join(', ')}.`);
  const filter = {
    states: states.data,
    offering: query.offering as OfferingId | undefined,
    dimension: query.dimension as DimensionKey | undefined,
    change: query.change,
    source: query.source as SourceId | undefined,
    raisedSince: query.since,
    raisedBefore: query.before,
    words: query.q,
  };
  const after = query.cursor ? placeOf(query.cursor) : undefined;
  const rows = listQueue(house.db, filter, { limit: query.limit + 1, ...(after ? { after } : {}) });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { count, more } = countQueue(house.db, filter);
  return {
    total: count,
    more,
    ...(rows.length > shown.length && last ? { next: cursorOf(last) } : {}),
    candidates: shown.map((row) => summaryOf(row)),
  };
}

function one({ house }: InboxOptions, web: Web): unknown {
  const row = rowOf({ house }, web);
  web.header('etag', etag(row.version));
  const decisions = visibleTo(web.get('who').name, row, listDecisionsAbout(house.db, 'candidate', row.id));
  return {
    id: row.id,
    title: row.title,
    change: row.change,
    state: row.state,
    because: row.because,
    rank: row.rank,
    source: row.source,
    dimension: row.dimension,
    capture: row.capture,
    takesEffect: row.takes_effect,
    raisedAt: row.raised_at,
    seenAgainAt: row.seen_again_at,
    flips: row.flips,
    version: row.version,
    cells: listCandidateCells(house.db, row.n).map((cell) => ({
      ...cell.cell,
      state: cell.state,
      before: cell.before,
      after: cell.after,
      difference: cell.difference,
      reasons: cell.reasons,
      evidence: cell.evidence,
    })),
    events: listCandidateEvents(house.db, row.n).map(({ at, kind, because }) => ({ at, kind, because })),
    decisions: decisions.map((each) => decisionOf(each)),
  };
}

export function rowOf(
  { house }: Pick<InboxOptions, 'house'>,
  web: Web,
): NonNullable<ReturnType<typeof findCandidateRow>> {
  const row = findCandidateRow(house.db, idOf(web));
  if (!row) throw new NotFound(`there is no candidate ${idOf(web)}`, 'GET /api/v1/candidates lists them.');
  return row;
}

function summaryOf(row: QueueRow): z.infer<typeof summarySchema> {
  return {
    id: row.id,
    title: row.title,
    change: row.change,
    state: row.state,
    rank: row.rank,
    source: row.source,
    dimension: row.dimension,
    raisedAt: row.raised_at,
    seenAgainAt: row.seen_again_at,
    flips: row.flips,
    version: row.version,
    cells: [...row.cells],
  };
}

export function idOf(web: Web): string {
  return web.req.param('id') ?? '';
}

/** The place after a row in the order of the queue; opaque to the caller. */
function cursorOf(row: QueueRow): string {
  return Buffer.from(JSON.stringify([row.rank, row.raised_at, row.n])).toString('base64url');
}

function placeOf(cursor: string): { rank: number; raisedAt: Instant; n: number } {
  const shape = z.tuple([z.number(), instantSchema, z.number()]);
  try {
    const [rank, raisedAt, n] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { rank, raisedAt, n };
  } catch {
    throw new NotFound('this cursor leads nowhere', 'Start from the first page.');
  }
}
