// What was asked of a part of the database is known until that part is written to, by us or by another process.
import type Database from 'better-sqlite3';
import type { Db } from './statements.ts';

/** Parts whose every write is counted, by triggers: see revisions. */
export type Part = 'candidates' | 'notices' | 'decisions' | 'captures';

interface Known {
  readonly revision: number;
  readonly answers: Map<string, unknown>;
}

const known = new WeakMap<object, Map<Part, Known>>();
/** Of one revision: questions that hold what a person typed are without end. */
const mostAnswers = 60;

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

const questions = new WeakMap<Db, Database.Statement<[Part], number>>();

/** Asked several times a page: without the checks of other rows. */
function revisionOf(db: Db, part: Part): number {
  let question = questions.get(db);
  if (!question) {
    question = db.prepare<[Part], number>('SELECT n FROM revisions WHERE part = ?').pluck();
    questions.set(db, question);
  }
  return question.get(part) ?? Number.NaN;
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
