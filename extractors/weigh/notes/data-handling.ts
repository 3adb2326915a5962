// Training, retention, residency.
import type { Template } from './facts.ts';
import { days, flag, gateInWords, inWords, names, number, sentences, text } from './words.ts';

export const training: Template = {
  note({ value, details, platform, access }) {
    const optIn = flag(details, 'opt_in_sharing') && 'Sharing data for training is opt-in.';
    const optOut = text(details, 'opt_out');
    switch (value) {
      case 'yes_public':
      case 'yes_platform_only':
        return sentences(`${platform} commits not to train models on customer data by default.`, optIn);
      case 'yes_sales_gated':
        return sentences(
          `${platform} commits not to train models on customer data ${gateInWords(access)}.`,
          optIn,
        );
      case 'partial':
        return sentences(
          `${platform} commits not to train on customer data for some plans or products and not for others.`,
          optOut && `Opting out: ${optOut}.`,
          optIn,
        );
      case 'no':
        return sentences(
          `${platform} may use customer data to train models.`,
          optOut ? `Opting out: ${optOut}.` : flag(details, 'opt_out') && 'Customers can opt out.',
        );
      default:
        return `${platform} mentions training on customer data without settling what happens by default.`;
    }
  },
  caveat({ value, details, access }) {
    switch (value) {
      case 'yes_public':
        return '';
      case 'yes_sales_gated':
        return `The commitment not to train holds ${gateInWords(access)}.`;
      case 'partial':
        return 'The commitment not to train holds for some plans or products only.';
      case 'no':
        return flag(details, 'opt_out') || text(details, 'opt_out')
          ? 'Customer data may be used for training unless the customer opts out.'
          : 'Customer data may be used for training.';
      default:
        return 'What happens by default with customer data and training is not clear.';
    }
  },
};

export const retention: Template = {
  note({ value, details, platform, access }) {
    const count = number(details, 'retention_days');
    const kept = count !== undefined && `${platform} keeps requests for up to ${days(count)}.`;
    const excluded = names(details, 'zdr_excluded_models');
    const endpoints = names(details, 'zdr_eligible_endpoints');
    const more = sentences(
      excluded.length > 0 && `Excluded: ${inWords(excluded)}.`,
      endpoints.length > 0 && `Eligible: ${inWords(endpoints)}.`,
    );
    switch (value) {
      case 'yes_public':
      case 'yes_platform_only':
        return sentences(kept, 'Zero data retention is available to customers themselves.', more);
      case 'yes_sales_gated':
        return sentences(kept, `Zero data retention is available ${gateInWords(access)}.`, more);
      case 'partial':
        return sentences(
          kept || `${platform} documents when data are deleted.`,
          'Zero data retention is not offered in the text.',
          more,
        );
      case 'no':
        return sentences(kept, `${platform} says that zero data retention is not available.`);
      default:
        return `${platform} mentions retention without a period or an event that ends it.`;
    }
  },
  caveat({ value, details, access }) {
    const count = number(details, 'retention_days');
    switch (value) {
      case 'yes_public':
        return names(details, 'zdr_excluded_models').length > 0
          ? `Zero data retention leaves out ${inWords(names(details, 'zdr_excluded_models'))}.`
          : '';
      case 'yes_sales_gated':
        return `Zero data retention is available ${gateInWords(access)}.`;
      case 'partial':
        return count === undefined
          ? 'Deletion is documented; zero data retention is not.'
          : `Data are kept for up to ${days(count)}; zero data retention is not documented.`;
      case 'no':
        return 'Zero data retention is not available.';
      default:
        return 'How long data are kept is not said in days.';
    }
  },
};

const mechanisms: Readonly<Record<string, string>> = {
  endpoint: 'by a regional endpoint',
  setting: 'by a setting',
  data_centre: 'by choice of a data centre',
  deployment: 'by choice of a deployment',
  region: 'by choice of a region',
};

export const dataResidency: Template = {
  note({ value, details, platform, access }) {
    const regions = names(details, 'regions');
    const mechanism = text(details, 'mechanism');
    const more = sentences(
      regions.length > 0 && `Regions: ${inWords(regions, 12)}.`,
      mechanism && `How: ${mechanisms[mechanism] ?? mechanism.replaceAll('_', ' ')}.`,
    );
    switch (value) {
      case 'yes_public':
      case 'yes_platform_only':
        return sentences(`${platform} lets customers choose where data are kept or processed.`, more);
      case 'yes_sales_gated':
        return sentences(`${platform} offers a choice of region ${gateInWords(access)}.`, more);
      case 'partial':
        return sentences(`${platform} ties data to a region in part.`, more);
      case 'no':
        return sentences(`${platform} keeps data in a place that the customer cannot choose.`, more);
      default:
        return sentences(`${platform} mentions regions without saying whether data stay there.`, more);
    }
  },
  caveat({ value, access }) {
    switch (value) {
      case 'yes_public':
        return access.default === 'requires_config' ? 'The region must be chosen by the customer.' : '';
      case 'yes_sales_gated':
        return `A choice of region is offered ${gateInWords(access)}.`;
      case 'partial':
        return 'Only a part of the data or of the processing stays in the region.';
      case 'no':
        return 'The region cannot be chosen.';
      default:
        return 'Whether data stay in a region is not clear.';
    }
  },
};
