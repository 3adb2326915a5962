// Cells: every approved answer, its history as of any date, its explanation, and evidence by its words.
import { z } from 'zod';
import { findCellAsOf, listCellHistory, listCells } from '#db/cells.ts';
import { searchEvidence } from '#db/evidence.ts';
import { explainCell } from '#pipeline/explain.ts';
import type { DimensionKey, OfferingId } from '#types/ids.ts';
import { answerSchema, instantSchema } from '#types/schemas.ts';
import { basisSchema } from '#types/words.ts';
import type { InboxOptions, Web } from '../../web.ts';
import { operation, type Operation } from '../operation.ts';
import { limitSchema } from './shared.ts';

const cellSchema = z.object({
  offering: z.string(),
  dimension: z.string(),
  basis: basisSchema,
  approvedAt: z.string(),
  approvedBy: z.string(),
  verifiedAt: z.string(),
  version: z.number().int(),
  answer: answerSchema,
});

export function cellOperations({ house }: InboxOptions): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/cells',
      tag: 'registry',
      summary: 'Every approved answer; a cell that is not listed is pending',
      role: 'reader',
      query: z.object({ offering: z.string().optional(), dimension: z.string().optional() }),
      answer: z.object({ cells: z.array(cellSchema), pending: z.number().int() }),
      run: (_web, { query }) => {
        const rows = listCells(house.db);
        const cells = rows.filter(
          (row) =>
            (!query.offering || row.offering === query.offering) &&
            (!query.dimension || row.dimension === query.dimension),
        );
        return {
          pending: Math.max(0, house.plan.cells.length - rows.length),
          cells: cells.map((row) => ({
            offering: row.offering,
            dimension: row.dimension,
            basis: row.basis,
            approvedAt: row.approved_at,
            approvedBy: row.approved_by,
            verifiedAt: row.verified_at,
            version: row.version,
            answer: row.answer,
          })),
        };
      },
    }),
    operation({
      method: 'get',
      path: '/cells/{offering}/{dimension}',
      tag: 'registry',
      summary: 'One cell, now or as of an instant, with its history',
      role: 'reader',
      query: z.object({ at: instantSchema.optional() }),
      refusals: { 404: 'The registry has no such cell.' },
      answer: z.object({
        cell: z
          .object({ at: z.string(), by: z.string(), basis: basisSchema, answer: answerSchema.optional() })
          .optional(),
        history: z.array(
          z.object({
            version: z.number(),
            at: z.string(),
            by: z.string(),
            because: z.string(),
            answer: answerSchema.optional(),
          }),
        ),
      }),
      run: (web, { query }) => {
        const cell = cellOf(web);
        explainCell(house, `${cell.offering}/${cell.dimension}`);
        const asOf = findCellAsOf(house.db, cell, query.at ?? house.clock.now());
        return {
          ...(asOf ? { cell: { at: asOf.at, by: asOf.by, basis: asOf.basis, answer: asOf.answer } } : {}),
          history: listCellHistory(house.db, cell).map(({ version, at, by, because, answer }) => ({
            version,
            at,
            by,
            because,
            answer,
          })),
        };
      },
    }),
    operation({
      method: 'get',
      path: '/cells/{offering}/{dimension}/explanation',
      tag: 'registry',
      summary: 'Why the cell says what it says: sources, evidence, weighing, decisions',
      role: 'reader',
      refusals: { 404: 'The registry has no such cell.' },
      answer: z.looseObject({
        waitingFor: z.array(z.string()),
        sources: z.array(z.looseObject({ source: z.string(), url: z.string() })),
      }),
      run: (web) => {
        const { cell, waitingFor, sources, proposal } = explainCell(
          house,
          `${web.req.param('offering')}/${web.req.param('dimension')}`,
        );
        return {
          cell,
          waitingFor,
          sources: sources.map(({ source, url, evidence }) => ({ source, url, evidence })),
          proposal,
        };
      },
    }),
    operation({
      method: 'get',
      path: '/evidence',
      tag: 'registry',
      summary: 'Evidence whose sentences hold these words',
      role: 'reader',
      query: z.object({ q: z.string().min(1).max(200), limit: limitSchema }),
      answer: z.object({ evidence: z.array(z.looseObject({ id: z.string(), value: z.string() })) }),
      run: (_web, { query }) => ({ evidence: searchEvidence(house.db, query.q, query.limit) }),
    }),
  ];
}

function cellOf(web: Web): { offering: OfferingId; dimension: DimensionKey } {
  return {
    offering: (web.req.param('offering') ?? '') as OfferingId,
    dimension: (web.req.param('dimension') ?? '') as DimensionKey,
  };
}
