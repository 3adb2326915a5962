// What the details of this dimension may hold.
import { z } from 'zod';

export const gpaiDetails = z.strictObject({
  chapters: z.array(z.string()).optional(),
  source: z.string().optional(),
});

const names: readonly (readonly [string, RegExp])[] = [
  ['Transparency', /\btransparency\b/],
  ['Copyright', /\bcopyright\b/],
  ['Safety and Security', /\bsafety (?:and|&) security\b|\bsafety chapter\b|\bsafety and security chapter\b/],
];

export const allChapters: readonly string[] = names.map(([name]) => name);

export function chaptersIn(said: string): string[] {
  const found = names.filter(([, pattern]) => pattern.test(said)).map(([name]) => name);
  return found;
}

/** "signed the safety chapter only, and will show copyright by other means": what stands before the turn. */
export function chaptersSigned(said: string): string[] {
  const turn = said.search(
    /;|\. |, (?:meaning|so|thus|leaving|which means)\b|, committing\b|,? (?:but|while|whereas|instead|rather than|without|excluding|except|not|and (?:will|must|shall|intends?|has|have|not|is|are|does))\b/,
  );
  const before = turn > 0 ? chaptersIn(said.slice(0, turn)) : [];
  return before.length > 0 ? before : chaptersIn(said);
}
