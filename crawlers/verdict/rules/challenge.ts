// A page that doubts the visitor. The challenge script that ordinary pages carry marks nothing: only the header, or words and parts on a page with little else.
import { counted } from '#text/counted.ts';
import { judged, type Rule } from '../input.ts';
import { announcement, isThin, short } from '../facts.ts';
import { challengeCuesIn } from '../wording/cues.ts';
import { challengeStatement, challengeTitle } from '../wording/challenges.ts';

/** What firewalls call their own challenge pages; each names the action in a header. */
const marks = ['cf-mitigated', 'x-vercel-mitigated', 'x-amzn-waf-action'];

export const challengeHeader: Rule = ({ response }) => {
  for (const name of marks) {
    const value = response?.headers?.[name];
    if (value === undefined || !/challenge|captcha/i.test(value)) continue;
    return judged(
      'challenge',
      'challenge-header',
      `the answer carries ${name}: ${value}, the mark of a challenge page`,
    );
  }
  return undefined;
};

export const challengePage: Rule = (facts) => {
  const { substance, page } = facts;
  if (substance === undefined || !isThin(facts, 1200)) return undefined;
  if (challengeTitle(substance.title)) {
    return judged(
      'challenge',
      'challenge-title',
      `the page is titled "${short(substance.document.title ?? '')}" and holds little else`,
    );
  }
  const said = announcement(facts, substance.lines, ({ folded }) => challengeStatement(folded));
  if (said !== undefined && substance.prose - said.line.block.text.length < said.room) {
    return judged(
      'challenge',
      'challenge-words',
      `the page says "${short(said.line.block.text)}" and little else`,
    );
  }
  const cues = challengeCuesIn([substance.title, ...substance.lines.map((each) => each.folded)]);
  if (cues >= (page?.challengePart === undefined ? 4 : 2) && substance.words < 400) {
    return judged(
      'challenge',
      'challenge-cues',
      `a page of ${counted(substance.words, 'character')} that speaks of checking whether its visitor is human`,
    );
  }
  if (page?.challengePart !== undefined && !page.passwordField && substance.words < 200) {
    return judged(
      'challenge',
      'challenge-part',
      `the page holds ${page.challengePart} and ${counted(substance.words, 'character')} of text`,
    );
  }
  return undefined;
};
