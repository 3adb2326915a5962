// Notices, incidents, corrections and samples: what else waits, and the decisions about it.
import { z } from 'zod';
import { listCorrections } from '#db/corrections.ts';
import { listIncidents } from '#db/incidents.ts';
import { listNotices } from '#db/notices.ts';
import { listSamples, sampleStateSchema } from '#db/samples.ts';
import { decide, type Subject } from '#pipeline/decide/decide.ts';
import { instantSchema } from '#types/schemas.ts';
import { dismissalSchema, noticeKindSchema } from '#types/words.ts';
import { correctionSchema, handIn } from '../../registry/hand-in.ts';
import type { InboxOptions } from '../../web.ts';
import { operation, type Operation } from '../operation.ts';
import { idOf } from './candidates.ts';
import { secondReviewOf } from '../../settings.ts';
import { conditionsOf, decidedSchema, decisionHeaders, decisionOf, decisionRefusals } from './shared.ts';

const openQuery = z.object({
  open: z
    .enum(['true', 'false'])
    .default('true')
    .transform((value) => value === 'true'),
});

const verbSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accept') }),
  z.object({ kind: z.literal('dismiss'), reason: dismissalSchema }),
  z.object({ kind: z.literal('snooze'), until: instantSchema }),
]);

export function waitingOperations(options: InboxOptions): Operation[] {
  const { house } = options;
  return [
    operation({
      method: 'get',
      path: '/notices',
      tag: 'waiting',
      summary: 'Sources that moved, went stale or keep failing',
      role: 'reader',
      query: openQuery,
      answer: z.object({
        notices: z.array(
          z.object({
            id: z.string(),
            source: z.string(),
            kind: noticeKindSchema,
            openedAt: z.string(),
            closedAt: z.string().optional(),
            message: z.string(),
            facts: z.record(z.string(), z.string()),
            version: z.number().int(),
          }),
        ),
      }),
      run: (_web, { query }) => ({ notices: listNotices(house.db, { open: query.open }) }),
    }),
    operation({
      method: 'get',
      path: '/incidents',
      tag: 'waiting',
      summary: 'Failures of one host, folded',
      role: 'reader',
      query: openQuery,
      answer: z.object({
        incidents: z.array(
          z.object({
            id: z.string(),
            host: z.string(),
            openedAt: z.string(),
            lastAt: z.string(),
            closedAt: z.string().optional(),
            failures: z.number().int(),
            sources: z.array(z.string()),
            message: z.string(),
            version: z.number().int(),
          }),
        ),
      }),
      run: (_web, { query }) => ({ incidents: listIncidents(house.db, { open: query.open }) }),
    }),
    operation({
      method: 'get',
      path: '/corrections',
      tag: 'waiting',
      summary: 'Claims of readers',
      role: 'reader',
      query: z.object({ state: z.enum(['open', 'accepted', 'dismissed']).default('open') }),
      answer: z.object({
        corrections: z.array(
          z.object({
            id: z.string(),
            cell: z.object({ offering: z.string(), dimension: z.string() }),
            claim: z.string(),
            evidenceUrl: z.string(),
            credit: z.string(),
            receivedAt: z.string(),
            state: z.string(),
            version: z.number().int(),
          }),
        ),
      }),
      run: (_web, { query }) => ({ corrections: listCorrections(house.db, { state: query.state }) }),
    }),
    operation({
      method: 'post',
      path: '/corrections',
      tag: 'waiting',
      summary: 'Hand in a claim about a cell, with evidence',
      role: 'reader',
      body: correctionSchema,
      refusals: { 404: 'The registry has no such cell.' },
      answer: z.object({ id: z.string() }),
      run: (web, { body }) => ({ id: handIn(house, body, web.get('who').name) }),
    }),
    operation({
      method: 'get',
      path: '/samples',
      tag: 'waiting',
      summary: 'Silent captures drawn for a look',
      role: 'reader',
      query: z.object({ state: sampleStateSchema.default('open') }),
      answer: z.object({
        samples: z.array(
          z.looseObject({
            id: z.string(),
            week: z.string(),
            source: z.string(),
            capture: z.string(),
            state: z.string(),
          }),
        ),
      }),
      run: (_web, { query }) => ({ samples: listSamples(house.db, query.state) }),
    }),
    ...(['notice', 'incident', 'correction', 'sample'] as const).map((kind) => decisionAbout(options, kind)),
  ];
}

function decisionAbout({ house }: InboxOptions, kind: Exclude<Subject['kind'], 'candidate'>): Operation {
  return operation({
    method: 'post',
    path: `/${kind}s/{id}/decisions`,
    tag: 'waiting',
    summary: `Decide about a ${kind}`,
    role: 'reviewer',
    headers: decisionHeaders,
    refusals: decisionRefusals,
    body: z.object({ decision: verbSchema, remark: z.string().max(2_000).optional() }),
    answer: decidedSchema,
    run: (web, { body }) => {
      const decided = decide(house, {
        subject: { kind, id: idOf(web) },
        decision: body.decision,
        by: web.get('who').name,
        secondReview: secondReviewOf(house),
        ...(body.remark ? { remark: body.remark } : {}),
        ...conditionsOf(web),
      });
      return { ...decided, decision: decisionOf(decided.decision) };
    },
  });
}
