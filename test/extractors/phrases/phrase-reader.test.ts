import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { EvidenceDraft } from '#types/evidence.ts';
import { dimensionSchema, phrasesSchema, type Phrases } from '#types/registry.ts';
import { parseHtml } from '#text/html.ts';
import { parseMarkdown } from '#text/markdown.ts';
import { read } from '#extractors/read.ts';

const offering = { name: 'Brightwell API', aliases: ['Brightwell Inference API'], not: ['Brightwell Chat'] };

function readWith(phrases: Partial<Phrases>, source: string): EvidenceDraft | undefined {
  const document = source.startsWith('<') ? parseHtml(source) : parseMarkdown(source);
  const filled = phrasesSchema.parse(phrases);
  return read({
    document,
    url: 'https://www.brightwell.test/docs',
    retrievedAt: '2026-09-01T08:00:00.000Z',
    offering,
    dimensions: [{ key: 'lanes', phrases: filled }],
  })[0];
}

const lanes: Partial<Phrases> = {
  affirm: ['reserved lane', 'lanes are (reserved|kept)'],
  gate: ['reserved lane * after * review'],
  partial: ['reserved lane * some regions'],
  deny: ['reserved lane * (abolished|discontinued)'],
  trap: ['reserved lane * bus'],
};

describe('the lists, strongest first', () => {
  it.each([
    ['Customers have a reserved lane for their traffic.', 'yes_public'],
    ['Customers have a reserved lane after a short review.', 'yes_sales_gated'],
    ['There is a reserved lane in some regions.', 'partial'],
    ['The reserved lane was abolished in May.', 'no'],
    ['The street has a reserved lane for the bus.', 'none'],
    ['A reserved lane was abolished in some regions after review.', 'no'],
    ['A reserved lane is there in some regions after review.', 'yes_sales_gated'],
    ['The reserved lane of the bus was abolished after review.', 'none'],
    ['Nothing of the kind is said in this sentence.', 'none'],
  ])('%s: %s', (sentence, value) => {
    expect(readWith(lanes, sentence)?.value ?? 'none').toBe(value);
  });
});

describe('denials of what is affirmed', () => {
  it.each([
    ['The service does not support a reserved lane.', 'no'],
    ['A reserved lane is not available.', 'no'],
    ['There is no reserved lane for customers.', 'no'],
    ["We don't offer a reserved lane.", 'no'],
    ['Reserved lanes are currently unavailable in the API.', 'no'],
    ['We never look at traffic on a reserved lane.', 'none'],
    ['You are not only given a reserved lane but also a key.', 'yes_public'],
    ['Customers who got a reserved lane have nothing to wait for.', 'yes_public'],
    ['## Reserved lane\n\nThe reserved lane is not available at present.', 'no'],
    ['## A reserved lane for every customer\n\nWrite to us about your traffic.', 'yes_public'],
  ])('%s: %s', (sentence, value) => {
    expect(readWith(lanes, sentence)?.value ?? 'none').toBe(value);
  });
  it('a lead-in denies the items below it', () => {
    expect(
      readWith(lanes, 'The following are not supported:\n\n- Reserved lane for traffic\n- Other things\n')
        ?.value,
    ).toBe('no');
  });
});

describe('the plan that a page is about', () => {
  it('gates what the page says', () => {
    const draft = readWith(
      lanes,
      '# Reserved lane\n\n> This feature is part of the Team & Enterprise plans.\n\nA reserved lane keeps other traffic out.',
    );
    expect(draft).toMatchObject({ value: 'yes_sales_gated', rule: 'lanes/affirm-gated' });
    expect(draft?.quotes.map(({ exact }) => exact)).toContain(
      'This feature is part of the Team & Enterprise plans.',
    );
  });
  it('gates its own section only, where it does not stand at the top', () => {
    const sections =
      '# Traffic\n\nHow traffic is sorted.\n\nIt is sorted by kind.\n\n## Lanes\n\nCustomers have a reserved lane.\n\n## Colours\n\nThis feature is available on the Enterprise plan.';
    expect(readWith(lanes, sections)?.value).toBe('yes_public');
  });
});

