// Another complete text at the same address. Seen once it is a doubt; seen twice it is the document.
import { judged, type Facts, type Rule } from '../input.ts';
import { short } from '../facts.ts';
import { sameText } from '../good-facts.ts';
import { sameAddress, sameTitle } from '../identity.ts';

const fewest = 6;

export const anotherDocument: Rule = (facts) => {
  const { substance, shingles, lastGood, kept } = facts;
  if (substance === undefined || shingles === undefined || lastGood === undefined || kept === undefined)
    return undefined;
  if (lastGood.shingles.length < fewest || kept >= 0.3 || isNewVersion(facts)) return undefined;
  const title = substance.document.title ?? headingOf(facts) ?? 'without a title';
  const { replacedBy } = lastGood;
  if (replacedBy !== undefined && sameText(replacedBy, substance.document.textSha256, shingles.sample)) {
    return judged(
      'ok',
      'replaced',
      `"${short(title)}" stands here for the second time, first on ${(replacedBy.since ?? replacedBy.at).slice(0, 10)}: it is the document now`,
    );
  }
  const percent = Math.round(kept * 100);
  return judged(
    'moved',
    'another-document',
    `another text stands at this address: "${short(title)}" in place of "${short(lastGood.title ?? lastGood.heading ?? lastGood.finalUrl)}", ${percent} % of whose sentences are left`,
  );
};

/** The same name: a new version of the document. Of pages that share one title, the heading tells. */
function isNewVersion(facts: Facts): boolean {
  const { lastGood, substance, kept } = facts;
  // By its own word it belongs to another address.
  if ((kept ?? 0) < 0.1 && sameCanonical(facts) === false) return false;
  const heading = headingOf(facts);
  const headings =
    lastGood?.heading !== undefined && heading !== undefined
      ? sameTitle(lastGood.heading, heading)
      : undefined;
  const title = substance?.document.title;
  const titles =
    lastGood?.title !== undefined && title !== undefined ? sameTitle(lastGood.title, title) : undefined;
  if (headings === true) return true;
  if (titles === true) return headings === undefined || (kept ?? 0) >= 0.1;
  if (titles === undefined && headings === undefined)
    return (kept ?? 0) >= 0.1 || sameCanonical(facts) === true;
  return false;
}

function headingOf({ substance }: Facts): string | undefined {
  return substance?.lines.find((line) => line.block.kind === 'heading' && line.block.level === 1)?.block.text;
}

/** Undefined where one of them says nothing of its address. */
function sameCanonical({ lastGood, substance }: Facts): boolean | undefined {
  const [before, now] = [lastGood?.canonical, substance?.document.canonical];
  if (before === undefined || now === undefined || !URL.canParse(before) || !URL.canParse(now))
    return undefined;
  return sameAddress(before, now);
}
