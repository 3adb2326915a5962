// Grades, changes and keys as a reader is told them.
import type { Change, Grade, NoArchiveBecause } from '#types/words.ts';

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

export const noArchiveWords: Readonly<Record<NoArchiveBecause, string>> = {
  never_archived: 'the Wayback Machine never archived this address',
  excluded: 'the address is excluded from the Wayback Machine',
  shell_only: 'archived copies hold a shell without the text',
  too_old: 'the archived copies are too old to serve',
  rate_limited: 'the Wayback Machine asked us to slow down',
  unavailable: 'the Wayback Machine did not answer',
  not_tried: 'no archived copy was asked for: the live page was complete',
};

/** "trust_center_nda" as a reader says it; a sentence or an address stays as it stands. */
export function said(key: string): string {
  if (!/^[\w-]+$/.test(key)) return key;
  if (Object.hasOwn(fixed, key)) return fixed[key] ?? key;
  return key.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
}

const fixed: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  trust_center_nda: 'trust center, under NDA',
  click_through: 'click-through agreement',
  free_account: 'free account',
  sales_contract: 'sales contract',
  self_serve: 'self-serve',
  requires_config: 'must be configured',
  requires_approval: 'must be approved',
  sccs: 'SCCs',
  zdr_approval_required: 'ZDR approval required',
  zdr_excluded_models: 'ZDR excluded models',
  zdr_eligible_endpoints: 'ZDR eligible endpoints',
  dpa_url: 'DPA address',
  dpa_version: 'DPA version',
};
