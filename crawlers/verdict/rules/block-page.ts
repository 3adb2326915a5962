// A refusal served as a page, whatever its status.
import { judged, type Rule } from '../input.ts';
import { isThin, short } from '../facts.ts';
import { blockStatement } from '../wording/challenges.ts';

export const blockPage: Rule = (facts) => {
  const { substance } = facts;
  if (substance === undefined || !isThin(facts, 1500)) return undefined;
  const title = blockStatement(substance.title) ? substance.document.title : undefined;
  const line = title ?? substance.lines.find((each) => blockStatement(each.folded))?.block.text;
  if (line === undefined || substance.prose - line.length > 900) return undefined;
  return judged('blocked', 'block-page', `the page says "${short(line)}" and little else`);
};
