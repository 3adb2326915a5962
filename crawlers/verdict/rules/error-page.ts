// An error served as a page with status 200. A document that merely mentions errors has more to say than that.
import { foldForMatch } from '#text/match.ts';
import { counted } from '#text/counted.ts';
import { judged, type Facts, type Rule } from '../input.ts';
import { announcement, freshLines, freshSums, keeps, short, type Sums } from '../facts.ts';
import type { Line, Substance } from '../substance.ts';
import { errorCuesIn } from '../wording/cues.ts';
import { errorHint, errorStatement } from '../wording/errors.ts';

export const errorPage: Rule = (facts) => {
  const { substance } = facts;
  if (substance === undefined || keeps(facts, 0.5)) return undefined;
  const fresh = freshSums(facts);
  if (fresh.words >= 1500) return undefined;
  const lines = freshLines(facts, readable(substance));
  const titled =
    errorHint(substance.title) ||
    lines.some((line) => line.block.kind === 'heading' && errorHint(line.folded));
  const announced = announcement(facts, lines, isErrorLine);
  if (announced === undefined && !titled) return undefined;
  const said = lines.filter(isErrorLine);
  const beside = besides(fresh, said);
  // An error that owns the title may have help around it; one in a corner must be nearly alone.
  const room = titled ? 500 : Math.min(350, announced?.room ?? 0);
  if (beside.prose > room || beside.words > limit(facts, titled)) return undefined;
  const words =
    said[0]?.block.text ??
    lines.find((line) => errorHint(line.folded))?.block.text ??
    substance.document.title ??
    '';
  return judged(
    'error_page',
    'error-words',
    `the page says "${short(words)}" and has ${counted(beside.words, 'character')} beside that`,
  );
};

function isErrorLine({ kind, folded, block }: Line): boolean {
  return kind === 'words' && block.kind !== 'tableRow' && errorStatement(folded) !== undefined;
}

/** What a visitor reads. Where the body says next to nothing, a line between menus may have been taken for one of them. */
function readable(substance: Substance): readonly Line[] {
  const lines = substance.lines.filter((line) => line.kind !== 'consent' && line.shown);
  if (substance.words >= 200) return lines;
  const between = substance.document.blocks
    .filter(
      ({ furniture, links }) => (furniture === 'navigation' || furniture === 'aside') && links.length === 0,
    )
    .map((block): Line => ({ block, folded: foldForMatch(block.text), kind: 'words', shown: true }));
  return [...lines, ...between];
}

function besides(fresh: Sums, said: readonly Line[]): Sums {
  const error = said.reduce((sum, line) => sum + line.block.text.length, 0);
  const errorProse = said.reduce(
    (sum, line) => sum + (line.folded.length >= 40 ? line.block.text.length : 0),
    0,
  );
  return { words: Math.max(0, fresh.words - error), prose: Math.max(0, fresh.prose - errorProse) };
}

function limit(facts: Facts, titled: boolean): number {
  // With a last good capture none of whose sentences is here, menus that were not marked as such may be longer.
  if (facts.kept !== undefined && facts.kept < 0.1) return 1500;
  return titled ? 1200 : 700;
}

/** No known words, but a short page with several signs of an error: an apology, a fault, a plea to come back, a way out. */
export const soundsLikeError: Rule = (facts) => {
  const { substance } = facts;
  if (substance === undefined || keeps(facts, 0.5)) return undefined;
  const { words, prose } = freshSums(facts);
  // Several sentences of a document have such words by chance.
  if (words >= 600 || (facts.lastGood === undefined && prose >= 300)) return undefined;
  const lines = freshLines(facts, readable(substance)).filter(({ block }) => block.kind !== 'tableRow');
  const cues = errorCuesIn([substance.title, ...lines.map((line) => line.folded)]);
  if (cues < 3 || lines.filter(({ kind }) => kind === 'words').length > 15) return undefined;
  const said = lines.find((line) => line.kind === 'words')?.block.text ?? '';
  return judged(
    'error_page',
    'error-cues',
    `${counted(cues, 'sign')} of an error on a page of ${counted(words, 'character')}: "${short(said)}"`,
  );
};

/** A few lines where a whole document was: whatever they say, they are not its next version. */
export const shortStranger: Rule = (facts) => {
  const { substance, lastGood, kept, known } = facts;
  if (substance === undefined || lastGood === undefined || kept === undefined) return undefined;
  if (lastGood.characters < 1500 || lastGood.shingles.length < 6 || kept >= 0.3) return undefined;
  // What is left of the document and nothing beside it: that is a document cut short.
  if (kept >= 0.1 && (known ?? 1) >= 0.95) return undefined;
  const fresh = freshLines(facts, substance.lines);
  const words = freshSums(facts).words;
  if (words >= Math.min(1500, Math.max(600, lastGood.characters * 0.15))) return undefined;
  const cues = errorCuesIn([substance.title, ...fresh.map((line) => line.folded)]);
  const said = fresh.find((line) => line.kind === 'words')?.block.text ?? substance.document.title ?? '';
  const left = kept < 0.1 ? 'none' : `${Math.round(kept * 100)} %`;
  const message = `${counted(words, 'new character')} ("${short(said)}") stand where ${lastGood.characters} of a document stood on ${lastGood.at.slice(0, 10)}, with ${left} of its sentences`;
  return judged(cues >= 2 ? 'error_page' : 'incomplete', 'short-stranger', message);
};
