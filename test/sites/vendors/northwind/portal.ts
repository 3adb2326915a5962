// The portal of Northwind: documents locked and open, sub-processors on two pages, questions.
import type { TablePortal } from '../../markup/table-portal.ts';
import type { Scene } from '../../scene.ts';
import { northwind } from './brand.ts';

export function portal(scene: Scene): TablePortal {
  const documents = [
    [{ text: 'SOC 2 Type II report', locked: true, hint: 'Private document' }, 'Request access'],
    [{ text: 'SOC 3 report', locked: false }, 'View'],
    [{ text: 'ISO/IEC 27001:2022 certificate', locked: false }, 'View'],
    ...(scene.has('northwind-iso-42001')
      ? [[{ text: 'ISO/IEC 42001:2023 certificate', locked: false }, 'View']]
      : []),
    [{ text: 'PCI DSS attestation of compliance', locked: true, hint: 'Private document' }, 'Request access'],
    [{ text: 'Penetration test letter', locked: true, hint: 'Private document' }, 'Request access'],
    [{ text: 'Network diagram', locked: true, hint: 'Private document' }, 'Request access'],
  ];
  return {
    brand: northwind,
    host: 'trust.northwind.test',
    lead: 'Reports, policies and the companies that we work with.',
    delay: 60,
    tabs: [
      {
        path: '/',
        label: 'Overview',
        operation: 'overview',
        sections: [
          {
            kind: 'text',
            heading: 'Overview',
            text: 'Northwind builds the Gale models and serves them through the Gale API. Here you find what our auditors wrote, what we promise, and who helps us.',
          },
          {
            kind: 'text',
            heading: 'How to use this portal',
            text: 'Documents with a lock are sent to customers and prospects after a short review. Everything else opens at once.',
          },
          {
            kind: 'badges',
            heading: 'Compliance',
            items: ['SOC 2 Type II', 'ISO/IEC 27001:2022', 'PCI DSS'],
          },
        ],
      },
      {
        path: '/documents',
        label: 'Documents',
        operation: 'documents',
        sections: [
          {
            kind: 'rows',
            key: 'documents',
            heading: 'Documents',
            columns: ['Document', 'Access'],
            pageSize: 25,
            copy: 'shown',
            rows: documents,
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
            text: 'These companies process customer data for the Gale API. We announce a new one thirty days before it begins.',
            columns: ['Name', 'Purpose', 'Location'],
            pageSize: 10,
            copy: 'shown',
            rows: subprocessors(scene),
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
            heading: 'Questions we are asked',
            items: [
              {
                question: 'Who may see our prompts?',
                answer:
                  'A handful of trained colleagues, when you ask for support or when an alarm for abuse was raised, and each look is logged.',
              },
              {
                question: 'Do you run a bug bounty?',
                answer:
                  'Yes. Researchers who keep to the rules of the programme are paid for what they find.',
              },
            ],
          },
        ],
      },
    ],
  };
}

function subprocessors(scene: Scene): readonly (readonly string[])[] {
  const changed = scene.has('northwind-subprocessors');
  return [
    ['Basalt Compute', 'Hosting of the Gale API', 'Ireland'],
    ['Cobblestone CDN', 'Content delivery', 'Netherlands'],
    ['Driftwood Mail', 'Transactional e-mail', 'Germany'],
    ['Estuary Billing', 'Invoices and payments', 'Denmark'],
    ...(changed ? [] : [['Fathom Analytics Group', 'Usage statistics', 'United States']]),
    ['Gantry Support', 'Support tickets', 'Portugal'],
    ['Harbour Identity', 'Single sign-on', 'Sweden'],
    ['Islet Backup', 'Encrypted backups', 'Belgium'],
    ['Jetty Logs', 'Error tracking', 'Ireland'],
    ...(changed ? [['Kestrel Moderation', 'Review of abuse reports', 'Canada']] : []),
    ['Lagoon GPU', 'Inference capacity', 'Finland'],
    ['Mooring Telephony', 'Telephone support', 'Spain'],
  ];
}
