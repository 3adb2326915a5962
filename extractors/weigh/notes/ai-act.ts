// The two questions that are graded on the developer of the model.
import type { Details } from '#types/evidence.ts';
import type { Template } from './facts.ts';
import { dateInWords, inWords, names, sentences, text } from './words.ts';

export const gpaiCode: Template = {
  note({ value, details, developer }) {
    const chapters = names(details, 'chapters');
    switch (value) {
      case 'yes_public':
      case 'yes_platform_only':
        return sentences(
          `${developer} has signed the EU's code of practice for general-purpose AI.`,
          chapters.length > 0 && `Chapters: ${inWords(chapters)}.`,
        );
      case 'partial':
        return `${developer} has signed ${
          chapters.length > 0
            ? `only this of the code of practice for general-purpose AI: ${inWords(chapters)}`
            : 'a part of the code of practice for general-purpose AI'
        }.`;
      case 'no':
        return `${developer} has not signed the EU's code of practice for general-purpose AI.`;
      default:
        return `${developer} speaks of the code of practice for general-purpose AI without having signed it in the text.`;
    }
  },
  caveat({ value, details }) {
    const chapters = names(details, 'chapters');
    switch (value) {
      case 'yes_public':
        return '';
      case 'partial':
        return chapters.length > 0 ? `Signed for ${inWords(chapters)} only.` : 'Signed in part only.';
      case 'no':
        return 'The developer of the model has not signed the code of practice.';
      default:
        return 'Whether the developer has signed the code of practice is not clear.';
    }
  },
};

export const art53Summary: Template = {
  note({ value, details, developer }) {
    const models = modelsOf(details);
    const version = text(details, 'version');
    const date = text(details, 'date');
    switch (value) {
      case 'yes_public':
      case 'yes_platform_only':
        return sentences(
          `${developer} has published the summary of training content that Article 53 of the AI Act asks for${models.length > 0 ? `, for ${inWords(models)}` : ''}.`,
          edition(version, date),
        );
      case 'partial':
        return `${developer} has published the summary for some of its models${models.length > 0 ? `: ${inWords(models)}` : ''}.`;
      case 'no':
        return `${developer} says that it does not publish the summary of training content.`;
      default:
        return `${developer} says that a summary of training content exists; the filled summary itself was not seen.`;
    }
  },
  caveat({ value, details }) {
    const models = modelsOf(details);
    switch (value) {
      case 'yes_public':
        return '';
      case 'partial':
        return models.length > 0
          ? `Published for ${inWords(models)} only.`
          : 'Published for some models only.';
      case 'no':
        return 'The summary of training content is not published.';
      default:
        return 'The filled summary of training content was not seen.';
    }
  },
};

function edition(version: string | undefined, date: string | undefined): string | undefined {
  const number = version?.replace(/^v(?:ersion)?[ .]*(?=\d)/i, '');
  if (number && date) return `Version ${number}, of ${dateInWords(date)}.`;
  if (number) return `Version ${number}.`;
  return date && `It is dated ${dateInWords(date)}.`;
}

function modelsOf(details: Details): readonly string[] {
  return names(details, 'models');
}
