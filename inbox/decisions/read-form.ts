// A decision as a form sends it, turned into what pipeline/ understands; every field is checked here.
import { z } from 'zod';
import type { CandidateCellRow } from '#db/candidates.ts';
import type { Verb } from '#pipeline/decide/decide.ts';
import { NotPossible } from '#pipeline/errors.ts';
import type { Answer, CellRef } from '#types/cell.ts';
import type { Details } from '#types/evidence.ts';
import type { DimensionKey, Instant, OfferingId } from '#types/ids.ts';
import {
  accessSchema,
  confidenceSchema,
  defaultSchema,
  dismissalSchema,
  gradeSchema,
  routeSchema,
  tierSchema,
} from '#types/words.ts';
import { detailFields, detailsFault, readValue } from './details-form.ts';

const DAY = 86_400_000;
const longestRemark = 2_000;

export interface SentDecision {
  readonly decision: Verb;
  readonly remark?: string;
  readonly idempotencyKey?: string;
  readonly expectedVersion?: number;
}

export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Throws NotPossible with what to correct. */
export function readDecision(form: FormData, cells: readonly CandidateCellRow[], now: Instant): SentDecision {
  const remark = text(form, 'remark').slice(0, longestRemark);
  const key = text(form, 'key');
  const version = z.coerce.number().int().positive().safeParse(text(form, 'version'));
  return {
    decision: verbOf(form, cells, now),
    ...(remark ? { remark } : {}),
    ...(/^[\w-]{8,100}$/.test(key) ? { idempotencyKey: key } : {}),
    ...(version.success ? { expectedVersion: version.data } : {}),
  };
}

function verbOf(form: FormData, cells: readonly CandidateCellRow[], now: Instant): Verb {
  switch (text(form, 'decision')) {
    case 'accept':
      return { kind: 'accept', ...chosenCells(form), ...editsOf(form, cells) };
    case 'dismiss':
      return { kind: 'dismiss', reason: reasonOf(form), ...chosenCells(form), ...ruleOf(form, now) };
    case 'snooze':
      return { kind: 'snooze', until: untilOf(form, now) };
    case 'flag':
      return { kind: 'flag' };
    default:
      throw new NotPossible(
        'the form names no decision',
        'Load the page again and press one of its buttons.',
      );
  }
}

function reasonOf(form: FormData): z.infer<typeof dismissalSchema> {
  const reason = dismissalSchema.safeParse(text(form, 'reason'));
  if (reason.success) return reason.data;
  throw new NotPossible('a dismissal needs a reason', 'Choose one of the reasons.');
}

function chosenCells(form: FormData): { cells?: readonly CellRef[] } {
  if (!form.has('split')) return {};
  const cells = form.getAll('cell').flatMap((value) => {
    const [offering, dimension] = typeof value === 'string' ? value.split('/') : [];
    return offering && dimension
      ? [{ offering: offering as OfferingId, dimension: dimension as DimensionKey }]
      : [];
  });
  if (cells.length === 0)
    throw new NotPossible('no cell was chosen', 'Tick the cells that this decision is about.');
  return { cells };
}

function ruleOf(form: FormData, now: Instant): { rule?: { readonly expiresAt: Instant } } {
  const days = z.coerce.number().int().min(1).max(730).safeParse(text(form, 'rule_days'));
  return days.success ? { rule: { expiresAt: later(now, days.data * DAY) } } : {};
}

function untilOf(form: FormData, now: Instant): Instant {
  const day = text(form, 'until');
  const days = z.coerce.number().min(0.04).max(730).safeParse(text(form, 'days'));
  if (days.success) return later(now, days.data * DAY);
  const at = Date.parse(/^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T06:00:00.000Z` : day);
  if (Number.isNaN(at)) throw new NotPossible('a snooze needs a day', 'Choose until when.');
  return new Date(at).toISOString() as Instant;
}

function later(now: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(now) + milliseconds).toISOString() as Instant;
}

/** Only what the reviewer changed: an untouched field stays as each cell's evidence says. */
function editsOf(form: FormData, cells: readonly CandidateCellRow[]): { edits?: Partial<Answer> } {
  const [first] = cells;
  if (!form.has('edited') || !first) return {};
  const { after } = first;
  const edited: Record<string, unknown> = {};
  put(edited, 'value', parsed(gradeSchema, form, 'value', 'grade'), after.value);
  put(edited, 'confidence', parsed(confidenceSchema, form, 'confidence', 'confidence'), after.confidence);
  put(edited, 'access', accessOf(form), withoutEmpty(after.access));
  put(edited, 'details', detailsOf(form, first), after.details);
  put(edited, 'effectiveFrom', dateOf(form), after.effectiveFrom);
  put(edited, 'note', text(form, 'note'), after.note);
  put(edited, 'caveat', text(form, 'caveat'), after.caveat);
  const kept = new Set(form.getAll('quote').map(String));
  const quotes = after.quotes.filter((_, at) => kept.has(String(at)));
  if (after.quotes.length > 0 && quotes.length === 0 && first.after.value !== 'no_public_evidence')
    throw new NotPossible('an answer needs at least one sentence', 'Keep one of the quoted sentences.');
  put(edited, 'quotes', quotes, after.quotes);
  return Object.keys(edited).length === 0 ? {} : { edits: edited };
}

function put(edited: Record<string, unknown>, key: string, value: unknown, proposed: unknown): void {
  if (canonical(value) !== canonical(proposed)) edited[key] = value;
}

function canonical(value: unknown): string {
  if (value === undefined || value === null || typeof value !== 'object') return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  return `{${Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
    .join(',')}}`;
}

function parsed<T>(schema: z.ZodType<T>, form: FormData, name: string, what: string): T {
  const result = schema.safeParse(text(form, name));
  if (result.success) return result.data;
  throw new NotPossible(`the ${what} is none that we know`, 'Choose one from the list.');
}

function accessOf(form: FormData): Answer['access'] {
  const geography = text(form, 'geography');
  return accessSchema.parse({
    route: parsed(routeSchema, form, 'route', 'route'),
    tier: parsed(tierSchema, form, 'tier', 'tier'),
    default: parsed(defaultSchema, form, 'default', 'default'),
    ...(geography ? { geography } : {}),
  });
}

function withoutEmpty(access: Answer['access']): Answer['access'] {
  const { geography, ...rest } = access;
  return geography ? { ...rest, geography } : rest;
}

function detailsOf(form: FormData, { cell, after }: CandidateCellRow): Details {
  const details: Record<string, Details[string]> = {};
  for (const { key, field } of detailFields(cell.dimension, after.details)) {
    const value = readValue(field, text(form, `detail.${key}`));
    if (value !== undefined) details[key] = value;
  }
  const fault = detailsFault(cell.dimension, details);
  if (fault)
    throw new NotPossible(`these details do not fit: ${fault}`, 'Correct the field, or leave it empty.');
  return details;
}

function dateOf(form: FormData): string | undefined {
  const date = text(form, 'effective_from');
  if (date === '') return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date))) return date;
  throw new NotPossible(`${date} is not a date`, 'Write it as 2026-12-31.');
}