describe('the machinery of all readers', () => {
  it('a gate in the sentence that affirms is a gate', () => {
    const draft = readWith(lanes, 'A reserved lane is available on request from your account team.');
    expect(draft?.value).toBe('yes_sales_gated');
    expect(draft?.access.route).not.toBe('unstated');
  });
  it('another product is another product', () => {
    expect(
      readWith(lanes, '# Brightwell Chat\n\nBrightwell Chat has a reserved lane for everyone.'),
    ).toBeUndefined();
  });
  it('menus say nothing, a badge a little', () => {
    expect(
      readWith(
        lanes,
        '<nav><a href=/x>Reserved lane</a></nav><main><p>Welcome to the service and its pages.</p></main>',
      ),
    ).toBeUndefined();
    const badge = readWith(
      lanes,
      '<main><p>Welcome to the service and its pages.</p><img src=x.png alt="Reserved lane inside badge"></main>',
    );
    expect(badge).toMatchObject({ value: 'yes_public', confidence: 'low', rule: 'lanes/badge' });
  });
  it('says why', () => {
    const draft = readWith(lanes, 'Customers have a reserved lane for their traffic.');
    expect(draft?.rule).toBe('lanes/affirm');
    expect(draft?.findings).toHaveLength(1);
    expect(draft?.quotes[0]?.exact).toBe('Customers have a reserved lane for their traffic.');
  });
  it('yes here and no there is a part, with both quoted', () => {
    const draft = readWith(
      lanes,
      'Lanes are reserved for every customer of ours.\n\nThe reserved lane was discontinued in the basic region.',
    );
    expect(draft).toMatchObject({ value: 'partial', confidence: 'low' });
    expect(draft?.quotes).toHaveLength(2);
  });
});

