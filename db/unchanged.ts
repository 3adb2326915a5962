// What was asked of a part of the database is known until that part is written to, by us or by another process.
import { type Db, count } from './statements.ts';

/** Parts whose every write is counted, by triggers: see revisions. */
export type Part = 'candidates' | 'notices' | 'decisions' | 'captures';

interface Known {
  readonly revision: number;
  readonly answers: Map<string, unknown>;
}

const known = new WeakMap<object, Map<Part, Known>>();
/** Of one revision: questions that hold what a person typed are without end. */
const mostAnswers = 200;

/** The number is read before the answer: an answer may be newer than its number, never older. */
export function whileUnchanged<T>(
  db: Db,
  part: Part,
  question: string,
  ask: () => T,
  /** Whose answers these are, where they rest on more than the database. */
  keeper: object = db,
): T {
  // What a transaction saw and gave up must not be kept.
  if (db.inTransaction) return ask();
  const answers = answersOf(keeper, part, revisionOf(db, part));
  if (answers.has(question)) return answers.get(question) as T;
  const answer = ask();
  if (answers.size >= mostAnswers) answers.delete(answers.keys().next().value ?? '');
  answers.set(question, answer);
  return answer;
}

function revisionOf(db: Db, part: Part): number {
  return count(db, 'SELECT n FROM revisions WHERE part = :part', { part });
}

function answersOf(keeper: object, part: Part, revision: number): Map<string, unknown> {
  let parts = known.get(keeper);
  if (!parts) known.set(keeper, (parts = new Map()));
  const kept = parts.get(part);
  if (kept?.revision === revision) return kept.answers;
  const answers = new Map<string, unknown>();
  parts.set(part, { revision, answers });
  return answers;
}
