// Bytes that did not become a document.
import { judged, type Rule } from '../input.ts';

export const unreadable: Rule = ({ parsed }) => {
  if (parsed?.kind !== 'unreadable') return undefined;
  return judged('unreadable', parsed.why.replaceAll('_', '-'), parsed.message);
};

export const nothingCame: Rule = ({ parsed }) =>
  parsed === undefined ? judged('empty', 'no-document', 'the answer held no document') : undefined;

export const cutByBound: Rule = ({ substance }) =>
  substance?.document.truncated === true
    ? judged('too_large', 'text-bound', 'the document is longer than what is read of one, and was cut')
    : undefined;