describe('the phrases that we ship', () => {
  const file = join(import.meta.dirname, '../../../registry/dimensions.yaml');
  const dimensions = z.array(dimensionSchema).parse(parse(readFileSync(file, 'utf8')));
  const value = (key: string, sentence: string): string => {
    const phrases = dimensions.find((one) => one.key === key)?.phrases;
    expect(phrases).toBeDefined();
    return readWith(phrases as Phrases, sentence)?.value ?? 'none';
  };
  const cases: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    private_networking: [
      ['Your data never traverses the public internet.', 'yes_public'],
      ['Deploy the model into your own VPC.', 'yes_public'],
      ['Virtual network support lets you restrict access to selected networks.', 'yes_public'],
      ['VPC peering is on our roadmap.', 'no'],
      ['Support for private connectivity is coming soon.', 'no'],
      ['Brightwell does not offer VPC deployments.', 'no'],
      ['Connect from your own network through a private endpoint.', 'yes_public'],
      ['The service can be used over AWS PrivateLink.', 'yes_public'],
      ['The API does not support private endpoints.', 'no'],
      ['Private connectivity is available on request for enterprise customers.', 'yes_sales_gated'],
      ['Requests can be limited with an IP allowlist.', 'partial'],
      ['Our employees reach production through a virtual private network.', 'none'],
    ],
    customer_managed_keys: [
      ['Resources are encrypted using a customer managed KMS key.', 'yes_public'],
      ['To use your own key, choose a KMS key when you create the store.', 'yes_public'],
      ['You may bring your own API key of a provider (BYOK).', 'none'],
      ['HYOK support is planned for next year.', 'no'],
      ['Data at rest can be encrypted with customer-managed keys.', 'yes_public'],
      ['Bring your own key through your KMS.', 'yes_public'],
      ['Customer-managed keys are not supported.', 'no'],
      ['Keep your API keys secret.', 'none'],
      ['CMEK is in preview for stored files.', 'partial'],
    ],
    rbac_sso: [
      ['Sign-in through SSO is coming soon.', 'no'],
      ['Use IAM policies to control who can call models.', 'yes_public'],
      ['Members have different permissions.', 'yes_public'],
      ['Sign in through SAML single sign-on with your identity provider.', 'yes_public'],
      ['SSO is available on the Enterprise plan.', 'yes_sales_gated'],
      ['Our employees use single sign-on for internal systems.', 'none'],
      ['Assign roles with role-based access control.', 'yes_public'],
    ],
    managed_identity: [
      ['Authenticate with roles and temporary security credentials.', 'yes_public'],
      ['Employees get short-lived credentials for production.', 'none'],
      ['JWT tokens: short-lived tokens for dashboard and account management.', 'none'],
      ['You can disable key-based authentication.', 'yes_public'],
      ['Authenticate with a managed identity instead of API keys.', 'yes_public'],
      ['Use workload identity federation from your cluster.', 'yes_public'],
    ],
    uptime_sla: [
      ['Brightwell commits to an availability of 99.9 % per month.', 'yes_public'],
      ['We do not offer an SLA for the serverless tier.', 'no'],
      ['If we fail to meet the uptime commitment you get service credits.', 'yes_public'],
      ['Our service level agreement promises a monthly uptime percentage of 99.9%.', 'yes_public'],
      ['We do not guarantee uninterrupted availability of the API.', 'no'],
      ['There is no uptime SLA for this service.', 'no'],
    ],
    encryption: [
      ['Data in transit is protected by TLS 1.2 or higher.', 'yes_public'],
      ['Data at rest is not encrypted by default.', 'no'],
      ['Customer data are encrypted at rest with AES-256 and in transit with TLS 1.2.', 'yes_public'],
      ['All traffic uses TLS 1.3 for encryption in transit.', 'yes_public'],
    ],
    storage_isolation: [
      ['Tenants are isolated from each other in every layer.', 'yes_public'],
      ['Customer data is never commingled.', 'yes_public'],
      ['All services run in separate namespaces with network policies.', 'none'],
      ['Customer data are logically separated from those of other customers.', 'yes_public'],
      ['We enforce segregation of duties among staff.', 'none'],
    ],
    region_choice: [
      ['Only the US region is supported today.', 'no'],
      ['You choose where your data is processed.', 'yes_public'],
      ['Returns an error if the model is not available in that region.', 'none'],
      ['Choose the region in which your deployment runs.', 'yes_public'],
      ['You cannot select a region for requests.', 'no'],
    ],
    content_filter_configuration: [
      ['Safety filters are applied and are not configurable.', 'no'],
      ['To turn off filters, complete the request form.', 'yes_sales_gated'],
      ['Moderation thresholds can be adjusted per category.', 'yes_public'],
      ['Safety settings are adjustable for each request.', 'yes_public'],
      ['Configure content filters per deployment.', 'yes_public'],
    ],
    abuse_monitoring_opt_out: [
      ['Human review of prompts can be disabled for approved customers.', 'yes_sales_gated'],
      ['Approved customers may turn off abuse monitoring.', 'yes_sales_gated'],
      ['Apply for modified abuse monitoring with the form.', 'yes_sales_gated'],
    ],
    model_version_pinning: [
      ['Specify an exact model version for steady behaviour.', 'yes_public'],
      ['Model versions are upgraded automatically.', 'no'],
      ['Pin your application to a dated snapshot.', 'yes_public'],
      ['The name always points to the latest version.', 'no'],
    ],
    provisioned_throughput: [
      ['Dedicated deployments are coming soon.', 'no'],
      ['Buy provisioned throughput for steady load.', 'yes_public'],
      ['Dedicated capacity is available; contact sales.', 'yes_sales_gated'],
    ],
    fine_tuning_isolation: [
      ['We may use fine-tuning data to improve our base models.', 'no'],
      ['Fine-tuned models are available only to your organization.', 'yes_public'],
      ['Your fine-tuning data are never used to train base models.', 'yes_public'],
    ],
    soc_1: [
      ['We have not undergone a SOC 1 audit.', 'no'],
      ['Brightwell holds a SOC 1 Type II report.', 'yes_public'],
      ['Brightwell holds a SOC 1 Type I report.', 'partial'],
      ['We host with a data center that is SOC 1 audited.', 'none'],
    ],
    soc_3: [
      ['The SOC 3 report is public for everyone.', 'yes_public'],
      ['We are working towards SOC 3.', 'no'],
    ],
    c5: [['A C5 attestation of the BSI covers the service.', 'yes_public']],
    csa_star: [['Brightwell is listed in the CSA STAR registry.', 'yes_public']],
    pci_dss: [
      ['Payment Card Industry Data Security Standard (PCI) is a standard for handling cards.', 'none'],
      ['Do not send cardholder data to the API.', 'no'],
      ['Payments are outsourced to a PCI DSS compliant provider.', 'none'],
      ['The platform is certified for PCI DSS v4.0.1 by an assessor.', 'yes_public'],
      ['Payments are handled by Stripe, which is PCI compliant.', 'none'],
    ],
    fedramp: [
      ['Brightwell does not currently hold FedRAMP or other certifications.', 'no'],
      ['The offering has a FedRAMP High authorization.', 'yes_public'],
      ['FedRAMP Moderate is in process.', 'partial'],
    ],
  };
  for (const [key, sentences] of Object.entries(cases)) {
    it.each(sentences)(`${key}: %s: %s`, (sentence, expected) => {
      expect(value(key, sentence)).toBe(expected);
    });
  }
  it('every declared dimension has phrases or a reader', () => {
    expect(
      dimensions
        .filter((one) => one.phrases)
        .map((one) => one.key)
        .toSorted(),
    ).toEqual(Object.keys(cases).toSorted());
  });
});
