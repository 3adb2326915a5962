// A dimension's typed details as form fields, and back: the fields come out of the dimension's own schema.
import { z } from 'zod';
import { readers } from '#extractors/dimensions/index.ts';
import type { Details, DetailValue } from '#types/evidence.ts';

export type FieldKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'yes_no' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'lines'; readonly options?: readonly string[] }
  | { readonly kind: 'records' };

export interface DetailField {
  readonly key: string;
  readonly field: FieldKind;
}

const propertySchema = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  items: z.looseObject({ type: z.string().optional(), enum: z.array(z.string()).optional() }).optional(),
});
const objectSchema = z.looseObject({ properties: z.record(z.string(), propertySchema).default({}) });

/** Every key of the schema, then those that this answer holds besides. */
export function detailFields(dimension: string, present: Details): DetailField[] {
  const known = fieldsOf(dimension);
  const others = Object.entries(present)
    .filter(([key]) => !known.some((field) => field.key === key))
    .map(([key, value]) => ({ key, field: kindOfValue(value) }));
  return [...known, ...others];
}

const written = new Map<string, readonly DetailField[]>();

/** A schema never changes while we run: it is taken apart once. */
function fieldsOf(dimension: string): readonly DetailField[] {
  let fields = written.get(dimension);
  if (!fields) {
    const reader = readers.get(dimension);
    const schema =
      reader && objectSchema.safeParse(z.toJSONSchema(reader.details, { unrepresentable: 'any' }));
    const properties = schema?.success ? Object.entries(schema.data.properties) : [];
    fields = properties.map(([key, property]) => ({ key, field: kindOf(property) }));
    written.set(dimension, fields);
  }
  return fields;
}

function kindOf(property: z.infer<typeof propertySchema>): FieldKind {
  if (property.enum) return { kind: 'choice', options: property.enum };
  if (property.type === 'boolean') return { kind: 'yes_no' };
  if (property.type === 'number' || property.type === 'integer') return { kind: 'number' };
  if (property.type !== 'array') return { kind: 'text' };
  if (property.items?.type === 'object') return { kind: 'records' };
  return { kind: 'lines', ...(property.items?.enum ? { options: property.items.enum } : {}) };
}

function kindOfValue(value: DetailValue): FieldKind {
  if (typeof value === 'boolean') return { kind: 'yes_no' };
  if (typeof value === 'number') return { kind: 'number' };
  if (!Array.isArray(value)) return { kind: 'text' };
  return value.some((each) => typeof each === 'object') ? { kind: 'records' } : { kind: 'lines' };
}

/** A value as a person edits it: entries one a line, the fields of an entry as "name: Acme; location: EU". */
export function writtenValue(value: DetailValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value
    .map((each: string | Readonly<Record<string, string>>) =>
      typeof each === 'string'
        ? each
        : Object.entries(each)
            .map(([key, part]) => `${key}: ${part.replaceAll(';', ',')}`)
            .join('; '),
    )
    .join('\n');
}

/** What was typed, as a value; undefined where the field was left empty. */
export function readValue(field: FieldKind, typed: string): DetailValue | undefined {
  const text = typed.replaceAll('\r\n', '\n').trim();
  if (text === '') return undefined;
  switch (field.kind) {
    case 'yes_no':
      return text === 'yes';
    case 'number':
      return Number(text);
    case 'lines':
      return linesOf(text);
    case 'records':
      return linesOf(text).map(readRecord);
    case 'text':
    case 'choice':
      return text;
    default:
      return undefined;
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A line without a key is an entry's name. */
function readRecord(line: string): Record<string, string> {
  const record: Record<string, string> = {};
  for (const part of line.split(';')) {
    const at = part.indexOf(':');
    const key = at > 0 ? part.slice(0, at).trim() : 'name';
    const value = (at > 0 ? part.slice(at + 1) : part).trim();
    if (/^[a-z][a-z_]*$/i.test(key) && value !== '' && key !== '__proto__') record[key] = value;
  }
  return record;
}

/** What is wrong with these details, in words; undefined where nothing is. */
export function detailsFault(dimension: string, details: Details): string | undefined {
  const checked = readers.get(dimension)?.details.safeParse(details);
  if (!checked || checked.success) return undefined;
  const issue = checked.error.issues[0];
  return `${issue?.path.join('.') ?? 'details'}: ${issue?.message ?? 'not what this dimension expects'}`;
}
