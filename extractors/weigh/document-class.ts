// What kind of document a source is, as far as its address, its kind and its owner tell.
import type { Dimension } from '#types/registry.ts';
import type { Witness } from './input.ts';

export type DocumentClass = 'authority' | 'contract' | 'portal' | 'documentation' | 'page';

export const classRank: Readonly<Record<DocumentClass, number>> = {
  authority: 4,
  contract: 3,
  portal: 2,
  documentation: 1,
  page: 0,
};

const contractWords =
  /(^|[/._-])(dpa|baa|sla|terms?|tos|legal|polic(y|ies)|agreements?|addend(um|a)|data-?processing|service-?terms|commercial-?terms|sub-?processors?(-list)?|licen[cs]es?)($|[/._?-])/i;
const portalWords =
  /(^|\/\/|[/.-])(trust|trust-?cent(er|re)|trust-?portal|security-?portal|compliance)($|[/.?-])|safebase|vanta|drata|secureframetrust|conveyor|whistic/i;
const documentationWords =
  /(^|\/\/|[/.-])(docs?|documentation|developers?|help|support|learn|guides?|reference|manual|kb|faq|privacy|platform)($|[/.?-])/i;

export function classOf({ evidence, source }: Witness): DocumentClass {
  if (source?.party?.roles.includes('authority')) return 'authority';
  const address = source?.url ?? evidence.url;
  const name = source?.id.slice(source.id.indexOf('/') + 1) ?? '';
  if (source?.kind === 'portal') return 'portal';
  if (portalWords.test(address) || portalWords.test(name)) return 'portal';
  if (contractWords.test(address) || contractWords.test(name)) return 'contract';
  if (documentationWords.test(address) || documentationWords.test(name)) return 'documentation';
  return 'page';
}

/** Where each question is answered first. */
const primaryClasses: Readonly<Record<string, readonly DocumentClass[]>> = {
  soc2_type2: ['portal'],
  iso_27001: ['portal'],
  iso_42001: ['portal'],
  trust_center: ['portal'],
  hipaa_baa: ['contract'],
  gdpr_dpa: ['contract'],
  training_on_customer_data: ['contract'],
  retention_zdr: ['contract', 'documentation'],
  data_residency: ['contract', 'documentation'],
  gpai_cop: ['authority'],
};

export function isPrimary(witness: Witness, { key }: Pick<Dimension, 'key'>): boolean {
  return primaryClasses[key]?.includes(classOf(witness)) ?? false;
}
