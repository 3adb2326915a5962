// One operation of the API: its schemas make the check of what comes in, and the description in openapi.json.
import { Hono } from 'hono';
import { z } from 'zod';
import type { Role } from '#db/users.ts';
import { refusal } from '../refusal.ts';
import { refuseProblem } from '../problems.ts';
import { requireRole } from '../security.ts';
import type { InboxEnv, Web } from '../web.ts';

export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below /api/v1, with parameters as `{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly role: Role;
  readonly tag: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** Headers that a caller may send besides Authorization, with what they do. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What it answers besides 200 and the common refusals, with what it means. */
  readonly refusals?: Readonly<Record<number, string>>;
  /** Runs it with what came in, checked; gives the answer, or a whole response. */
  readonly run: (web: Web, input: { readonly query: unknown; readonly body: unknown }) => unknown;
}

interface Definition<Query extends z.ZodObject, Body extends z.ZodType> extends Omit<
  Operation,
  'run' | 'query' | 'body'
> {
  readonly query?: Query;
  readonly body?: Body;
  readonly run: (
    web: Web,
    input: { readonly query: z.infer<Query>; readonly body: z.infer<Body> },
  ) => unknown;
}

/** Ties the types of what comes in to their schemas. */
export function operation<Query extends z.ZodObject, Body extends z.ZodType>(
  definition: Definition<Query, Body>,
): Operation {
  return definition as unknown as Operation;
}

export function serveOperations(operations: readonly Operation[]): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();
  for (const each of operations) {
    const path = each.path.replaceAll(/\{(\w+)\}/g, ':$1');
    routes.on(each.method.toUpperCase(), path, requireRole(each.role), (web) => runChecked(web, each));
  }
  return routes;
}

async function runChecked(web: Web, each: Operation): Promise<Response> {
  const query = (each.query ?? z.object({})).safeParse(web.req.query());
  if (!query.success) return unfit(web, 'query', query.error);
  const sent = each.body ? await jsonBody(web) : { value: undefined };
  if ('broken' in sent) return notJson(web, sent.broken);
  const body = (each.body ?? z.unknown()).safeParse(sent.value);
  if (!body.success) return unfit(web, 'body', body.error);
  try {
    const answer = await each.run(web, { query: query.data, body: body.data });
    return answer instanceof Response ? answer : web.json(answer);
  } catch (error) {
    return refuseProblem(web, error);
  }
}

async function jsonBody(web: Web): Promise<{ readonly value: unknown } | { readonly broken: string }> {
  const text = await web.req.text();
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { broken: text === '' ? 'it is empty' : error instanceof Error ? error.message : String(error) };
  }
}

function notJson(web: Web, why: string): Response {
  const hint = 'Send JSON; /api/v1/openapi.json says what this operation takes.';
  return refusal(web, 422, 'not_json', `The body is no JSON: ${why}.`, hint, { path: 'body' });
}

function unfit(web: Web, where: 'query' | 'body', error: z.ZodError): Response {
  const issue = error.issues[0];
  const path = [where, ...(issue?.path ?? [])].map(String).join('.');
  return refusal(
    web,
    422,
    'unfit_request',
    `${path}: ${issue?.message ?? 'it does not fit'}.`,
    'See /api/v1/openapi.json for what this operation takes.',
    { path },
  );
}
