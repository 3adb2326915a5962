// The visit ended at another address than the source's own.
import { judged, type Facts, type Rule } from '../input.ts';
import { keeps, short } from '../facts.ts';
import { isRoot, sameAddress, sameSite } from '../identity.ts';
import { missingText, titleFits } from './expected.ts';

export const redirected: Rule = (facts) => {
  const { source, response, lastGood } = facts;
  const end = response?.finalUrl;
  if (end === undefined || !URL.canParse(end) || sameAddress(source.url, end)) return undefined;
  if (lastGood !== undefined && sameAddress(lastGood.finalUrl, end)) return undefined;
  if (isSameDocument(facts)) return undefined;
  return judged(
    'moved',
    'redirected',
    `the visit ended at ${short(end, 200)}, another address than the source's`,
  );
};

function isSameDocument(facts: Facts): boolean {
  const { source, response, parsed } = facts;
  const end = response?.finalUrl ?? source.url;
  // Downloads come from signed, versioned addresses.
  if (source.kind === 'pdf' && parsed?.kind === 'document' && parsed.document.media === 'pdf') return true;
  if (keeps(facts, 0.6)) return true;
  // An entrance sends to its first room.
  if ((isRoot(source.url) || source.kind === 'portal') && sameSite(source.url, end) && !isRoot(end))
    return true;
  const declared = source.expect?.title !== undefined && (source.expect.text?.length ?? 0) > 0;
  return declared && sameSite(source.url, end) && titleFits(facts) && missingText(facts).length === 0;
}
