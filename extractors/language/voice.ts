// Whose voice a page speaks in: the vendor's, or that of an adviser or a form who tells of vendors at large.
import { everyHit } from './every-hit.ts';
import { linesWith } from './lines.ts';
import { vendorPattern } from './products.ts';
import type { Reading } from './reading.ts';

/** A contract's "Vendor" has a capital, advice on vendors has none. */
const vendor = /\bvendors?\b/g;
const kindBefore =
  /(?:^|[^\w-])(?:(?:[Aa]n?|[Aa]ny|[Tt]his|that|[Ee]ach|[Ee]very|[Yy]our|[Mm]ost|[Mm]any|[Ss]ome|major|potential|prospective|right|third-party) (?:(?:A[Ii]|ai|[Ss]aa[Ss]|[Ss]oftware|[Cc]loud|[Mm]odel|LLM|llm|[Tt]ech|third-party) ){0,2}|(?:AI|ai) )$/;
const matterAfter =
  /^ (?:risk|reviews?|assessments?|evaluations?|questionnaires?|due diligence|contracts?|agreements?|addend(?:a|um)|ecosystems?|selection|landscape|levels?|comparisons?|claims?|management|onboarding|security reviews?)\b/;
/** Longer than any of the words above. */
const around = 40;
const ofBuying = /\b(?:buyers|procurement|checklist|due diligence)\b/gi;
const ownVoice = /\b(?:we|us|our|ours)\b/g;
const quotedSpeech = /["“][^"“”\n]{10,400}["”]/g;
/** "[________]", "[Company name]": left open for whoever takes the form. */
const blank =
  /\[_{3,}\]|\[(?:insert\b|your |the )?(?:company|vendor|processor|provider|service provider|supplier|organi[sz]ation|operator|entity|legal|name of|customer|client)[^\]\n]{0,40}\]/gi;

/** "This is a starter template. Replace with your own DPA." */
const ofTemplates =
  /\b(?:[Tt]his is an? (?:[\w-]+ )?(?:template|sample|boilerplate)|[Tt]emplate terms|[Ss]tarter template|[Rr]eplace (?:it )?with your (?:own|lawyer)|have (?:it|this) reviewed by (?:your|a) (?:lawyer|counsel|attorney))\b/;

/** Words of articles for whoever buys or builds, on a page in nobody's name. */
const ofArticles =
  /\b(?:[Tt]his|[Ii]n this) (?:article|guide|post|explainer)\b|\b(?:[Ee]nterprise|AI) buyers?\b|\b(?:[Mm]any|[Mm]ost|[Ss]ome|AI|[Ee]nterprise|[Aa]ll|[Oo]ther) (?:organi[sz]ations?|companies|enterprises|businesses|firms|industries|providers)\b|\b(?:organi[sz]ations|vendors|enterprises) (?:gain|need|must|should|can|often|treat|demonstrate|use|that|who)\b|\b[Ii]f you(?:[’']re| are) (?:an? |building|buying|selling|evaluating|choosing)|\b[Ii]f your (?:organi[sz]ation|company) (?:is|wants|needs)\b|\bfor organi[sz]ations to\b|\bsecurity reviews?\b|\b[Aa]n? (?:[\w-]+ )?(?:vendor|organi[sz]ation|buyer) (?:with|without|asks?|needs?|must|can|should)\b/g;
const quoted = /["“][^"“”\n]{3,400}["”]/g;
const firstPerson = /\b(?:[Ww]e|[Oo]urs?|us)\b/g;

const fewest = { atLarge: 3, blanks: 4, ofArticles: 2 };

/** Why the page promises nothing of the vendor's own; undefined where it speaks for the vendor. */
export function voiceOfAnother(reading: Reading): string | undefined {
  const { text } = reading.document;
  if (isForm(reading, text)) return 'the document is a form for others to fill in';
  if (isArticle(reading, text)) return 'an article in nobody’s name';
  if (!reading.mentions(['vendor'])) return undefined;
  const told = timesAtLarge(text);
  if (told < fewest.atLarge) return undefined;
  const spoken = reading.say(text.replace(quotedSpeech, ' '));
  const own = (spoken.match(ownVoice)?.length ?? 0) + timesNamed(reading, spoken);
  return own * 2 <= told ? 'the page tells of vendors at large' : undefined;
}

/** Nobody says "we" in it, nobody names the vendor, and it speaks of organisations at large. */
function isArticle(reading: Reading, text: string): boolean {
  if (saysWe(text)) return false;
  if ((text.match(ofArticles)?.length ?? 0) < fewest.ofArticles) return false;
  return timesNamed(reading, reading.say(`${reading.document.title ?? ''} ${text}`)) === 0;
}

/** In quotes and questions somebody else speaks. */
function saysWe(text: string): boolean {
  for (const line of linesWith(text, firstPerson)) {
    const own = line.text.replace(quoted, ' ');
    for (const hit of everyHit(firstPerson, own)) if (!isAsked(own, hit.index)) return true;
  }
  return false;
}

function isAsked(line: string, at: number): boolean {
  for (let end = at; end < line.length; end += 1)
    if (line[end] === '.' || line[end] === '!' || line[end] === '?') return line[end] === '?';
  return false;
}

function timesAtLarge(text: string): number {
  let times = 0;
  for (const { index, 0: word } of text.matchAll(vendor)) {
    const end = index + word.length;
    if (kindBefore.test(text.slice(Math.max(0, index - around), index))) times += 1;
    else if (matterAfter.test(text.slice(end, end + around))) times += 1;
  }
  return times === 0 ? 0 : times + (text.match(ofBuying)?.length ?? 0);
}

function isForm(reading: Reading, text: string): boolean {
  if (!text.includes('[')) return false;
  const blanks = text.match(blank)?.length ?? 0;
  if (blanks < fewest.blanks && !(blanks > 0 && ofTemplates.test(text))) return false;
  return timesNamed(reading, reading.say(text)) === 0;
}

function timesNamed(reading: Reading, spoken: string): number {
  const names = vendorPattern(reading);
  return names ? spoken.split(names).length - 1 : 0;
}
