// What the answer shows beside its grade: access and details.
import type { Details } from '#types/evidence.ts';
import type { Access, Grade } from '#types/words.ts';
import { gateIn, tierIn } from '../../language/access.ts';
import type { Reading } from '../../language/reading.ts';
import type { RetentionDetails } from './details.ts';
import { eligibilityOf } from './eligibility.ts';
import { weight, type Heard } from './heard.ts';

export function accessOf(value: Grade, said: readonly Heard[]): Partial<Access> {
  const spoken = said.filter((one) => one.claim.kind === 'zdr');
  if (value === 'yes_sales_gated') {
    const route = spoken
      .map((one) => gateIn(one.statement.said)?.access.route)
      .find((one) => one !== undefined);
    const tier = spoken.map((one) => tierIn(one.statement.said).tier).find((one) => one !== undefined);
    return {
      ...(route ? { route } : {}),
      ...(tier ? { tier } : {}),
      ...(route === 'approval' ? { default: 'requires_approval' } : {}),
    };
  }
  if (value === 'yes_public') {
    const byDefault =
      spoken.length === 0 || spoken.some((one) => one.claim.kind === 'zdr' && one.claim.how === 'default');
    return { tier: 'self_serve', default: byDefault ? 'enabled' : 'requires_config' };
  }
  return {};
}

export function detailsOf(reading: Reading, value: Grade, heard: readonly Heard[]): Details {
  const details: { -readonly [K in keyof RetentionDetails]: RetentionDetails[K] } = {};
  const best = (from: string): number | undefined => {
    const found = heard
      .filter((one) => one.claim.kind === 'period' && one.claim.from === from)
      .sort((a, b) => weight(b) - weight(a))[0];
    return found?.claim.kind === 'period' ? found.claim.days : undefined;
  };
  const kept = best('kept');
  const deleted = best('after_deletion') ?? best('contract_end');
  if (kept !== undefined) details.retention_days = kept;
  if (deleted !== undefined) details.deletion_days = deleted;
  if (heard.some((one) => one.claim.kind === 'zdr')) {
    if (
      value === 'yes_sales_gated' &&
      heard.some((one) => one.claim.kind === 'zdr' && one.claim.how === 'gated')
    )
      details.zdr_approval_required = true;
    if (value === 'yes_public') details.zdr_approval_required = false;
    const { endpoints, excludedModels } = eligibilityOf(reading);
    if (endpoints.length > 0) details.zdr_eligible_endpoints = [...endpoints];
    if (excludedModels.length > 0) details.zdr_excluded_models = [...excludedModels];
  }
  const parts = heard.filter((one) => one.scope.kind === 'part').flatMap((one) => one.scope.names);
  if (value === 'partial' && parts.length > 0) details.scope = [...new Set(parts)].sort().join(', ');
  return details;
}
