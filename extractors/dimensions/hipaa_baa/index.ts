// Will they sign a HIPAA Business Associate Agreement covering this offering?
import { byWeight } from '../../by-weight.ts';
import { everyHit } from '../../language/every-hit.ts';
import type { Details, Finding } from '#types/evidence.ts';
import type { Access, Confidence, Grade } from '#types/words.ts';
import { shortestQuote } from '#text/quotes.ts';
import { itemAt } from '../../attestation/item.ts';
import { gateIn, keptGate, tierIn } from '../../language/access.ts';
import { vendorPattern } from '../../language/products.ts';
import { isQuestion, replyTo } from '../../language/questions.ts';
import type { Reading } from '../../language/reading.ts';
import type { Scope } from '../../language/scope.ts';
import type { Statement } from '../../language/statement.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { agreement, claimsOf, type Claim } from './claims.ts';
import { hipaaDetails, type HipaaDetails } from './details.ts';
import { barredTerms } from './terms.ts';

const key = 'hipaa_baa';
const stems = ['baa', 'business associate', 'protected health', 'phi', 'hipaa', 'patient'] as const;

interface Heard {
  readonly statement: Statement;
  readonly scope: Scope;
  readonly claim: Exclude<Claim, { kind: 'trap' }>;
}

export const hipaaBaa: DimensionReader = {
  key,
  details: hipaaDetails,
  stems: ['baa', 'business associate', 'protected health', 'phi', 'hipaa'],
  read,
};

function read(reading: Reading): Answer | undefined {
  const findings: Finding[] = [];
  const heard: Heard[] = [];
  const barred = barredTerms(reading);
  const vendor = vendorPattern(reading);
  for (const statement of reading.with(stems)) {
    if (statement.furniture || reading.isHeaderRow(statement)) continue;
    for (const claim of claimsIn(reading, statement, barred, vendor)) {
      const scope = reading.scope(statement);
      findings.push(
        finding(`${key}/${claim.kind}`, effectOf(claim, scope), messageOf(claim, scope), statement),
      );
      if (claim.kind !== 'trap' && scope.kind !== 'other') heard.push({ statement, scope, claim });
    }
  }
  // What is too short to quote must not hide what can be.
  return decide(
    reading,
    heard.filter((one) => one.statement.text.length >= shortestQuote),
    findings,
  );
}

function claimsIn(
  reading: Reading,
  statement: Statement,
  barred: ReadonlyMap<Statement, string>,
  vendor: RegExp | undefined,
): readonly Claim[] {
  if (isQuestion(statement)) {
    const reply = replyTo(reading, statement);
    if (!reply || everyHit(agreement, statement.said).length === 0) {
      return /\bbaa\b|business associate/.test(statement.said) && statement.kind !== 'heading'
        ? [{ kind: 'inquiry', at: 0 }]
        : [];
    }
    return [
      reply.says === 'yes'
        ? { kind: 'offered', because: 'signs', at: 0 }
        : { kind: 'refused', because: 'no_agreement', at: 0 },
    ];
  }
  if (statement.kind === 'heading') return isAddendum(statement, reading) ? [{ kind: 'public', at: 0 }] : [];
  const row = agreementRow(reading, statement);
  if (row) return [row];
  if (barred.has(statement)) return [{ kind: 'refused', because: 'no_health_data', at: 0 }];
  return claimsOf(statement, vendor);
}

/** A row of a portal: the agreement behind a lock, or open to read. */
function agreementRow(reading: Reading, statement: Statement): Claim | undefined {
  if (statement.kind === 'tableRow' || !namesAgreement.test(statement.said)) return undefined;
  const gate = itemAt(reading, statement)?.gate;
  if (gate === 'locked') return { kind: 'offered', because: 'listed', at: 0 };
  return gate === 'open' ? { kind: 'public', at: 0 } : undefined;
}

const namesAgreement =
  /^(?:hipaa )?(?:business associate (?:agreement|addendum)|baa)(?: \(baa\))?(?: template| \(pdf\))?$/;

