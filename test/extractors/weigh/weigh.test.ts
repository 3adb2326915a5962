import { describe, expect, it } from 'vitest';
import { weigh } from '#extractors/weigh/weigh.ts';
import { evidence, input, onQuillcloud, sources } from './evidence.ts';

const rules = (proposal: ReturnType<typeof weigh>): string[] => proposal.reasons.map(({ rule }) => rule);

describe('one piece of evidence', () => {
  it('becomes the answer, with its quotes, place and access', () => {
    const one = evidence({
      id: 'a',
      source: 'brightwell/trust',
      value: 'yes_sales_gated',
      route: 'trust_center_nda',
      details: { criteria: ['Security'] },
    });
    const { answer, reasons, evidence: ids } = weigh(input([one]));
    expect(answer).toMatchObject({
      value: 'yes_sales_gated',
      confidence: 'high',
      access: { route: 'trust_center_nda' },
      source: 'brightwell/trust',
      capture: 'c-a',
      url: 'https://trust.brightwell.test/',
    });
    expect(answer.quotes).toEqual(one.quotes);
    expect(ids).toEqual(['a']);
    expect(reasons[0]).toMatchObject({
      rule: 'decides',
      message: expect.stringContaining('brightwell/trust decides'),
    });
  });
});

describe('nothing at all', () => {
  it('is no public evidence, and says where one looked', () => {
    const { answer, reasons } = weigh(input([]));
    expect(answer.value).toBe('no_public_evidence');
    expect(answer.note).toContain('does not mean that the answer is no');
    expect(answer.caveat).not.toBe('');
    expect(reasons[0]?.message).toContain('brightwell/trust');
  });
  it('is also what is left when all of it is set aside', () => {
    const proposal = weigh(input([evidence({ id: 'a', source: 'commission/list' })]));
    expect(proposal.answer.value).toBe('no_public_evidence');
    expect(rules(proposal)).toContain('two_level');
  });
});

describe('a gate that was seen', () => {
  const silent = evidence({
    id: 'a',
    source: 'brightwell/security',
    value: 'yes_public',
    quote: 'The Brightwell API is certified for everything.',
  });
  const gate = evidence({
    id: 'b',
    source: 'brightwell/docs',
    value: 'yes_sales_gated',
    route: 'approval',
    confidence: 'medium',
  });
  it('beats a yes that rests on silence, wherever it stands', () => {
    const proposal = weigh(input([silent, gate]));
    expect(proposal.answer.value).toBe('yes_sales_gated');
    expect(proposal.answer.caveat).toContain('on request');
    expect(rules(proposal)).toContain('gate_seen');
    expect(proposal.contradicting).toEqual([]);
  });
  it('does not beat a yes that is open to all, which then contradicts it', () => {
    const open = evidence({ id: 'c', source: 'brightwell/trust', value: 'yes_public', route: 'public' });
    const proposal = weigh(input([open, gate]));
    expect(proposal.answer.value).toBe('yes_public');
    expect(proposal.contradicting).toEqual(['b']);
    expect(rules(proposal)).toContain('contradiction');
  });
  it('in a menu gates nothing', () => {
    const furniture = evidence({
      id: 'd',
      source: 'brightwell/docs',
      value: 'yes_sales_gated',
      route: 'approval',
      rule: 'soc2_type2/furniture',
      confidence: 'low',
    });
    expect(weigh(input([silent, furniture])).answer.value).toBe('yes_public');
  });
  it('a yes without any gate keeps its route unstated and says so to the reader', () => {
    const { answer } = weigh(input([silent]));
    expect(answer.access.route).toBe('unstated');
    expect(answer.caveat).toBe('How to get the report is not said.');
  });
});

