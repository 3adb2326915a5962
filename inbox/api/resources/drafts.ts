// The draft of an edit: what the caller began to write about a candidate, theirs alone, until it is decided.
import { z } from 'zod';
import { deleteDraft, findDraft, saveDraft } from '#db/drafts.ts';
import { leaseSubject } from '#pipeline/decide/candidate.ts';
import { NotFound, Stale } from '#pipeline/errors.ts';
import { isWaiting } from '../../candidate/load.ts';
import { writerOf } from '../../people/who.ts';
import type { InboxOptions } from '../../web.ts';
import { operation, type Operation } from '../operation.ts';
import { rowOf } from './candidates.ts';

const fieldsSchema = z
  .record(z.string().min(1).max(100), z.array(z.string().max(20_000)).max(100))
  .refine((fields) => Object.keys(fields).length > 0, 'a draft has at least one field')
  .describe(
    'The fields of the form as they stand: note, caveat, value, confidence, route, tier, default, geography, effective_from, remark, detail.KEY, and quote with the numbers of the sentences that stay.',
  );

const draftSchema = z.object({
  fields: z.record(z.string(), z.array(z.string())),
  version: z.number().int().describe('Of the candidate when it was written.'),
  at: z.string(),
});

const path = '/candidates/{id}/draft';

export function draftOperations({ house }: InboxOptions): Operation[] {
  return [
    operation({
      method: 'get',
      path,
      tag: 'candidates',
      summary: 'Your draft of an edit',
      role: 'reviewer',
      refusals: { 404: 'There is no such candidate, or you have no draft of it.' },
      answer: draftSchema,
      run: (web) => {
        const row = rowOf({ house }, web);
        const draft = isWaiting(row) && findDraft(house.db, leaseSubject(row), writerOf(web.get('who')));
        if (draft) return draft;
        throw new NotFound('you have no draft of this candidate', 'Begin one with PUT.');
      },
    }),
    operation({
      method: 'put',
      path,
      tag: 'candidates',
      summary:
        "Keep a draft in the place of the one before. A person's is shown in the Edit panel; a key's own is seen by that key alone.",
      role: 'reviewer',
      refusals: {
        404: 'There is no such candidate.',
        409: 'It was decided: nothing is left to draft; `state` and `version` tell.',
      },
      body: z.object({
        fields: fieldsSchema,
        version: z.number().int().positive().optional().describe('Of the candidate that you saw.'),
      }),
      answer: draftSchema,
      run: (web, { body }) => {
        const row = rowOf({ house }, web);
        if (!isWaiting(row))
          throw new Stale(
            `this candidate was ${row.state}: nothing is left to draft`,
            'Undo the decision first.',
            row,
          );
        const draft = { fields: body.fields, version: body.version ?? row.version };
        const at = house.clock.now();
        saveDraft(house.db, leaseSubject(row), writerOf(web.get('who')), draft, at);
        return { ...draft, at };
      },
    }),
    operation({
      method: 'delete',
      path,
      tag: 'candidates',
      summary: 'Give your draft up; without one nothing happens',
      role: 'reviewer',
      refusals: { 404: 'There is no such candidate.' },
      answer: z.object({ ok: z.literal(true) }),
      run: (web) => {
        deleteDraft(house.db, leaseSubject(rowOf({ house }, web)), writerOf(web.get('who')));
        return { ok: true };
      },
    }),
  ];
}