/** A page about the agreement has its name for a title, too; the agreement itself speaks of its parties. */
const speaksAsOne =
  /\b(?:this|the) (?:business associate |ba )?(?:agreement|addendum|baa)\b[^.;]{0,80}\b(?:(?:is )?entered into|is executed|binds?|legally binding|supplements?|forms? part|is made|is (?:made )?(?:by and )?between|governs?|applies|sets? forth|amends?|is effective|is incorporated)\b|\b(?:by and )?between\b[^.;]{0,120}\bbusiness associate\b/;

/** The document is the agreement: its title or first heading is its name, nothing more. */
function isAddendum(statement: Statement, reading: Reading): boolean {
  return (
    statement.block.level === 1 &&
    /^(?:[\w.' ]{0,30}\b)?(?:hipaa )?business associate (?:agreement|addendum)(?: \(baa\))?$/.test(
      statement.said,
    ) &&
    reading.document.blocks.length > 3 &&
    reading
      .with(['business associate', 'baa', 'agreement', 'addendum'])
      .some((one) => speaksAsOne.test(one.said))
  );
}

function decide(reading: Reading, heard: readonly Heard[], findings: readonly Finding[]): Answer | undefined {
  const of = (kind: Claim['kind']): Heard[] => heard.filter((one) => one.claim.kind === kind);
  const open = of('public');
  const offered = of('offered');
  const refused = of('refused');
  const inquiry = of('inquiry');
  const answer = (value: Grade, confidence: Confidence, rule: string, said: readonly Heard[]): Answer => ({
    value,
    confidence,
    statements: ordered(said),
    details: value === 'no' ? {} : detailsOf(reading, said),
    access: accessOf(value, said),
    rule: `${key}/${rule}`,
    findings,
  });
  const withPublic = offered.some((one) =>
    keptGate(one.statement.said.replace(/\bhipaa[- ]eligib\w+/g, 'hipaa')),
  );
  if (open.length > 0 && !withPublic)
    return answer('yes_public', isPlain(open) ? 'high' : 'medium', 'public', [...open, ...offered]);
  if (offered.length > 0) {
    const conflict = refused.some(
      (one) =>
        one.claim.kind === 'refused' &&
        one.claim.because === 'no_agreement' &&
        !ofFreeAccounts.test(one.statement.said),
    );
    return answer('yes_sales_gated', conflict ? 'low' : sure(offered), 'offered', [
      ...offered,
      ...open,
      ...inquiry,
    ]);
  }
  if (refused.length > 0)
    return answer('no', inquiry.length > 0 ? 'low' : sureOfNo(refused), ruleOf(refused), refused);
  if (inquiry.length > 0) return answer('unclear', 'low', 'inquiry', inquiry);
  return undefined;
}

/** What accounts without pay do not get, paid ones may. */
const ofFreeAccounts =
  /\b(?:free|trial|evaluation|hobby|personal|consumer) (?:[\w-]+ )?(?:accounts?|plans?|tiers?|users?|versions?|editions?)\b/;

/** The agreement itself, or said more than once. */
function isPlain(open: readonly Heard[]): boolean {
  return open.length > 1 || open.some((one) => one.statement.kind === 'heading');
}

const somebody =
  /\b(?:we|us|our|you|your|customers?|clients?|users?|subscribers?|licensees?|not (?:available|offered|supported))\b/;

/** A refusal is sure where it says who refuses, or who must not. */
function sureOfNo(refused: readonly Heard[]): Confidence {
  return refused.some((one) => one.scope.kind === 'offering' || somebody.test(one.statement.whole))
    ? 'high'
    : 'medium';
}

function ruleOf(refused: readonly Heard[]): string {
  const first =
    refused.find((one) => one.claim.kind === 'refused' && one.claim.because === 'no_agreement') ?? refused[0];
  return first?.claim.kind === 'refused' ? first.claim.because : 'refused';
}

function sure(offered: readonly Heard[]): Confidence {
  if (offered.every((one) => one.claim.kind === 'offered' && one.claim.because === 'presupposed'))
    return 'low';
  const plain = offered.some(
    (one) => one.claim.kind === 'offered' && ['signs', 'unless_signed'].includes(one.claim.because),
  );
  return plain ? 'high' : 'medium';
}

function ordered(said: readonly Heard[]): Statement[] {
  const weight = (one: Heard): number =>
    (one.scope.kind === 'offering' ? 2 : 0) +
    (one.claim.kind === 'offered' && one.claim.because === 'signs' ? 2 : 0) +
    (/\bbusiness associate|\bbaa/.test(one.statement.said) ? 1 : 0) +
    (promising.test(one.statement.said) ? 1 : 0) -
    (one.statement.kind === 'heading' ? 3 : 0);
  return byWeight(said, weight).map((one) => one.statement);
}

/** "every paid plan includes a BAA" tells more than how one is signed. */
const promising =
  /\b(?:offers?|signs?|includes?|provides?|executes?)\b[^.;]{0,40}\b(?:baas?|business associate)\b|\b(?:baas?|agreements?|addendum)\)? (?:is|are) (?:\w+ )?available\b/;

