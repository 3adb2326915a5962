import { describe, expect, it } from 'vitest';
import type { Details } from '#types/evidence.ts';
import { gradeSchema, type Access, type Grade } from '#types/words.ts';
import { draft } from '#extractors/weigh/notes/draft.ts';
import type { WeighInput } from '#extractors/weigh/weigh.ts';

const rich: Readonly<Record<string, Details>> = {
  soc2_type2: {
    scope: ['Brightwell API'],
    criteria: ['Security', 'Privacy'],
    report_cadence: 'annual',
    type: 'Type II',
  },
  iso_27001: {
    standard: 'ISO/IEC 27001:2022',
    related: ['ISO/IEC 27017:2015'],
    services_in_scope: ['Brightwell API'],
  },
  iso_42001: { standard: 'ISO/IEC 42001:2023' },
  trust_center: { certifications_listed: ['SOC 2 Type II', 'ISO/IEC 27001:2022'] },
  hipaa_baa: {
    scope: 'endpoints without retention',
    contact: 'baa@brightwell.test',
    enterprise_agreement_required: false,
  },
  gdpr_dpa: {
    sccs: ['Module Two'],
    dpa_version: '3.2',
    effective_date: '2026-03-01',
    subprocessors: [{ name: 'Postmill', location: 'Ireland' }],
    subprocessor_list_url: 'https://www.brightwell.test/subprocessors',
  },
  training_on_customer_data: { opt_in_sharing: true, opt_out: true },
  retention_zdr: {
    retention_days: 30,
    zdr_approval_required: true,
    zdr_excluded_models: ['harbour-1'],
    zdr_eligible_endpoints: ['chat'],
  },
  data_residency: { regions: ['EU', 'US'], mechanism: 'data_centre' },
  gpai_cop: { chapters: ['Safety and Security'] },
  art53_summary: { models: ['Harbour-7', 'Harbour-7 mini'], version: 'v2', date: '2026-07-03' },
  private_networking: {},
};

function drafted(
  key: string,
  value: Grade,
  details: Details,
  access: Partial<Access> = {},
): { note: string; caveat: string } {
  return draft({
    answer: {
      value,
      confidence: 'high',
      access: { route: 'unstated', tier: 'unstated', default: 'unstated', ...access },
      details,
      quotes: [],
      url: '',
    },
    offering: {
      name: 'Brightwell API',
      aliases: [],
      platform: { id: 'brightwell', name: 'Brightwell' },
      developer: { id: 'brightwell', name: 'Brightwell' },
    },
    dimension: { key, label: 'The label' },
    now: '2026-10-01T00:00:00.000Z' as WeighInput['now'],
    disputed: false,
  });
}

describe.each(Object.entries(rich))('%s', (key, details) => {
  it.each(gradeSchema.options)('%s is told in plain sentences, with and without details', (value) => {
    for (const given of [details, {}]) {
      const { note, caveat } = drafted(key, value, given, {
        route: value === 'yes_sales_gated' ? 'approval' : 'unstated',
      });
      expect(note).toMatch(/^\p{Lu}.*[.]$/su);
      expect(`${note} ${caveat}`).not.toMatch(
        /[[\]{}_]|\b(?:True|False|None|null|undefined|unstated|human|dismissed)\b|\.\.| ,|: \./,
      );
      expect(caveat === '' || /^\P{Ll}.*[.]$/su.test(caveat)).toBe(true);
      expect(value === 'yes_public' || caveat !== '').toBe(true);
    }
  });
});

it('tells what the details hold', () => {
  expect(
    drafted('soc2_type2', 'yes_sales_gated', rich['soc2_type2'] ?? {}, { route: 'trust_center_nda' }),
  ).toEqual({
    note: 'Brightwell states a SOC 2 Type II report covering Brightwell API, for Security and Privacy; it is given out under a confidentiality agreement. It is renewed every year.',
    caveat: 'The SOC 2 Type II report is given out under a confidentiality agreement.',
  });
  expect(drafted('art53_summary', 'yes_public', rich['art53_summary'] ?? {}, { route: 'public' })).toEqual({
    note: 'Brightwell has published the summary of training content that Article 53 of the AI Act asks for, for Harbour-7 and Harbour-7 mini. Version 2, of 3 July 2026.',
    caveat: '',
  });
  expect(
    drafted('retention_zdr', 'yes_sales_gated', rich['retention_zdr'] ?? {}, { route: 'approval' }).note,
  ).toContain('up to 30 days');
});

it('names clauses without a module once', () => {
  const { note } = drafted('gdpr_dpa', 'yes_public', { sccs: ['Standard contractual clauses'] });
  expect(note.match(/standard contractual clauses/gi)).toHaveLength(1);
});
