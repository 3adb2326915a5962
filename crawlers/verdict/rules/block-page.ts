// A refusal served as a page, whatever its status.
import { judged, type Rule } from '../input.ts';
import { announcement, isThin, short } from '../facts.ts';
import { blockStatement } from '../wording/challenges.ts';

export const blockPage: Rule = (facts) => {
  const { substance } = facts;
  if (substance === undefined || !isThin(facts, 1500)) return undefined;
  const title = blockStatement(substance.title) ? substance.document.title : undefined;
  const said = announcement(facts, substance.lines, ({ folded }) => blockStatement(folded));
  const line = title ?? said?.line.block.text;
  if (line === undefined || substance.prose - line.length > (title === undefined ? (said?.room ?? 0) : 900))
    return undefined;
  return judged('blocked', 'block-page', `the page says "${short(line)}" and little else`);
};
