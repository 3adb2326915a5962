// A sign-in page in place of the document. Words about signing in on a page with content are no wall.
import { counted } from '#text/counted.ts';
import { judged, type Rule } from '../input.ts';
import { isThin, keeps, short } from '../facts.ts';
import { isSignInAddress, signInStatement } from '../wording/sign-in.ts';

export const loginRedirect: Rule = (facts) => {
  const { source, response } = facts;
  const end = response?.finalUrl;
  if (end === undefined || !isSignInAddress(end) || isSignInAddress(source.url)) return undefined;
  if (keeps(facts, 0.5)) return undefined;
  return judged('login', 'login-redirect', `the visit ended at the sign-in address ${short(end, 160)}`);
};

export const loginForm: Rule = (facts) => {
  const { substance, page } = facts;
  if (substance === undefined || !isThin(facts, 1000)) return undefined;
  if (page?.passwordField === true && substance.prose < 500 && substance.words < 500) {
    return judged(
      'login',
      'login-form',
      `the page holds a password field and ${counted(substance.words, 'character')} of text`,
    );
  }
  // A document about signing in has sentences and nothing to fill in.
  if (substance.prose >= ((page?.forms ?? 0) > 0 ? 500 : 160)) return undefined;
  const title = signInStatement(substance.title) ? substance.document.title : undefined;
  const seen = substance.lines.filter(
    (each) =>
      each.kind === 'words' && each.shown && each.block.kind !== 'tableRow' && signInStatement(each.folded),
  );
  const heading = seen.find((each) => each.block.kind === 'heading')?.block.text;
  const said =
    title ?? heading ?? (seen.length >= 1 && substance.words < 400 ? seen[0]?.block.text : undefined);
  if (said === undefined || (heading === undefined && seen.length === 0)) return undefined;
  return judged('login', 'login-words', `the page says "${short(said)}" and little else`);
};
