// Cells, sources, captures, runs, rules, figures and the next release: what stands behind the queue.
import { z } from 'zod';
import { findCaptureRow, listCaptures, listObjects } from '#db/captures.ts';
import { findCellAsOf, listCellHistory, listCells } from '#db/cells.ts';
import { searchEvidence } from '#db/evidence.ts';
import { decisionsByDay, precisionBy, reviewHours, visitsByDay } from '#db/figures.ts';
import { recordAudit } from '#db/audit.ts';
import { listRules, setRuleWithdrawn } from '#db/rules.ts';
import { listRuns } from '#db/runs.ts';
import { listTimeline } from '#db/timeline.ts';
import { NotFound } from '#pipeline/errors.ts';
import { explainCell } from '#pipeline/explain.ts';
import { nextRelease } from '#pipeline/release.ts';
import { estimateMisses } from '#pipeline/samples.ts';
import { askNow } from '#pipeline/schedule.ts';
import { sourcesOverview } from '#pipeline/sources.ts';
import { releaseSchema } from '#snapshots/release/schema.ts';
import type { DimensionKey, OfferingId, SourceId } from '#types/ids.ts';
import { answerSchema, instantSchema } from '#types/schemas.ts';
import { basisSchema, verdictSchema, viaSchema } from '#types/words.ts';
import { after } from '../../people/sessions.ts';
import type { InboxOptions, Web } from '../../web.ts';
import { operation, type Operation } from '../operation.ts';
import { idOf } from './candidates.ts';
import { limitSchema } from './shared.ts';

const DAY = 86_400_000;

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

export function registryOperations(options: InboxOptions): Operation[] {
  return [...cellOperations(options), ...sourceOperations(options), ...otherOperations(options)];
}

function cellOperations({ house }: InboxOptions): Operation[] {
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

function sourceOperations({ house }: InboxOptions): Operation[] {
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

function otherOperations({ house }: InboxOptions): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/runs',
      tag: 'house',
      summary: 'Runs of visits, newest first',
      role: 'reader',
      query: z.object({ limit: limitSchema }),
      answer: z.object({
        runs: z.array(z.looseObject({ id: z.string(), kind: z.string(), state: z.string() })),
      }),
      run: (_web, { query }) => ({ runs: listRuns(house.db, query.limit) }),
    }),
    operation({
      method: 'get',
      path: '/rules',
      tag: 'house',
      summary: 'Rules made from dismissals',
      role: 'reader',
      answer: z.object({
        rules: z.array(z.looseObject({ id: z.string(), source: z.string(), because: z.string() })),
      }),
      run: () => ({ rules: listRules(house.db) }),
    }),
    operation({
      method: 'delete',
      path: '/rules/{id}',
      tag: 'house',
      summary: 'Withdraw a rule; it stays listed',
      role: 'reviewer',
      refusals: { 404: 'There is no such rule.' },
      answer: z.object({ id: z.string(), withdrawnAt: z.string() }),
      run: (web) => {
        const [id, at, by] = [idOf(web), house.clock.now(), web.get('who').name];
        const rule = listRules(house.db).find((each) => each.id === id);
        if (!rule) throw new NotFound(`there is no rule ${id}`, 'GET /api/v1/rules lists them.');
        setRuleWithdrawn(house.db, id, { at, by });
        recordAudit(house.db, { at, who: by, action: 'rule.withdraw', subject: id });
        return { id, withdrawnAt: at };
      },
    }),
    operation({
      method: 'get',
      path: '/figures',
      tag: 'house',
      summary: 'Precision, false alarms, time to review, capture success and estimated misses',
      role: 'reader',
      query: z.object({ days: z.coerce.number().int().min(1).max(3_660).default(90) }),
      answer: z.looseObject({ since: z.string() }),
      run: (_web, { query }) => {
        const since = after(house.clock.now(), -query.days * DAY);
        return {
          since,
          precisionBySource: precisionBy(house.db, 'source', since),
          precisionByDimension: precisionBy(house.db, 'dimension', since),
          decisionsByDay: decisionsByDay(house.db, since),
          visitsByDay: visitsByDay(house.db, since),
          hoursToReview: reviewHours(house.db, since),
          misses: estimateMisses(house, since),
        };
      },
    }),
    operation({
      method: 'get',
      path: '/release/next',
      tag: 'house',
      summary: 'What a release of now would publish',
      role: 'reader',
      answer: releaseSchema,
      run: () => nextRelease(house),
    }),
  ];
}

function cellOf(web: Web): { offering: OfferingId; dimension: DimensionKey } {
  return {
    offering: (web.req.param('offering') ?? '') as OfferingId,
    dimension: (web.req.param('dimension') ?? '') as DimensionKey,
  };
}

function sourceOf(web: Web, house: InboxOptions['house']): SourceId {
  const id = `${web.req.param('party')}/${web.req.param('source')}` as SourceId;
  if (!house.plan.sources.has(id))
    throw new NotFound(`the registry has no source ${id}`, 'GET /api/v1/sources lists them.');
  return id;
}
