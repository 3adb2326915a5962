// The shape that every dimension's reader has: rules over one document, one answer or none.
import type { z } from 'zod';
import type { Details, Finding } from '#types/evidence.ts';
import type { Access, Confidence, Grade } from '#types/words.ts';
import type { Reading } from './language/reading.ts';
import type { Statement } from './language/statement.ts';

export interface DimensionReader {
  readonly key: string;
  /** What its details may hold. */
  readonly details: z.ZodType<Details>;
  /** Words without one of which a document says nothing on the dimension, lower case. */
  readonly stems: readonly string[];
  read(reading: Reading): Answer | undefined;
}

/** What a document says on a dimension, before its quotes are cut. */
export interface Answer {
  readonly value: Grade;
  readonly confidence: Confidence;
  /** Best first; the first five that can be quoted are. */
  readonly statements: readonly Statement[];
  readonly details: Details;
  readonly access?: Partial<Access>;
  /** An ISO date, where it differs from the document's own. */
  readonly effectiveFrom?: string;
  /** The rule that decided, `<dimension>/<what>`. */
  readonly rule: string;
  readonly findings: readonly Finding[];
}

export const unstatedAccess: Access = { route: 'unstated', tier: 'unstated', default: 'unstated' };

/** A finding on a statement: one step of the reasoning. */
export function finding(
  rule: string,
  effect: Finding['effect'],
  message: string,
  statement: Statement,
): Finding {
  return { rule, effect, message, start: statement.start, end: statement.end };
}
