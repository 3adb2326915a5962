// A page that was still fetching its content.
import { counted } from '#text/counted.ts';
import { judged, type Rule } from '../input.ts';
import { keeps } from '../facts.ts';

export const stillLoading: Rule = (facts) => {
  const { substance, page } = facts;
  if (substance === undefined || keeps(facts, 0.8)) return undefined;
  const { waiting } = substance;
  const thin = substance.words < 600;
  if (
    waiting > 0 &&
    (thin || (waiting >= 4 && waiting * 40 > substance.prose / 10 && waiting / substance.lines.length > 0.15))
  ) {
    return judged(
      'incomplete',
      'still-loading',
      `the page says that it is loading ${waiting === 1 ? 'once' : `${waiting} times`} and holds ${counted(substance.words, 'character')} of text`,
    );
  }
  if (substance.words < 400 && (page?.skeletons ?? 0) >= 3) {
    return judged(
      'incomplete',
      'skeleton',
      `the page draws ${counted(page?.skeletons ?? 0, 'placeholder')} and ${counted(substance.words, 'character')} of text`,
    );
  }
  return undefined;
};

export const neverSettled: Rule = (facts) => {
  const { settled, substance, lastGood } = facts;
  if (settled !== false || substance === undefined || keeps(facts, 0.8)) return undefined;
  if (lastGood === undefined ? substance.words >= 1500 : substance.body >= lastGood.characters * 0.8)
    return undefined;
  return judged(
    'incomplete',
    'never-settled',
    `the page was still changing when the time was up, with ${counted(substance.words, 'character')} of text`,
  );
};

/** A list with "Loading..." right under it goes on. */
export const listStillLoading: Rule = (facts) => {
  const { substance } = facts;
  if (substance === undefined || keeps(facts, 0.98)) return undefined;
  const { lines } = substance;
  const at = lines.findIndex(
    (line, index) =>
      line.kind === 'waiting' &&
      lines
        .slice(Math.max(0, index - 2), index)
        .some(({ block }) => block.kind === 'tableRow' || block.kind === 'listItem'),
  );
  const line = lines[at];
  if (line === undefined) return undefined;
  return judged(
    'incomplete',
    'list-still-loading',
    `a list is followed by "${line.block.text}": more of it was on its way`,
  );
};

/** What the browser still saw in motion. A page as complete as the last good one may keep its spinner. */
export const unfinishedParts: Rule = (facts) => {
  const { unfinished, patient } = facts;
  if (unfinished === undefined || unfinished.length < (patient === true ? 2 : 1) || keeps(facts, 0.98))
    return undefined;
  return judged('incomplete', 'unfinished', `the page ${unfinished.join(', and ')}`);
};
