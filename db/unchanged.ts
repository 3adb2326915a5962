// What was asked of the database once is known as long as nothing was written to it, by us or by anybody.
import { type Db, count } from './statements.ts';

interface Known {
  readonly mark: string;
  readonly answers: Map<string, unknown>;
}

const known = new WeakMap<Db, Known>();

/** Outside of transactions only: what one of them saw and gave up would be kept. */
export function whileUnchanged<T>(db: Db, question: string, ask: () => T): T {
  const mark = `${count(db, 'SELECT total_changes()')} ${count(db, 'PRAGMA data_version')}`;
  let kept = known.get(db);
  if (kept?.mark !== mark) {
    kept = { mark, answers: new Map() };
    known.set(db, kept);
  }
  if (!kept.answers.has(question)) kept.answers.set(question, ask());
  return kept.answers.get(question) as T;
}
