// A shell without content, and one shell for many addresses.
import { judged, type Rule } from '../input.ts';
import { keeps } from '../facts.ts';

const leastCharacters = 200;

export const emptyShell: Rule = (facts) => {
  const { substance, source, lastGood } = facts;
  if (substance === undefined || substance.body - substance.waiting * 10 >= leastCharacters) return undefined;
  // A short document that was good before, or that the source declares as short, is a document.
  if (lastGood !== undefined && lastGood.characters < leastCharacters * 2 && keeps(facts, 0.5))
    return undefined;
  const least = source.expect?.min_chars;
  if (least !== undefined && least > 0 && least < leastCharacters && substance.body >= least)
    return undefined;
  return judged(
    'empty',
    'few-characters',
    `the body of the page holds ${substance.body} characters (a document has at least ${leastCharacters})`,
  );
};

export const sharedShell: Rule = (facts) => {
  const { substance, siblings, source, lastGood } = facts;
  if (substance === undefined || siblings === undefined) return undefined;
  const { textSha256 } = substance.document;
  if (lastGood?.textSha256 === textSha256) return undefined;
  const twin = siblings.find((each) => each.url !== source.url && each.textSha256 === textSha256);
  if (twin === undefined) return undefined;
  return judged(
    'empty',
    'shared-shell',
    `the very same text came for another address, ${twin.url}: it is a shell for many addresses`,
  );
};
