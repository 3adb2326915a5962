// Questions state nothing: their answer does. "Do you train on my data?" - "No, never."
import type { Reading } from './reading.ts';
import type { Statement } from './statement.ts';

export function isQuestion(statement: Statement): boolean {
  return (
    (statement.said.includes('?') && /\?["')\]]*$/.test(statement.said)) ||
    (statement.kind === 'heading' &&
      /^(?:do|does|is|are|can|will|how|what|where|when|which|who|why) [^.:]{8,}$/.test(statement.said))
  );
}

export interface Reply {
  readonly says: 'yes' | 'no';
  readonly statement: Statement;
}

/** A yes or no that opens the first block after a question. */
export function replyTo(reading: Reading, question: Statement): Reply | undefined {
  const here = reading.at(question.blockIndex);
  const next = here[here.indexOf(question) + 1] ?? reading.at(question.blockIndex + 1)[0];
  if (!next || next.kind === 'heading') return undefined;
  const hit =
    /^(?:(?:for|on|with) [\w -]{3,40}, )?(yes|no|never|we never(?: do)?(?=[.,!])|we do not(?=[.,!])|not by default|not (?:yet|currently|at (?:this|the) (?:time|moment)|for now)|currently not|absolutely not|unfortunately,? (?:not|no)|correct|absolutely|certainly|of course)\b(?! (?:longer|more|later|matter|one|customer|data|user|content|prompt|input))/.exec(
      next.said,
    );
  if (!hit) return undefined;
  return {
    says: /^(?:yes|correct|absolutely|certainly|of course)$/.test(hit[1] ?? '') ? 'yes' : 'no',
    statement: next,
  };
}

/** The question that stands right before a statement in its block: "How long? Thirty days." */
export function askedBefore(reading: Reading, statement: Statement): Statement | undefined {
  const here = reading.at(statement.blockIndex);
  const before = here[here.indexOf(statement) - 1];
  return before && isQuestion(before) && before.said.length < 160 ? before : undefined;
}