describe('which evidence comes first', () => {
  const first = (
    a: Parameters<typeof evidence>[0],
    b: Parameters<typeof evidence>[0],
  ): { ids: readonly string[]; rule?: string } => {
    const proposal = weigh(input([evidence(a), evidence(b)]));
    return { ids: proposal.evidence, rule: proposal.reasons[1]?.rule };
  };
  it.each([
    [
      'body over furniture',
      'body_over_furniture',
      { id: 'b', source: 'brightwell/security', value: 'partial' },
      { id: 'a', source: 'brightwell/trust', rule: 'soc2_type2/badge', route: 'public' },
    ],
    [
      'an answer over a mention',
      'decided_over_unclear',
      { id: 'b', source: 'brightwell/security', value: 'partial' },
      { id: 'a', source: 'brightwell/trust', value: 'unclear' },
    ],
    [
      'a plain sentence over an arguable one',
      'sure_over_arguable',
      { id: 'b', source: 'brightwell/security', value: 'partial' },
      { id: 'a', source: 'brightwell/trust', value: 'no', confidence: 'low' },
    ],
    [
      'the whole over a part',
      'whole_over_part',
      { id: 'b', source: 'brightwell/security', route: 'public' },
      { id: 'a', source: 'brightwell/trust', value: 'partial' },
    ],
    [
      'primary over secondary',
      'primary_over_secondary',
      { id: 'b', source: 'brightwell/trust', value: 'no' },
      { id: 'a', source: 'brightwell/dpa', value: 'yes_public' },
    ],
    [
      'what names the offering over what is general',
      'specific_over_general',
      { id: 'b', source: 'brightwell/docs', value: 'no', quote: 'The Brightwell API has none of this.' },
      { id: 'a', source: 'brightwell/dpa', value: 'yes_public' },
    ],
    [
      'a contract over marketing',
      'contract_over_marketing',
      { id: 'b', source: 'brightwell/dpa', value: 'no' },
      { id: 'a', source: 'brightwell/security', value: 'yes_public' },
    ],
    [
      'live over archived',
      'live_over_archived',
      { id: 'b', source: 'brightwell/security', value: 'no' },
      {
        id: 'a',
        source: 'other/page',
        value: 'yes_public',
        archivedAt: '2026-09-30T00:00:00.000Z',
        retrievedAt: '2026-09-30T00:00:00.000Z',
      },
    ],
    [
      'newer over older',
      'newer_over_older',
      { id: 'b', source: 'brightwell/security', value: 'no', retrievedAt: '2026-09-02T00:00:00.000Z' },
      { id: 'a', source: 'other/page', value: 'yes_public', retrievedAt: '2026-09-01T00:00:00.000Z' },
    ],
  ] as const)('%s', (_name, rule, better, other) => {
    expect(first(better, other).ids[0]).toBe('b');
    expect(first(other, better).ids[0]).toBe('b');
    const proposal = weigh(input([evidence(better), evidence(other)]));
    const told = proposal.reasons.find((reason) => reason.evidence.length === 2);
    expect([rule, 'contradiction']).toContain(told?.rule);
  });
  it('where partial is a restriction, the primary source keeps it', () => {
    const list = evidence({
      id: 'b',
      source: 'commission/list',
      value: 'partial',
      route: 'public',
      dimension: 'gpai_cop',
      rule: 'gpai_cop/listed_for_chapters',
    });
    const own = evidence({
      id: 'a',
      source: 'brightwell/security',
      value: 'yes_public',
      route: 'public',
      dimension: 'gpai_cop',
      rule: 'gpai_cop/signed',
    });
    const dimension = {
      key: 'gpai_cop',
      label: 'GPAI Code',
      question: 'Signed?',
      level: 'developer',
    } as const;
    expect(weigh(input([own, list], { dimension })).answer.value).toBe('partial');
  });
});

