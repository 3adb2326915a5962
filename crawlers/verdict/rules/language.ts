// Another language than expected, by the words of the body; what the page declares of itself counts only where words are few.
import { detectLanguage } from '#text/language.ts';
import { keeps } from '../facts.ts';
import { judged, type Rule } from '../input.ts';

export const otherLanguage: Rule = (facts) => {
  const { substance, source, lastGood } = facts;
  const expected = source.expect?.language ?? lastGood?.language;
  if (expected === undefined || substance === undefined) return undefined;
  // The sentences of a text that was in that language are in it still.
  if (expected === lastGood?.language && keeps(facts, 0.8)) return undefined;
  // Language pickers are lines of links; names and addresses are short lines.
  const said = substance.lines
    .filter((line) => line.kind === 'words' && line.block.text.length >= 40)
    .map((line) => line.block.text)
    .join('\n');
  const detected = said.length >= 200 ? detectLanguage(said.slice(0, 20_000)) : undefined;
  const found = detected ?? (said.length < 200 ? substance.document.language.detected : undefined);
  if (found === undefined || found === expected) return undefined;
  // Nobody said which language: a page that turns to the common one of all vendors is no stranger.
  if (source.expect?.language === undefined && found === 'en') return undefined;
  return judged(
    'wrong_language',
    'language',
    `the text reads as ${nameOf(found)}, ${nameOf(expected)} was expected`,
  );
};

function nameOf(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
}
