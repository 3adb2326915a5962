// openapi.json, made from the same schemas that check requests: it cannot say anything else than what is done.
import { z } from 'zod';
import type { Operation } from './operation.ts';

const refusals: Readonly<Record<number, string>> = {
  401: 'Nobody is logged in, or the token is not known.',
  403: 'The role does not allow it.',
  422: 'The request does not fit; `path` names the first place.',
};

export function openApi(operations: readonly Operation[], version: string, address: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const each of operations) {
    paths[each.path] = { ...paths[each.path], [each.method]: describe(each) };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Assay inbox',
      version,
      description: 'What waits for a reviewer, what was decided, and the registry behind it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${address}/api/v1` }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Made with `assay key`.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'assay',
          description: 'A person’s session; changing requests also send X-Csrf.',
        },
      },
      schemas: { Problems: problems },
    },
  };
}

function describe(each: Operation): object {
  return {
    summary: each.summary,
    operationId: operationId(each),
    tags: [each.tag],
    'x-role': each.role,
    parameters: [...pathParameters(each), ...queryParameters(each), ...headerParameters(each)],
    ...(each.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(each.body, 'input') } },
          },
        }
      : {}),
    responses: {
      200: {
        description: 'Done.',
        content: { 'application/json': { schema: schemaOf(each.answer, 'output') } },
      },
      ...Object.fromEntries(
        Object.entries({ ...refusals, ...each.refusals }).map(([status, description]) => [
          status,
          {
            description,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Problems' } } },
          },
        ]),
      ),
    },
  };
}

function operationId(each: Operation): string {
  const words = each.path
    .split('/')
    .filter(Boolean)
    .map((part) => part.replaceAll(/[{}]/g, ''));
  return [each.method, ...words]
    .map((word, index) => (index ? word[0]?.toUpperCase() + word.slice(1) : word))
    .join('');
}

function pathParameters(each: Operation): object[] {
  return [...each.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(each: Operation): object[] {
  return Object.entries(each.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(schema as z.ZodType, 'input'),
  }));
}

function headerParameters(each: Operation): object[] {
  return Object.entries(each.headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));
}

/** The dialect stands once, in the document; what JSON Schema cannot say is left open. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

const problems = {
  type: 'object',
  required: ['ok', 'problems'],
  properties: {
    ok: { const: false },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message', 'hint'],
        properties: { code: { type: 'string' }, message: { type: 'string' }, hint: { type: 'string' } },
      },
    },
  },
};