function accessOf(value: Grade, said: readonly Heard[]): Partial<Access> {
  if (value === 'yes_public') return { route: 'public' };
  if (value !== 'yes_sales_gated') return {};
  const access: { -readonly [K in keyof Access]?: Access[K] } = {};
  for (const { statement } of said) {
    const gate = gateIn(statement.said);
    access.route ??= gate?.access.route;
    access.tier ??= tierIn(statement.said).tier;
  }
  return { ...(access.route ? { route: access.route } : {}), ...(access.tier ? { tier: access.tier } : {}) };
}

const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

function detailsOf(reading: Reading, said: readonly Heard[]): Details {
  const details: { -readonly [K in keyof HipaaDetails]: HipaaDetails[K] } = {};
  const around = said.flatMap((one) => [one.statement, ...reading.near(one.statement, 1)]);
  for (const statement of around) {
    details.contact ??= email.exec(statement.text)?.[0].replace(/\.$/, '');
    if (
      /\benterprise (?:agreement|contract|customers?|plans?)\b/.test(statement.said) &&
      /\bbaa|business associate|agreement/.test(statement.said)
    ) {
      const waived =
        /\bnot (?:required|needed|necessary)\b|\bno enterprise\b|\bdo(?:es)? not (?:need|require)\b/.test(
          statement.said,
        );
      details.enterprise_agreement_required ??= !waived;
    }
  }
  for (const { statement, claim } of said) {
    const link = statement.block.links.find((one) => /\b(?:baa|business associate)\b/i.test(one.label));
    if (link) details.addendum_url ??= link.href;
    if (
      claim.kind === 'offered' &&
      claim.because === 'unless_signed' &&
      /\bzdr\b|\bzero[- ](?:data[- ])?retention\b/.test(statement.said)
    ) {
      details.zdr_required = true;
    }
  }
  const parts = said.filter((one) => one.scope.kind === 'part').flatMap((one) => one.scope.names);
  if (parts.length > 0) details.scope = [...new Set(parts)].sort().join(', ');
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

function effectOf(claim: Claim, scope: Scope): Finding['effect'] {
  if (scope.kind === 'other') return 'scope';
  const effects = {
    public: 'affirm',
    offered: 'gate',
    refused: 'deny',
    inquiry: 'unclear',
    trap: 'trap',
  } as const;
  return effects[claim.kind];
}

function messageOf(claim: Claim, scope: Scope): string {
  const whom = scope.kind === 'other' || scope.kind === 'part' ? ` (said of ${scope.names.join(', ')})` : '';
  if (claim.kind === 'trap') return claim.because;
  if (claim.kind === 'public') return `the agreement is open to anyone${whom}`;
  if (claim.kind === 'inquiry') return `an agreement is mentioned, not promised${whom}`;
  const because = {
    signs: 'an agreement is offered',
    unless_signed: 'health data may come once an agreement is signed',
    listed: 'an agreement is listed',
    presupposed: 'some customers have an agreement',
    no_agreement: 'no agreement is offered',
    no_health_data: 'health data are barred outright',
    planned: 'an agreement is only planned',
  } as const;
  return `${because[claim.because]}${whom}`;
}
