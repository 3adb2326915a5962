// What the source's declaration promises: title, texts, length.
import { foldForMatch } from '#text/match.ts';
import { counted } from '#text/counted.ts';
import { judged, type Facts, type Rule } from '../input.ts';
import { keeps, short } from '../facts.ts';

export function titleFits({ source, substance }: Facts): boolean {
  const expected = source.expect?.title;
  if (expected === undefined || substance === undefined) return true;
  const said = foldForMatch(expected);
  if (substance.title.includes(said)) return true;
  return substance.lines.some(
    (line) => line.block.kind === 'heading' && (line.block.level ?? 1) <= 2 && line.folded.includes(said),
  );
}

export function missingText({ source, substance }: Facts): readonly string[] {
  const expected = source.expect?.text ?? [];
  if (expected.length === 0 || substance === undefined) return [];
  const text = foldForMatch(substance.document.text);
  return expected.filter((each) => !text.includes(foldForMatch(each)));
}

export const tooShort: Rule = ({ source, substance }) => {
  const least = source.expect?.min_chars;
  if (least === undefined || substance === undefined || substance.body >= least) return undefined;
  return judged(
    'incomplete',
    'min-chars',
    `the body holds ${counted(substance.body, 'character')}, the source expects at least ${least}`,
  );
};

/** A renamed page that still says what is expected, or what it said before, is the document. */
export const otherTitle: Rule = (facts) => {
  if (titleFits(facts) || keeps(facts, 0.5)) return undefined;
  if ((facts.source.expect?.text?.length ?? 0) > 0 && missingText(facts).length === 0) return undefined;
  const title = facts.substance?.document.title;
  return judged(
    'moved',
    'other-title',
    `the page is titled "${short(title ?? '')}", the source expects "${facts.source.expect?.title ?? ''}"`,
  );
};

export const expectedTextMissing: Rule = (facts) => {
  const missing = missingText(facts);
  if (missing.length === 0 || keeps(facts, 0.7)) return undefined;
  const named = missing.map((each) => `"${short(each, 60)}"`).join(', ');
  return judged('incomplete', 'expected-text', `the page does not say ${named}, which the source expects`);
};
