// A page that was still fetching its content.
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
      `the page says that it is loading ${waiting === 1 ? 'once' : `${waiting} times`} and holds ${substance.words} characters of text`,
    );
  }
  if ((page?.skeletons ?? 0) >= 3 && substance.words < 400) {
    return judged(
      'incomplete',
      'skeleton',
      `the page draws ${page?.skeletons} placeholders and ${substance.words} characters of text`,
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
    `the page was still changing when the time was up, with ${substance.words} characters of text`,
  );
};
