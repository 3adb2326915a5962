// The documentation of Northwind: how data is handled, and what administrators control.
import { article } from '../../markup/article.ts';
import type { Exchange } from '../../site.ts';
import { written } from '../routes.ts';
import { footerLinks, northwind, sidebar } from './brand.ts';

export function dataHandling({ scene, host, path }: Exchange): string {
  const training = scene.has('northwind-trains')
    ? `Starting on ${written(scene.day(38))}, we will use inputs and outputs of the Gale API to train our models unless an administrator opts out in the console.`
    : 'We do not use inputs or outputs of the Gale API to train our models unless an administrator opts in.';
  return article({
    brand: northwind,
    host,
    path,
    title: 'Data handling in the Gale API',
    sidebar,
    footerLinks,
    around: 4,
    lead: 'What happens to what you send, how long it stays, and where.',
    updated: written(scene.has('northwind-trains') ? scene.day(6) : scene.day(-120)),
    sections: [
      {
        heading: 'Training',
        text: [
          training,
          'The setting lives under Organization, Data controls. It applies to all projects of the organization at once.',
        ],
      },
      {
        heading: 'Retention',
        text: [
          'Inputs and outputs of the Gale API are deleted from our systems within 30 days.',
          'Zero data retention is available to customers of the Gale API after approval by our sales team.',
        ],
      },
      {
        heading: 'Where data is processed',
        text: [
          'Customers of the Gale API can choose the European Union or the United States as the region in which their data is stored and processed.',
        ],
        table: {
          columns: ['Region', 'Stored in', 'Processed in'],
          rows: [
            ['eu', 'Dublin', 'Dublin, Helsinki'],
            ['us', 'Oregon', 'Oregon, Ohio'],
          ],
        },
      },
    ],
  });
}

export function platformControls({ host, path }: Exchange): string {
  return article({
    brand: northwind,
    host,
    path,
    title: 'Platform controls',
    sidebar,
    footerLinks,
    sections: [
      {
        heading: 'Network',
        text: [
          'The Gale API can be reached through a private endpoint in your own virtual network, so that traffic never crosses the public internet.',
        ],
      },
      {
        heading: 'Keys and identity',
        text: [
          'Customer-managed keys are supported for stored files; you bring your own key from the vault that you already use.',
          'Administrators sign in through SAML single sign-on, and custom roles decide who may create keys.',
          'Workloads may use workload identity federation in place of long-lived keys.',
        ],
      },
      {
        heading: 'Encryption',
        text: ['Customer content is encrypted at rest with AES-256 and in transit with TLS 1.3.'],
      },
      {
        heading: 'Service level',
        text: [
          'The service level agreement promises a monthly uptime percentage of 99.9 for the Gale API, with service credits when it is missed.',
        ],
      },
      {
        heading: 'Models',
        text: [
          'Dated snapshots let you pin a model version until it is retired.',
          'Fine-tuned models are private to your organization and are never shared with other customers.',
          'Provisioned throughput can be reserved by the month.',
        ],
      },
      { heading: 'Safety filters', text: ['Content filters are always on and cannot be configured.'] },
    ],
  });
}
