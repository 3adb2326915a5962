// Trust center, business associate agreement, data processing agreement.
import type { Details } from '#types/evidence.ts';
import type { Template } from './facts.ts';
import { dateInWords, gateInWords, inWords, names, sentences, text, flag } from './words.ts';

export const trustCenter: Template = {
  note({ value, details, platform, access }) {
    const listed = names(details, 'certifications_listed');
    const lists = listed.length > 0 && `It lists ${inWords(listed, 10)}.`;
    switch (value) {
      case 'yes_public':
      case 'yes_platform_only':
        return sentences(`${platform} keeps a public trust center.`, lists);
      case 'yes_sales_gated':
        return sentences(`${platform} keeps a trust center that is shown ${gateInWords(access)}.`, lists);
      case 'partial':
        return sentences(`${platform} keeps a trust center for a part of its products.`, lists);
      case 'no':
        return `${platform} says that it has no trust center.`;
      default:
        return `${platform} points to security pages that are not named a trust center.`;
    }
  },
  caveat({ value, access }) {
    switch (value) {
      case 'yes_public':
        return '';
      case 'yes_sales_gated':
        return `The trust center is shown ${gateInWords(access)}.`;
      case 'partial':
        return 'The trust center covers only a part of the products.';
      case 'no':
        return 'There is no trust center.';
      default:
        return 'It is not clear that there is a trust center.';
    }
  },
};

export const baa: Template = {
  note({ value, details, platform, access }) {
    const scope = text(details, 'scope');
    const contact = text(details, 'contact');
    const more = sentences(
      scope && `It covers ${scope}.`,
      contact && `Contact: ${contact}.`,
      details['enterprise_agreement_required'] === true && 'It needs an enterprise agreement.',
      details['enterprise_agreement_required'] === false && 'It needs no enterprise agreement.',
    );
    switch (value) {
      case 'yes_public':
      case 'yes_platform_only':
        return sentences(`${platform} offers a public business associate agreement under HIPAA.`, more);
      case 'yes_sales_gated':
        return sentences(
          `${platform} signs a business associate agreement under HIPAA ${gateInWords(access)}.`,
          more,
        );
      case 'partial':
        return sentences(
          `${platform} signs a business associate agreement under HIPAA for a part of its services.`,
          more,
        );
      case 'no':
        return `${platform} does not allow health data that HIPAA protects in this offering.`;
      default:
        return `${platform} mentions a business associate agreement without committing to sign one.`;
    }
  },
  caveat({ value, details, access }) {
    const scope = text(details, 'scope');
    switch (value) {
      case 'yes_public':
        return scope ? `The agreement covers only ${scope}.` : '';
      case 'yes_sales_gated':
        return scope
          ? `The business associate agreement is signed ${gateInWords(access)} and covers ${scope}.`
          : `The business associate agreement is signed ${gateInWords(access)}.`;
      case 'partial':
        return 'The business associate agreement covers only a part of the services.';
      case 'no':
        return 'Protected health information may not be sent to this offering.';
      default:
        return 'Whether a business associate agreement will be signed is not clear.';
    }
  },
};

export const dpa: Template = {
  note({ value, details, platform, access }) {
    const version = text(details, 'dpa_version');
    const effective = text(details, 'effective_date');
    const sccs = names(details, 'sccs');
    // A reader that saw the clauses and no module of theirs names them by their own name.
    const modules = sccs.filter((name) => !/^standard contractual clauses$/i.test(name));
    const subprocessors = names(details, 'subprocessors');
    const list = text(details, 'subprocessor_list_url');
    const more = sentences(
      version && `Version: ${version}.`,
      effective && `Dated ${dateInWords(effective)}.`,
      modules.length > 0 && `Standard contractual clauses: ${inWords(modules)}.`,
      subprocessors.length > 0 && `Subprocessors: ${inWords(subprocessors, 10)}.`,
      list && `The list of subprocessors is at ${list}.`,
    );
    switch (value) {
      case 'yes_public':
      case 'yes_platform_only':
        return sentences(
          `${platform} publishes a data processing agreement with standard contractual clauses and its subprocessors.`,
          more,
        );
      case 'yes_sales_gated':
        return sentences(`${platform} concludes a data processing agreement ${gateInWords(access)}.`, more);
      case 'partial':
        return sentences(
          partialDpa(
            platform,
            isAgreement(details),
            sccs.length > 0,
            subprocessors.length > 0 || list !== undefined,
          ),
          more,
        );
      case 'no':
        return `${platform} says that it does not conclude a data processing agreement for this offering.`;
      default:
        return sentences(`${platform} mentions data processing terms that do not settle the question.`, more);
    }
  },
  caveat({ value, details, access }) {
    const sccs = names(details, 'sccs').length > 0;
    const list =
      names(details, 'subprocessors').length > 0 || text(details, 'subprocessor_list_url') !== undefined;
    switch (value) {
      case 'yes_public':
        return flag(details, 'signature_required')
          ? 'The customer must sign the agreement for it to apply.'
          : '';
      case 'yes_sales_gated':
        return `The data processing agreement is concluded ${gateInWords(access)}.`;
      case 'partial':
        if (isAgreement(details) && list && !sccs) {
          return 'The data processing agreement names subprocessors, but no standard contractual clauses.';
        }
        if (list && !sccs)
          return 'Subprocessors are published; an agreement with standard contractual clauses was not seen.';
        if (sccs && !list)
          return 'There is an agreement with standard contractual clauses; a list of subprocessors was not seen.';
        return 'There is a data processing agreement; its clauses and a list of subprocessors were not seen.';
      case 'no':
        return 'No data processing agreement is concluded for this offering.';
      default:
        return 'The data processing terms do not settle the question.';
    }
  },
};

/** The document itself was seen: it has a date or a version, not only an address that somebody points to. */
function isAgreement(details: Details): boolean {
  return details['dpa_version'] !== undefined || details['effective_date'] !== undefined;
}

function partialDpa(platform: string, agreement: boolean, sccs: boolean, list: boolean): string {
  if (agreement && list && !sccs) {
    return `${platform} publishes a data processing agreement and its subprocessors; standard contractual clauses are not in it.`;
  }
  if (list && !sccs) return `${platform} publishes its subprocessors.`;
  if (sccs && !list)
    return `${platform} publishes a data processing agreement with standard contractual clauses.`;
  return `${platform} points to a data processing agreement.`;
}