describe('captures of one source', () => {
  it('only the newest of them speaks, archived or live', () => {
    const old = evidence({
      id: 'a',
      source: 'brightwell/trust',
      value: 'no',
      retrievedAt: '2026-08-01T00:00:00.000Z',
    });
    const young = evidence({
      id: 'b',
      source: 'brightwell/trust',
      value: 'yes_public',
      route: 'public',
      retrievedAt: '2026-09-01T00:00:00.000Z',
    });
    const proposal = weigh(input([young, old]));
    expect(proposal.evidence).toEqual(['b']);
    expect(proposal.contradicting).toEqual([]);
    expect(rules(proposal)).toContain('newest_capture');
    const memento = evidence({
      id: 'c',
      source: 'brightwell/trust',
      value: 'partial',
      archivedAt: '2026-08-15T00:00:00.000Z',
      retrievedAt: '2026-09-20T00:00:00.000Z',
    });
    expect(weigh(input([young, memento])).evidence).toEqual(['b']);
  });
});

describe('the two-level rule', () => {
  it('a page of the developer does not answer for the platform', () => {
    const proposal = weigh(input([evidence({ id: 'a', source: 'brightwell/trust' })], onQuillcloud));
    expect(proposal.answer.value).toBe('no_public_evidence');
    expect(proposal.reasons.find(({ rule }) => rule === 'two_level')?.message).toContain('Quillcloud');
  });
  it("a platform's signature does not answer for the developer", () => {
    const dimension = {
      key: 'gpai_cop',
      label: 'GPAI Code',
      question: 'Signed?',
      level: 'developer',
    } as const;
    const own = evidence({ id: 'a', source: 'quillcloud/terms', dimension: 'gpai_cop' });
    const listed = evidence({ id: 'b', source: 'commission/list', dimension: 'gpai_cop', value: 'no' });
    expect(weigh(input([own], { ...onQuillcloud, dimension })).answer.value).toBe('no_public_evidence');
    expect(weigh(input([own, listed], { ...onQuillcloud, dimension })).answer.value).toBe('no');
  });
  it('what holds through the platform only is told as that', () => {
    const platform = evidence({ id: 'a', source: 'quillcloud/terms', value: 'yes_public', route: 'public' });
    const developer = evidence({ id: 'b', source: 'brightwell/docs', value: 'no' });
    const proposal = weigh(input([platform, developer], onQuillcloud));
    expect(proposal.answer.value).toBe('yes_platform_only');
    expect(proposal.answer.caveat).toContain('Quillcloud');
    expect(proposal.answer.caveat).toContain("Brightwell's");
    expect(rules(proposal)).toContain('platform_only');
    expect(weigh(input([platform], onQuillcloud)).answer.value).toBe('yes_public');
  });
  it("a third party's page is never evidence", () => {
    const stranger = {
      id: 'press/page',
      url: 'https://press.test/',
      kind: 'page',
      party: { id: 'press', name: 'Press', roles: [] },
    } as never;
    const proposal = weigh(
      input([evidence({ id: 'a', source: 'press/page' })], { sources: [...sources, stranger] }),
    );
    expect(rules(proposal)).toContain('third_party');
    expect(proposal.answer.value).toBe('no_public_evidence');
  });
});

describe('contradictions', () => {
  it('are kept, shown, and lower the confidence', () => {
    const yes = evidence({ id: 'a', source: 'brightwell/trust', value: 'yes_public', route: 'public' });
    const no = evidence({ id: 'b', source: 'brightwell/dpa', value: 'no' });
    const { answer, contradicting, reasons } = weigh(input([yes, no]));
    expect(answer.value).toBe('yes_public');
    expect(answer.confidence).toBe('medium');
    expect(contradicting).toEqual(['b']);
    expect(reasons.find(({ rule }) => rule === 'contradiction')?.evidence).toEqual(['a', 'b']);
    expect(answer.note).toContain('says otherwise');
    expect(answer.caveat).not.toBe('');
  });
});

