// Grades and changes as a reader is told them.
import type { Change, Grade } from '#types/words.ts';

export const gradeLabel: Readonly<Record<Grade, string>> = {
  yes_public: 'Yes, public',
  yes_sales_gated: 'Yes, sales-gated',
  yes_platform_only: 'Yes, platform-only',
  partial: 'Partial',
  unclear: 'Unclear',
  no_public_evidence: 'No public evidence',
  no: 'No',
};

/** A shape for each grade, so that colour is never the only sign. */
export const gradeSign: Readonly<Record<Grade, string>> = {
  yes_public: '●',
  yes_sales_gated: '◐',
  yes_platform_only: '◑',
  partial: '◔',
  unclear: '?',
  no_public_evidence: '○',
  no: '✕',
};

export const changeLabel: Readonly<Record<Change, string>> = {
  new: 'New answer',
  improved: 'Improved',
  weakened: 'Weakened',
  changed: 'Changed',
  details: 'Details changed',
  reworded: 'Reworded',
  absent: 'No longer stated',
  contradiction: 'Contradicted',
};
