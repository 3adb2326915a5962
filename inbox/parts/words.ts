// The words that people read for the words that the database keeps.
import type { CandidateState } from '#types/cell.ts';
import type { FurnitureKind } from '#types/text.ts';
import type { Change, DismissalReason, Verdict, Via } from '#types/words.ts';

import { gradeLabel, said } from '#snapshots/release/words.ts';

export { gradeLabel as gradeWords, noArchiveWords, said } from '#snapshots/release/words.ts';

export const changeWords: Readonly<Record<Change, string>> = {
  new: 'New',
  improved: 'Improved',
  weakened: 'Weakened',
  changed: 'Changed',
  details: 'Details',
  reworded: 'Reworded',
  absent: 'Absent',
  contradiction: 'Contradiction',
};

export const stateWords: Readonly<Record<CandidateState, string>> = {
  held: 'Held',
  open: 'Open',
  snoozed: 'Snoozed',
  second_review: 'Second review',
  accepted: 'Accepted',
  dismissed: 'Dismissed',
  overtaken: 'Overtaken',
  withdrawn: 'Withdrawn',
};

export const reasonWords: Readonly<Record<DismissalReason, string>> = {
  scrape_artifact: 'Scrape artifact: the capture is not the page',
  no_material_change: 'No material change',
  availability_improved: 'Availability improved: the promise is the same',
  out_of_scope: 'Out of scope: about another product',
  duplicate: 'Duplicate',
  wrong_quote: 'Wrong quote',
  wrong_grade: 'Wrong grade',
  other: 'Other',
};

export const verdictWords: Readonly<Record<Verdict, string>> = {
  ok: 'The document, complete',
  blocked: 'Blocked',
  challenge: 'Challenge page',
  login: 'Login wall',
  missing: 'Missing',
  unreachable: 'Unreachable',
  refused: 'Refused by robots.txt or our guard',
  error_page: 'Error page',
  moved: 'Moved',
  wrong_language: 'Other language',
  incomplete: 'Incomplete',
  empty: 'Empty',
  unreadable: 'Unreadable',
  too_large: 'Too large',
};

export const viaWords: Readonly<Record<Via, string>> = {
  http: 'plain HTTP',
  browser: 'browser',
  wayback: 'Wayback Machine',
  person: 'a person’s own capture',
};

export const furnitureWords: Readonly<Record<FurnitureKind, string>> = {
  navigation: 'navigation',
  header: 'header',
  footer: 'footer',
  aside: 'aside',
  dialog: 'dialog',
  cookie: 'cookie notice',
  control: 'control',
  running: 'running head or page number',
};

/** A key at the head of a line: "Retention days". */
export function titled(key: string): string {
  const words = said(key);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const grades = Object.entries(gradeLabel);
const ofSeveralWords = new RegExp(
  grades
    .filter(([grade]) => grade.includes('_'))
    .map(([grade]) => grade.replaceAll('_', '[_ ]'))
    .join('|'),
  'g',
);
const ofOneWord = /(?<=: |→ )(?:partial|unclear|no)(?= →| by the rule| \(|$)/g;

/** A sentence of the pipeline with grades and rules as people say them. */
export function inWords(text: string): string {
  const label = (found: string): string =>
    gradeLabel[found.replaceAll(' ', '_') as keyof typeof gradeLabel] ?? found;
  return text
    .replace(ofSeveralWords, label)
    .replace(ofOneWord, label)
    .replace(/by the rule [\w-]+\/([\w-]+)/g, (_, rule: string) => `by the rule “${said(rule)}”`);
}