describe('details', () => {
  it('lists are united by entry, scalars are the best evidence’s, conflicts are told', () => {
    const best = evidence({
      id: 'a',
      source: 'brightwell/trust',
      route: 'public',
      details: { criteria: ['Security'], type: 'Type II', report_cadence: 'annual' },
    });
    const other = evidence({
      id: 'b',
      source: 'brightwell/docs',
      route: 'public',
      details: {
        criteria: ['security', 'Availability'],
        report_cadence: 'quarterly',
        report_location: 'trust portal',
      },
    });
    const { answer, reasons } = weigh(input([best, other]));
    expect(answer.details).toEqual({
      criteria: ['Security', 'Availability'],
      type: 'Type II',
      report_cadence: 'annual',
      report_location: 'trust portal',
    });
    expect(reasons.find(({ rule }) => rule === 'detail_conflict')?.message).toContain('report_cadence');
  });
  it('entries of the same name are completed', () => {
    const a = evidence({
      id: 'a',
      source: 'brightwell/dpa',
      dimension: 'gdpr_dpa',
      route: 'public',
      details: { subprocessors: [{ name: 'Postmill', purpose: 'E-mail' }] },
    });
    const b = evidence({
      id: 'b',
      source: 'brightwell/trust',
      dimension: 'gdpr_dpa',
      value: 'partial',
      details: { subprocessors: [{ name: 'postmill', location: 'Ireland' }, { name: 'Harbour' }] },
    });
    const dimension = { key: 'gdpr_dpa', label: 'GDPR DPA', question: 'DPA?', level: 'platform' } as const;
    expect(weigh(input([a, b], { dimension })).answer.details).toEqual({
      subprocessors: [{ name: 'Postmill', purpose: 'E-mail', location: 'Ireland' }, { name: 'Harbour' }],
    });
  });
  it('of contradicting evidence stay out', () => {
    const yes = evidence({ id: 'a', source: 'brightwell/trust', route: 'public', details: {} });
    const no = evidence({ id: 'b', source: 'brightwell/dpa', value: 'no', details: { type: 'Type I' } });
    expect(weigh(input([yes, no])).answer.details).toEqual({});
  });
});

describe('parts of one answer in two documents', () => {
  const dimension = { key: 'gdpr_dpa', label: 'GDPR DPA', question: 'DPA?', level: 'platform' } as const;
  const agreement = evidence({
    id: 'a',
    source: 'brightwell/dpa',
    dimension: 'gdpr_dpa',
    value: 'partial',
    rule: 'gdpr_dpa/document',
    route: 'public',
    details: { sccs: ['Module Two'] },
  });
  const list = evidence({
    id: 'b',
    source: 'brightwell/trust',
    dimension: 'gdpr_dpa',
    value: 'partial',
    rule: 'gdpr_dpa/subprocessors',
    details: { subprocessors: [{ name: 'Postmill' }] },
  });
  it('the agreement here and the subprocessors there are the whole', () => {
    const proposal = weigh(input([list, agreement], { dimension }));
    expect(proposal.answer.value).toBe('yes_public');
    expect(rules(proposal)).toContain('parts_complete');
    expect(proposal.evidence[0]).toBe('a');
  });
  it('a pointer and a list are not', () => {
    const pointer = { ...agreement, rule: 'gdpr_dpa/pointer' };
    expect(weigh(input([list, pointer], { dimension })).answer.value).toBe('partial');
  });
});

describe('confidence', () => {
  it('rises by one step when another source says the same', () => {
    const a = evidence({ id: 'a', source: 'brightwell/security', confidence: 'medium', route: 'public' });
    const b = evidence({ id: 'b', source: 'brightwell/docs', confidence: 'medium', route: 'public' });
    expect(weigh(input([a])).answer.confidence).toBe('medium');
    expect(weigh(input([a, b])).answer.confidence).toBe('high');
  });
});

describe('a document that takes effect later', () => {
  it('decides, and says when', () => {
    const later = evidence({
      id: 'a',
      source: 'brightwell/dpa',
      effectiveFrom: '2027-01-01',
      route: 'public',
    });
    const { answer, reasons } = weigh(input([later]));
    expect(answer.effectiveFrom).toBe('2027-01-01');
    expect(answer.note).toContain('takes effect on 1 January 2027');
    expect(reasons.some(({ rule }) => rule === 'takes_effect')).toBe(true);
  });
});
