// A shell without content, and one shell for many addresses.
import { counted } from '#text/counted.ts';
import { judged, type Facts, type Rule } from '../input.ts';
import { keeps } from '../facts.ts';
import { isRoot, plainPath, sameAddress } from '../identity.ts';
import type { Substance } from '../substance.ts';
import { missingText, titleFits } from './expected.ts';

const leastCharacters = 200;

export const emptyShell: Rule = (facts) => {
  const { substance, source, lastGood } = facts;
  if (substance === undefined) return undefined;
  const own = ownCharacters(substance);
  if (own >= leastCharacters) return undefined;
  // A short document that was good before, or that the source declares as short, is a document.
  if (lastGood !== undefined && lastGood.characters < leastCharacters * 2 && keeps(facts, 0.5))
    return undefined;
  const least = source.expect?.min_chars;
  if (least !== undefined && least > 0 && least < leastCharacters && own >= least) return undefined;
  const beside = substance.consent > 0 ? `, beside ${substance.consent} of talk about cookies` : '';
  return judged(
    'empty',
    'few-characters',
    `the body of the page holds ${counted(own, 'character')}${beside} (a document has at least ${leastCharacters})`,
  );
};

/** Words, but no sentence, row or entry among them: menus that nobody marked as such. */
export const noSentence: Rule = (facts) => {
  const { substance, source } = facts;
  if (substance === undefined || substance.prose > 0 || substance.words >= 500 || keeps(facts, 0.5))
    return undefined;
  const entries = substance.lines.filter(
    ({ block, kind }) => kind === 'words' && (block.kind === 'tableRow' || block.kind === 'listItem'),
  );
  if (entries.length >= 3 || (source.expect?.text?.length ?? 0) > 0) return undefined;
  return judged(
    'empty',
    'no-sentence',
    `${counted(substance.words, 'character')} of labels, and not one sentence, row or list entry`,
  );
};

/** A consent dialog that was not marked as furniture is none of the document's; a long text about cookies may be the document. */
function ownCharacters(substance: Substance): number {
  const lines = substance.lines.filter(({ kind }) => kind === 'consent');
  const consent = lines.reduce((sum, { block }) => sum + block.text.length, 0);
  return substance.body - (consent < 1500 ? consent : 0);
}

export const sharedShell: Rule = (facts) => {
  const { substance, siblings, source, lastGood } = facts;
  if (substance === undefined || siblings === undefined) return undefined;
  const { textSha256, media } = substance.document;
  // A file that was put there as it is has no shell around it.
  if (media !== 'html') return undefined;
  if (lastGood?.textSha256 === textSha256) return undefined;
  // A whole document may stand at two addresses; a shell never has that much to say.
  if (substance.prose >= 1500) return undefined;
  const twin = siblings.find((each) => each.url !== source.url && each.textSha256 === textSha256);
  if (twin === undefined || isMeant(facts, twin.url)) return undefined;
  return judged(
    'empty',
    'shared-shell',
    `the very same text came for another address, ${twin.url}: it is a shell for many addresses`,
  );
};

/** One document at two addresses, however short: it says so itself, its address does, or the source's declaration. */
function isMeant(facts: Facts, twin: string): boolean {
  const { source, substance } = facts;
  const { expect } = source;
  if ((expect?.text?.length ?? 0) > 0 && missingText(facts).length === 0) return true;
  if (expect?.title !== undefined && titleFits(facts)) return true;
  const canonical = substance?.document.canonical;
  if (canonical !== undefined && !isRoot(canonical))
    return sameAddress(source.url, canonical) || sameAddress(twin, canonical);
  const heading = substance?.lines.find((line) => line.block.kind === 'heading' && line.block.level === 1);
  return isNamedIn(heading?.folded ?? substance?.title ?? '', source.url);
}

/** The last word of the address stands in the heading: ".../data-policy" and "Data policy". */
function isNamedIn(heading: string, address: string): boolean {
  const last = plainPath(address).split('/').at(-1) ?? '';
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return bare(last).length >= 3 && bare(heading).includes(bare(last));
}
