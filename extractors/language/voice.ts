// Whose voice a page speaks in: the vendor's, or that of an adviser or a form who tells of vendors at large.
import { vendorPattern } from './products.ts';
import type { Reading } from './reading.ts';

/** Vendors as a kind, as advice to buyers has them; a contract's "Vendor" has a capital. */
const atLarge =
  /\b(?:an?|any|this|that|each|every|your|most|many|some|major|potential|prospective|the right) (?:(?:A[Ii]|ai|[Ss]aa[Ss]|[Ss]oftware|[Cc]loud|[Mm]odel|LLM|llm|[Tt]ech|[Bb]ig) ){0,2}(?:vendors?|providers?)\b(?!'s (?:own )?(?:terms|privacy))|\b(?:AI|ai) vendors?\b|\bvendor (?:risk|reviews?|assessments?|evaluations?|questionnaires?|due diligence|contracts?|agreements?|addend(?:a|um)|ecosystems?|selection|landscape|levels?|comparisons?|claims?|management|onboarding|security reviews?)\b/g;
const ownVoice = /\b(?:we|us|our|ours)\b/g;
const quotedSpeech = /["“][^"“”\n]{10,400}["”]/g;
/** "[________]", "[Company name]": left open for whoever takes the form. */
const blank =
  /\[_{3,}\]|\[(?:insert\b|your |the )?(?:company|vendor|processor|provider|service provider|supplier|organi[sz]ation|legal|name of|customer|client)[^\]\n]{0,40}\]/gi;

const fewest = { atLarge: 3, blanks: 4 };

/** Why the page promises nothing of the vendor's own; undefined where it speaks for the vendor. */
export function voiceOfAnother(reading: Reading): string | undefined {
  const { text } = reading.document;
  if (isForm(reading, text)) return 'the document is a form for others to fill in';
  if (!reading.mentions(['vendor'])) return undefined;
  const told = text.match(atLarge)?.length ?? 0;
  if (told < fewest.atLarge) return undefined;
  const spoken = reading.say(text.replace(quotedSpeech, ' '));
  const own = (spoken.match(ownVoice)?.length ?? 0) + timesNamed(reading, spoken);
  return own * 2 <= told ? 'the page tells of vendors at large' : undefined;
}

function isForm(reading: Reading, text: string): boolean {
  if (!text.includes('[')) return false;
  if ((text.match(blank)?.length ?? 0) < fewest.blanks) return false;
  return timesNamed(reading, reading.say(text)) === 0;
}

function timesNamed(reading: Reading, spoken: string): number {
  const vendor = vendorPattern(reading);
  return vendor ? spoken.split(vendor).length - 1 : 0;
}
