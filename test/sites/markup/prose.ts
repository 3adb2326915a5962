// Paragraphs that any vendor's page carries around what matters. None of them answers a question of the registry.
import { hashOf, randomFrom, shuffled } from '../random.ts';
import type { Brand } from './brand.ts';

interface Passage {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

const passages: readonly Passage[] = [
  {
    heading: 'How we build',
    paragraphs: [
      'Every change to NAME is reviewed by a second engineer before it is merged, and the build that reaches customers is the build that passed the checks. Release notes are posted on the day of each rollout.',
      'We keep our dependency tree short on purpose. A weekly job lists packages that fell behind, and the owning group decides within five working days whether to upgrade, replace or remove them.',
    ],
  },
  {
    heading: 'People and responsibilities',
    paragraphs: [
      'A named director is accountable for the security programme and reports to the board twice a year. Engineering groups each appoint a champion who takes part in design reviews.',
      'New colleagues complete an introduction to secure development in their first week and a refresher every spring. Contractors follow the same course before they receive a laptop.',
    ],
  },
  {
    heading: 'Reporting a vulnerability',
    paragraphs: [
      'If you think you have found a weakness in PRODUCT, write to us through the form at the end of this page. We answer the first message within two working days and keep you posted until the issue is closed.',
      'We ask researchers to avoid disrupting other customers and to give us a reasonable time before publishing. People who help us are thanked by name in our hall of fame if they wish.',
    ],
  },
  {
    heading: 'Availability and incidents',
    paragraphs: [
      'The status page shows the state of each component minute by minute, along with a written review of past incidents. You can subscribe by mail, feed or webhook.',
      'On-call engineers rehearse a serious outage every quarter. The rehearsal ends with a written list of improvements, each with an owner and a date.',
    ],
  },
  {
    heading: 'Working with your administrators',
    paragraphs: [
      'Workspace owners see who was invited, who accepted and which keys are in use. A key can be rotated without a restart, and an unused one is switched off after ninety quiet days.',
      'Usage can be broken down by project, so that finance teams can follow spending without asking engineering for a spreadsheet.',
    ],
  },
  {
    heading: 'Physical offices',
    paragraphs: [
      'Our offices are staffed during working hours and use badges outside of them. Visitors are met at the entrance and accompanied while they are inside.',
      'No production equipment stands in an office. Laptops are managed centrally and lock themselves after a few idle minutes.',
    ],
  },
  {
    heading: 'Design partners',
    paragraphs: [
      'Several of the features described here began as a conversation with a customer. If a control that you rely on is missing, your account contact can put you in touch with the group that plans it.',
      'We publish a summary of what is planned twice a year. Plans are not promises, and we say so in the summary.',
    ],
  },
  {
    heading: 'Accessibility',
    paragraphs: [
      'The console of PRODUCT can be used with a keyboard alone, and we test each release with two screen readers. Known gaps are listed with the date by which we mean to close them.',
      'Captions are available for every recorded session, and transcripts can be requested for live ones.',
    ],
  },
  {
    heading: 'Environmental notes',
    paragraphs: [
      'We report the energy used by our own fleet each year, with the method behind the figures. The report covers training clusters and serving capacity separately.',
    ],
  },
  {
    heading: 'Further reading',
    paragraphs: [
      'The engineering blog of NAME describes how requests travel through the serving stack and how capacity is planned. Two recorded talks go into the scheduler and into evaluation.',
      'Customers in regulated industries often begin with the architecture overview, then move on to the administration guide.',
    ],
  },
];

/** `count` sections of body text for a brand, the same ones for the same seed. */
export function filler(brand: Brand, seed: string, count: number, level: 2 | 3 = 2): string {
  const chosen = shuffled(passages, randomFrom(hashOf(`${brand.domain}/${seed}`))).slice(0, count);
  return chosen.map((passage) => sectionOf(passage, brand, level)).join('\n');
}

function sectionOf({ heading, paragraphs }: Passage, brand: Brand, level: number): string {
  const name = (text: string) =>
    text.replaceAll('NAME', brand.name).replaceAll('PRODUCT', brand.products[0] ?? brand.name);
  const body = paragraphs.map((text) => `<p class="body-lg text-pretty mt-4">${name(text)}</p>`).join('\n');
  return `<section class="py-12 border-t border-subtle"><h${level} class="heading-sm tracking-tight">${heading}</h${level}>\n${body}</section>`;
}
