// The public note and the one-sentence caveat that a reviewer starts from.
import type { Answer } from '#types/cell.ts';
import type { Instant } from '#types/ids.ts';
import type { Dimension } from '#types/registry.ts';
import type { WeighOffering } from '../input.ts';
import { certificate, report } from './certificates.ts';
import { dataResidency, retention, training } from './data-handling.ts';
import { art53Summary, gpaiCode } from './ai-act.ts';
import { factsOf, type Drafted, type Facts, type Template } from './facts.ts';
import { general } from './general.ts';
import { baa, dpa, trustCenter } from './vendor-trust.ts';
import { dateInWords, sentences } from './words.ts';

const templates: Readonly<Record<string, Template>> = {
  soc2_type2: report,
  iso_27001: certificate('ISO/IEC 27001'),
  iso_42001: certificate('ISO/IEC 42001'),
  trust_center: trustCenter,
  hipaa_baa: baa,
  gdpr_dpa: dpa,
  training_on_customer_data: training,
  retention_zdr: retention,
  data_residency: dataResidency,
  gpai_cop: gpaiCode,
  art53_summary: art53Summary,
};

export interface DraftInput {
  readonly answer: Omit<Answer, 'note' | 'caveat'>;
  readonly offering: WeighOffering;
  readonly dimension: Pick<Dimension, 'key' | 'label'>;
  readonly now: Instant;
  /** Another source says otherwise. */
  readonly disputed: boolean;
}

export function draft({ answer, offering, dimension, now, disputed }: DraftInput): Drafted {
  const template = templates[dimension.key] ?? general;
  const facts = factsOf(answer, offering, dimension);
  return {
    note: sentences(
      answer.value === 'no_public_evidence' ? nothingFound(facts) : template.note(facts),
      answer.value === 'yes_platform_only' &&
        `This rests on commitments of ${facts.platform}; ${facts.developer} does not make them.`,
      disputed && 'Another document of the same party says otherwise.',
      takesEffect(answer, now),
      typeof answer.details['scope'] === 'string' &&
        answer.value === 'partial' &&
        `Scope: ${answer.details['scope']}.`,
    ),
    caveat: caveatOf(template, facts, disputed),
  };
}

function nothingFound({ label }: Facts): string {
  return `No public statement on ${label} was found on the pages that were looked at, which does not mean that the answer is no.`;
}

function caveatOf(template: Template, facts: Facts, disputed: boolean): string {
  if (disputed) return 'Documents of the same party contradict each other on this.';
  switch (facts.value) {
    case 'no_public_evidence':
      return `${facts.label}: nothing public was found.`;
    case 'yes_platform_only':
      return `Holds through ${facts.platform}'s own commitments only, not ${possessive(facts.developer)}.`;
    case 'yes_public':
      return template.caveat(facts);
    default:
      return template.caveat(facts) || `${facts.label}: see the note for what is limited.`;
  }
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

function takesEffect({ effectiveFrom }: DraftInput['answer'], now: Instant): string | undefined {
  if (effectiveFrom === undefined || effectiveFrom <= now.slice(0, 10)) return undefined;
  return `The document takes effect on ${dateInWords(effectiveFrom)}.`;
}
