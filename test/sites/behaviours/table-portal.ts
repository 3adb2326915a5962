import { brand } from '../markup/brand.ts';
import { answerTablePortal, type TablePortal } from '../markup/table-portal.ts';
import type { Behaviour } from '../site.ts';

const lanternworks = brand('Lanternworks', 'lanternworks.test', ['Beacon API', 'Beacon Studio'], 265);

const subprocessors: readonly (readonly [string, string, string])[] = [
  ['Granite Hosting', 'Compute and storage for the Beacon API', 'Ireland'],
  ['Marl Networks', 'Content delivery', 'Netherlands'],
  ['Inkwell Mail', 'Transactional e-mail', 'United States'],
  ['Tallybook', 'Billing', 'Denmark'],
  ['Quayside Support', 'Ticketing for customer support', 'Portugal'],
  ['Pinecone Ridge Metrics', 'Product analytics without message content', 'Germany'],
  ['Ashgrove Identity', 'Single sign-on', 'Sweden'],
  ['Lowland Backup', 'Encrypted backups', 'Belgium'],
  ['Slate Telemetry', 'Error monitoring', 'Ireland'],
  ['Umber GPU Cloud', 'Inference capacity', 'Finland'],
  ['Vesper Translation', 'Translation of support messages', 'France'],
  ['Wharf Logistics', 'Hardware shipping', 'Poland'],
  ['Yarrow Moderation', 'Abuse review', 'Ireland'],
  ['Zephyr Voice', 'Telephone support', 'Spain'],
];

export const portal: TablePortal = {
  brand: lanternworks,
  host: 'trust.lanternworks.test',
  lead: 'See how we keep Beacon safe. Some documents open at once, others after a short form.',
  delay: 180,
  tabs: [
    {
      path: '/',
      label: 'Overview',
      operation: 'overview',
      sections: [
        {
          kind: 'text',
          heading: 'Welcome',
          text: 'Lanternworks serves the Beacon API to software teams in forty countries. This portal collects our reports, controls and sub-processors in one place.',
        },
        { kind: 'badges', heading: 'Compliance', items: ['SOC 2 Type II', 'ISO/IEC 27001:2022'] },
      ],
    },
    {
      path: '/resources',
      label: 'Resources',
      operation: 'resources',
      sections: [
        {
          kind: 'rows',
          key: 'documents',
          heading: 'Documents',
          columns: ['Name', 'Access'],
          pageSize: 25,
          copy: 'shown',
          rows: [
            [{ text: 'SOC 2 Type II report', locked: true, hint: 'Private document' }, 'Request access'],
            [{ text: 'ISO/IEC 27001 certificate', locked: false }, 'View'],
            [{ text: 'Penetration test summary', locked: true, hint: 'Private document' }, 'Request access'],
            [{ text: 'Data Processing Addendum', locked: false }, 'View'],
            [
              { text: 'Business continuity policy', locked: true, hint: 'Private document' },
              'Request access',
            ],
          ],
        },
      ],
    },
    {
      path: '/controls',
      label: 'Controls',
      operation: 'controls',
      sections: [
        {
          kind: 'rows',
          key: 'controls',
          heading: 'Infrastructure security',
          columns: ['Control', 'Status'],
          pageSize: 50,
          copy: 'shown',
          rows: [
            ['Unique production database authentication enforced', 'Passing'],
            ['Encryption key access restricted', 'Passing'],
            ['Service infrastructure maintained', 'Passing'],
            ['Intrusion detection system used', 'Passing'],
          ],
        },
      ],
    },
    {
      path: '/subprocessors',
      label: 'Subprocessors',
      operation: 'subprocessors',
      sections: [
        {
          kind: 'rows',
          key: 'subprocessors',
          heading: 'Subprocessors',
          text: 'Companies that handle customer content on our behalf.',
          columns: ['Name', 'Purpose', 'Location'],
          pageSize: 10,
          copy: 'shown',
          rows: subprocessors,
        },
      ],
    },
    {
      path: '/faq',
      label: 'FAQ',
      operation: 'faq',
      sections: [
        {
          kind: 'questions',
          heading: 'Frequently asked',
          items: [
            {
              question: 'Do you use my prompts to train models?',
              answer:
                'No. Prompts and completions sent to the Beacon API are never used to train our models unless your workspace owner opts in.',
            },
            {
              question: 'How long are prompts kept?',
              answer: 'Prompts are deleted from our systems 21 days after they were received.',
            },
          ],
        },
      ],
    },
    {
      path: '/updates',
      label: 'Updates',
      operation: 'updates',
      sections: [
        {
          kind: 'text',
          heading: 'Spring review finished',
          text: 'Our auditor closed the spring review in April and raised no exceptions.',
        },
      ],
    },
  ],
};

/** The same list once more with a hidden copy that holds all of it beside a pager that is never walked. */
const fuller: TablePortal = {
  ...portal,
  brand: brand('Candlemoor', 'candlemoor.test', ['Wick API'], 40),
  host: 'trust.candlemoor.test',
  tabs: [
    {
      path: '/subprocessors',
      label: 'Subprocessors',
      operation: 'subprocessors',
      sections: [
        {
          kind: 'rows',
          key: 'subprocessors',
          heading: 'Subprocessors',
          text: 'Companies that handle customer content on our behalf.',
          columns: ['Name', 'Purpose', 'Location'],
          pageSize: 10,
          copy: 'all',
          rows: subprocessors,
        },
      ],
    },
  ],
};

export const tablePortal: Behaviour = {
  name: 'table-portal',
  does: 'an empty shell, data by a delayed POST, tabs by the history API, locked and public rows, a pager of 14, a chat dialog, a hidden copy of the list',
  hosts: [portal.host, fuller.host],
  samples: [
    {
      url: 'http://trust.lanternworks.test/',
      kind: 'portal',
      verdict: 'ok',
      holds: [
        'SOC 2 Type II report',
        'ISO/IEC 27001 certificate',
        'Zephyr Voice',
        'Granite Hosting',
        'are never used to train our models',
        'raised no exceptions',
      ],
    },
    {
      url: 'http://trust.lanternworks.test/subprocessors',
      kind: 'portal',
      verdict: 'ok',
      holds: ['Granite Hosting', 'Umber GPU Cloud', 'Vesper Translation', 'Zephyr Voice'],
    },
    {
      url: 'http://trust.candlemoor.test/subprocessors',
      kind: 'portal',
      verdict: 'ok',
      holds: ['Granite Hosting', 'Zephyr Voice'],
    },
  ],
  answer(exchange) {
    return answerTablePortal(exchange.host === portal.host ? portal : fuller, exchange);
  },
};
