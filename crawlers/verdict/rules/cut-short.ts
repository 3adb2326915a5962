// A list or a page that is not there in full.
import { counted } from '#text/counted.ts';
import type { GoodFacts } from '#types/capture.ts';
import { judged, type Facts, type Rule } from '../input.ts';
import { freshSums, short } from '../facts.ts';
import { sameText } from '../good-facts.ts';
import { countsSaid, entriesOf } from '../lists.ts';

/** Where nobody counted, the text's own pager counts only against a list that was longer before: a saved page cannot be leafed through. */
export const fewerThanSaid: Rule = ({ counts, substance, lastGood }) => {
  if (substance === undefined) return undefined;
  const before = lastGood?.entries ?? 0;
  const known = counts ?? countsSaid(substance.document.blocks).filter(({ found }) => before > found + 1);
  const lacking = known.find((count) => count.found < count.said);
  if (lacking === undefined) return undefined;
  return judged(
    'incomplete',
    'fewer-than-said',
    `the page says ${counted(lacking.said, 'entry', 'entries')} ("${short(lacking.where, 60)}"), ${counted(lacking.found, 'was', 'were')} found`,
  );
};

export const brokenOff: Rule = (facts) => {
  const { page, substance, kept } = facts;
  if (substance === undefined || (kept !== undefined && kept >= 0.98)) return undefined;
  const last = substance.document.blocks.at(-1);
  if (
    page?.breaksOff !== undefined &&
    last !== undefined &&
    (page.breaksOff.includes('inside') || !endsWhole(last.text))
  ) {
    return judged('incomplete', 'broken-off', `${page.breaksOff}, after "…${last.text.slice(-60)}"`);
  }
  if (
    substance.document.media !== 'markdown' ||
    last === undefined ||
    last.text.length < 40 ||
    !endsMidSentence(last.text)
  )
    return undefined;
  return judged(
    'incomplete',
    'mid-sentence',
    `the text ends in the middle of a sentence: "…${last.text.slice(-60)}"`,
  );
};

function endsWhole(text: string): boolean {
  return /[.!?…:;)\]"'”’»。]$/u.test(text.trimEnd()) || text.length < 40;
}

function endsMidSentence(text: string): boolean {
  return /(?:,|\b(?:the|a|an|and|or|of|to|in|for|with|by|on|at|from|that|which|is|are|our|your|as|not|will|may|shall|this|these|any|be))$/iu.test(
    text.trimEnd(),
  );
}

/** Nothing new, much gone, the beginning there and the end missing. */
export const endMissing: Rule = (facts) => {
  const { lastGood, shingles, substance } = facts;
  if (!lostMuch(facts, 0.75) || lastGood === undefined || shingles === undefined || substance === undefined)
    return undefined;
  const opening = lastGood.opening ?? [];
  const ending = lastGood.ending ?? [];
  if (opening.length < 4 || ending.length < 4) return undefined;
  const there = (hashes: readonly number[]): number =>
    hashes.filter((each) => shingles.all.has(each)).length / hashes.length;
  if (there(opening) < 0.6 || there(ending) > 0.2) return undefined;
  return doubted(
    facts,
    lastGood,
    `the page ends early: ${counted(substance.body, 'character')} of ${lastGood.characters}, the beginning is the same and the end is missing`,
  );
};

/** Nothing new and close to half gone: a section that did not load. */
export const partMissing: Rule = (facts) => {
  const { lastGood, substance } = facts;
  if (!lostMuch(facts, 0.6) || lastGood === undefined || substance === undefined) return undefined;
  return doubted(
    facts,
    lastGood,
    `much of the page is missing: ${counted(substance.body, 'character')} of ${lastGood.characters}, and nothing new among them`,
  );
};

export const listShrunk: Rule = (facts) => {
  const { lastGood, substance, known, kept } = facts;
  if (lastGood === undefined || substance === undefined || known === undefined || kept === undefined)
    return undefined;
  if (lastGood.entries < 8 || known < 0.95 || kept > 0.9) return undefined;
  const entries = entriesOf(substance.document.blocks);
  if (entries >= lastGood.entries * 0.7) return undefined;
  if (seenBefore(facts, lastGood)) return undefined;
  return judged(
    'incomplete',
    'list-shrunk',
    `the longest list holds ${counted(entries, 'entry', 'entries')}, ${lastGood.entries} on ${lastGood.at.slice(0, 10)}, and nothing new came in`,
  );
};

/** Few characters of an excuse are nothing new. */
const excuse = 250;

function lostMuch(facts: Facts, share: number): boolean {
  const { lastGood, substance, known, kept } = facts;
  if (lastGood === undefined || substance === undefined || known === undefined || kept === undefined)
    return false;
  if (lastGood.characters < 1500 || substance.body >= lastGood.characters * share) return false;
  return known >= 0.95 || (kept < 0.5 && freshSums(facts).words < excuse);
}

const patience = 36 * 60 * 60 * 1000;
const sightings = 4;

/** A vendor may shorten a page for good: seen again and again for days, the shorter text is the document. */
function doubted(facts: Facts, lastGood: GoodFacts, message: string): ReturnType<Rule> {
  const { replacedBy } = lastGood;
  if (seenBefore(facts, lastGood) && replacedBy !== undefined && (replacedBy.times ?? 1) >= sightings) {
    const first = replacedBy.since ?? replacedBy.at;
    if (Date.parse(replacedBy.at) - Date.parse(first) >= patience) {
      return judged(
        'ok',
        'shorter',
        `the page has been this short since ${first.slice(0, 10)}: it is the document now`,
      );
    }
  }
  return judged('incomplete', 'cut-short', message);
}

function seenBefore({ substance, shingles }: Facts, { replacedBy }: GoodFacts): boolean {
  if (replacedBy === undefined || substance === undefined || shingles === undefined) return false;
  return sameText(replacedBy, substance.document.textSha256, shingles.sample);
}
