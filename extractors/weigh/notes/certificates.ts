// Reports and certificates: SOC 2, ISO 27001, ISO 42001.
import type { Facts, Template } from './facts.ts';
import { gateInWords, inWords, names, sentences, text } from './words.ts';

export const report: Template = {
  note(facts) {
    const { value, details, platform, access } = facts;
    const criteria = names(details, 'criteria');
    const cadence = text(details, 'report_cadence');
    const named = criteria.length > 0 ? `, for ${inWords(criteria)}` : '';
    switch (value) {
      case 'yes_public':
      case 'yes_platform_only':
        return sentences(
          `${platform} states a SOC 2 Type II report${covering(facts)}${named}.`,
          renewed(cadence),
          access.route === 'public' ? 'The report can be had without asking.' : silence('the report'),
        );
      case 'yes_sales_gated':
        return sentences(
          `${platform} states a SOC 2 Type II report${covering(facts)}${named}; it is given out ${gateInWords(access)}.`,
          renewed(cadence),
        );
      case 'partial':
        return text(details, 'type') === 'Type I'
          ? `${platform} states a SOC 2 Type I report, which describes one day; a Type II report is not named.`
          : `${platform} states a SOC 2 Type II report that covers only a part${covering(facts)}.`;
      case 'no':
        return `${platform} says that it does not have a SOC 2 Type II report yet.`;
      default:
        return details['inherited'] === true
          ? `The SOC 2 report that is named belongs to another company, whose services ${platform} uses.`
          : `${platform} names SOC 2 without saying that the report is of Type II.`;
    }
  },
  caveat(facts) {
    const { value, details, access } = facts;
    switch (value) {
      case 'yes_public':
        return access.route === 'unstated' ? silence('the report') : '';
      case 'yes_sales_gated':
        return `The SOC 2 Type II report is given out ${gateInWords(access)}.`;
      case 'partial':
        return text(details, 'type') === 'Type I'
          ? 'The SOC 2 report that is named is of Type I only.'
          : 'The SOC 2 Type II report covers only a part of what this offering is.';
      case 'no':
        return 'SOC 2 Type II is not completed.';
      default:
        return details['inherited'] === true
          ? "The SOC 2 report is a supplier's, not the provider's own."
          : 'SOC 2 is named, its type is not.';
    }
  },
};

const cadences: Readonly<Record<string, string>> = {
  annual: 'every year',
  'twice a year': 'twice a year',
  quarterly: 'every quarter',
};

function renewed(cadence: string | undefined): string | undefined {
  return cadence && `It is renewed ${cadences[cadence] ?? `(${cadence})`}.`;
}

export function certificate(fallback: string): Template {
  return {
    note(facts) {
      const { value, details, platform, access } = facts;
      const standard = text(details, 'standard') ?? fallback;
      const related = names(details, 'related');
      const beside = related.length > 0 && `Named beside it: ${inWords(related)}.`;
      switch (value) {
        case 'yes_public':
        case 'yes_platform_only':
          return sentences(
            `${platform} states that it is certified to ${standard}${covering(facts)}.`,
            access.route === 'public' ? 'The certificate is public.' : silence('the certificate'),
            beside,
          );
        case 'yes_sales_gated':
          return sentences(
            `${platform} states that it is certified to ${standard}${covering(facts)}; the certificate is shown ${gateInWords(access)}.`,
            beside,
          );
        case 'partial':
          return sentences(
            `${platform} names an ${standard} certificate that covers a part${covering(facts)}.`,
            beside,
          );
        case 'no':
          return `${platform} says that it is not certified to ${standard}, or not yet.`;
        default:
          return details['inherited'] === true
            ? `The ${standard} certificate that is named belongs to another company, whose services ${platform} uses.`
            : `${platform} names ${standard} without saying that it is certified.`;
      }
    },
    caveat(facts) {
      const { value, details, access } = facts;
      const standard = text(details, 'standard') ?? fallback;
      switch (value) {
        case 'yes_public':
          return access.route === 'unstated' ? silence('the certificate') : '';
        case 'yes_sales_gated':
          return `The ${standard} certificate is shown ${gateInWords(access)}.`;
        case 'partial':
          return `The ${standard} certificate covers only a part of what this offering is.`;
        case 'no':
          return `Not certified to ${standard} at the time of reading.`;
        default:
          return details['inherited'] === true
            ? `The ${standard} certificate is a supplier's, not the provider's own.`
            : `${standard} is named, a certificate is not.`;
      }
    },
  };
}

function covering({ details }: Facts): string {
  const scope = [...names(details, 'services_in_scope'), ...names(details, 'scope')];
  return scope.length > 0 ? ` covering ${inWords([...new Set(scope)])}` : '';
}

export function silence(what: string): string {
  return `How to get ${what} is not said.`;
}
