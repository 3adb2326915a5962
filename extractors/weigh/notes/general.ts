// For dimensions declared by phrases: label and grade say all there is.
import type { Template } from './facts.ts';
import { gateInWords } from './words.ts';

export const general: Template = {
  note({ value, label, platform, access }) {
    switch (value) {
      case 'yes_public':
      case 'yes_platform_only':
        return `${label}: ${platform} states it publicly.`;
      case 'yes_sales_gated':
        return `${label}: ${platform} offers it ${gateInWords(access)}.`;
      case 'partial':
        return `${label}: ${platform} offers it in part.`;
      case 'no':
        return `${label}: ${platform} says that it is not offered.`;
      default:
        return `${label}: ${platform} mentions it without settling the question.`;
    }
  },
  caveat({ value, label, access }) {
    switch (value) {
      case 'yes_public':
        return '';
      case 'yes_sales_gated':
        return `${label}: ${gateInWords(access)}.`;
      case 'partial':
        return `${label}: in part only.`;
      case 'no':
        return `${label}: not offered.`;
      default:
        return `${label}: not clear.`;
    }
  },
};
