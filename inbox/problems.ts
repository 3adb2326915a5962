// What pipeline/ refuses, as an answer: the status says the kind, the words say what happened and what to do.
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import {
  KeyReused,
  Leased,
  NotFound,
  NotInRegistry,
  NotPossible,
  PipelineProblem,
  Stale,
} from '#pipeline/errors.ts';
import { refusal } from './refusal.ts';
import type { Web } from './web.ts';

export function statusOf(problem: PipelineProblem): ContentfulStatusCode {
  if (problem instanceof Stale || problem instanceof KeyReused) return 409;
  if (problem instanceof Leased) return 423;
  if (problem instanceof NotFound || problem instanceof NotInRegistry) return 404;
  if (problem instanceof NotPossible) return 422;
  return 500;
}

/** Refuses with the problem; what is no problem of ours is thrown on. */
export function refuseProblem(web: Web, error: unknown): Response {
  if (!(error instanceof PipelineProblem)) throw error;
  const facts = {
    ...(error instanceof Stale ? { version: error.version, state: error.state } : {}),
    ...(error instanceof Leased ? { who: error.who, until: error.until } : {}),
  };
  return refusal(web, statusOf(error), error.code, sentence(error.message), error.hint, facts);
}

/** A sentence; a name that it begins with stays as the person writes it, and moments are told without seconds. */
function sentence(text: string): string {
  const begins = /^(?:all|an?|it|no|not|nothing|several|the|there|these|this|two|you)\b/.test(text);
  const first = begins ? text.slice(0, 1).toUpperCase() : text.slice(0, 1);
  const told = `${first}${text.slice(1)}`.replaceAll(/(\d{4}-\d\d-\d\d)T(\d\d:\d\d):[\d.]+Z/g, '$1 $2 UTC');
  return /[.!?]$/.test(told) ? told : `${told}.`;
}
