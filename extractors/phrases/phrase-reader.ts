// A dimension declared by phrases alone: within a sentence trap > deny > gate > partial > affirm.
import { z } from 'zod';
import type { Finding } from '#types/evidence.ts';
import type { Phrases } from '#types/registry.ts';
import type { Access, Confidence, Grade } from '#types/words.ts';
import { finding, type Answer, type DimensionReader } from '../reader.ts';
import { defaultIn, gateIn } from '../language/access.ts';
import { waysOf } from '../language/met-table.ts';
import type { Reading } from '../language/reading.ts';
import type { Statement } from '../language/statement.ts';
import { compilePhrase, mayMatch, phraseNeeds, type Phrase } from './compile.ts';
import { deniesTightly, isConditional, isLooselyDenied, isToCome } from './denial.ts';
import { planOfPage, type PlanOfPage } from './plan-of-page.ts';

type Effect = 'trap' | 'deny' | 'gate' | 'partial' | 'affirm';

export const phraseDetails = z.strictObject({ scope: z.string().optional() });

/** What one sentence says, by the strongest of the lists. */
interface Said {
  readonly statement: Statement;
  readonly effect: Exclude<Effect, 'trap'>;
  readonly phrase: string;
  readonly rule: string;
  readonly access: Partial<Access>;
  readonly scope?: string;
  /** Where the plan is told that the page is about. */
  readonly gatedBy?: Statement;
}

const order: readonly Effect[] = ['trap', 'deny', 'gate', 'partial', 'affirm'];
const grades: Readonly<Record<Said['effect'], Grade>> = {
  deny: 'no',
  gate: 'yes_sales_gated',
  partial: 'partial',
  affirm: 'yes_public',
};

/** The phrases of a dimension, the strongest first. */
interface Listed {
  readonly effect: Effect;
  readonly phrase: Phrase;
}

export function phraseReader(key: string, phrases: Phrases): DimensionReader {
  const compiled = order.flatMap((effect) =>
    phrases[effect].map((source) => ({ effect, phrase: compilePhrase(source) })),
  );
  const speaking = compiled.filter(({ effect }) => effect !== 'trap');
  const stems = [...new Set(speaking.flatMap(({ phrase }) => phrase.stems))];
  const ways = waysOf(compiled.map(({ phrase }) => phrase.needs));
  return {
    key,
    details: phraseDetails,
    stems,
    read: (reading) =>
      answerOf(
        key,
        compiled,
        ways ? reading.withNeed(stems, phraseNeeds, ways) : reading.with(stems),
        reading,
      ),
  };
}

function answerOf(
  key: string,
  compiled: readonly Listed[],
  statements: readonly Statement[],
  reading: Reading,
): Answer | undefined {
  const said: Said[] = [];
  const findings: Finding[] = [];
  for (const statement of statements) {
    if (!mayCount(statement)) continue;
    const one = readStatement(key, compiled, reading, statement);
    if (!one) continue;
    if ('trap' in one) findings.push(one.trap);
    else {
      said.push(one);
      findings.push(finding(one.rule, one.effect, `"${one.phrase}" is said.`, statement));
    }
  }
  const body = said.filter(({ statement }) => !statement.furniture && statement.kind !== 'badge');
  // A heading names what is asked; the sentences under it answer.
  const sentences = body.filter(({ statement }) => statement.kind !== 'heading');
  const spoken = sentences.length > 0 ? sentences : body;
  const counted = spoken.length > 0 ? spoken : said.filter(isLabelled);
  const plans = counted.some(({ effect }) => effect === 'affirm') ? planOfPage(reading) : [];
  return decide(
    key,
    counted.map((one) => gatedByPage(key, one, plans)),
    body.length > 0,
    findings,
  );
}

/** "This feature is part of the Enterprise plan" over the section gates what the section says. */
function gatedByPage(key: string, said: Said, plans: readonly PlanOfPage[]): Said {
  if (said.effect !== 'affirm') return said;
  const plan = plans.find(({ covers }) => covers(said.statement));
  if (!plan) return said;
  return {
    ...said,
    effect: 'gate',
    rule: `${key}/affirm-gated`,
    access: { ...said.access, ...plan.access },
    gatedBy: plan.statement,
  };
}

/** Menus say nothing by themselves; a badge or a whole label does, weakly. */
function isLabelled({ statement, effect }: Said): boolean {
  return statement.kind === 'badge' && effect === 'affirm';
}

function mayCount(statement: Statement): boolean {
  return statement.kind === 'badge' || !statement.furniture;
}

function readStatement(
  key: string,
  compiled: readonly Listed[],
  reading: Reading,
  statement: Statement,
): Said | { readonly trap: Finding } | undefined {
  const hit = strongest(compiled, statement);
  if (!hit) return undefined;
  const scope = reading.scope(statement);
  if (hit.effect === 'trap') {
    return {
      trap: finding(`${key}/trap`, 'trap', `"${hit.phrase.source}" only looks like an answer.`, statement),
    };
  }
  if (scope.kind === 'other') {
    return { trap: finding(`${key}/scope`, 'scope', `It speaks of ${scope.names.join(', ')}.`, statement) };
  }
  const base = { statement, phrase: hit.phrase.source, access: defaultIn(statement.whole) };
  if (hit.effect === 'deny') return { ...base, effect: 'deny', rule: `${key}/deny` };
  if (isDeniedWithin(statement, hit)) return { ...base, effect: 'deny', rule: `${key}/denied` };
  if (isToCome(statement, hit.start, hit.end)) return { ...base, effect: 'deny', rule: `${key}/to_come` };
  if (isLooselyDenied(statement, hit.start, hit.end)) {
    if (isConditional(statement) || !deniesTightly(statement, hit.start, hit.end)) return undefined;
    return { ...base, effect: 'deny', rule: `${key}/denied` };
  }
  const gate = gateIn(statement.said);
  const access = { ...base.access, ...gate?.access };
  if (hit.effect === 'gate') return { ...base, access, effect: 'gate', rule: `${key}/gate` };
  const limited = scope.kind === 'part' && gate === undefined ? scope.names.join(', ') : undefined;
  if (hit.effect === 'partial') {
    return {
      ...base,
      access,
      effect: 'partial',
      rule: `${key}/partial`,
      ...(limited ? { scope: limited } : {}),
    };
  }
  if (isGated(access)) return { ...base, access, effect: 'gate', rule: `${key}/affirm-gated` };
  if (limited) return { ...base, access, effect: 'partial', rule: `${key}/affirm-in-part`, scope: limited };
  return { ...base, access, effect: 'affirm', rule: `${key}/affirm` };
}

/** "Data at rest is not encrypted": the denial stands in the gap of a phrase that has none itself. */
function isDeniedWithin({ whole }: Statement, { phrase, start, end }: Hit): boolean {
  return (
    !/\b(?:not|no|never|without)\b/.test(phrase.source) &&
    /\b(?:is|are|was|were|do|does|can|will|be) (?:not|never)\b(?! only)/.test(whole.slice(start, end))
  );
}

interface Hit {
  readonly effect: Effect;
  readonly phrase: Phrase;
  readonly start: number;
  readonly end: number;
}

function strongest(compiled: readonly Listed[], statement: Statement): Hit | undefined {
  const met = phraseNeeds.metBy(statement.whole);
  let whole: string | undefined;
  for (const { effect, phrase } of compiled) {
    if (!mayMatch(phrase, met)) continue;
    whole ??= withoutAddresses(statement.whole);
    phrase.pattern.lastIndex = 0;
    const match = phrase.pattern.exec(whole);
    if (match) return { effect, phrase, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

/** The words of an address say nothing; its length stays, so that places do not move. */
function withoutAddresses(said: string): string {
  return said.includes('://')
    ? said.replace(/https?:\/\/\S+/g, (address) => ' '.repeat(address.length))
    : said;
}

function isGated({ route, tier }: Partial<Access>): boolean {
  return (
    route === 'approval' ||
    route === 'sales_contract' ||
    route === 'trust_center_nda' ||
    tier === 'enterprise' ||
    tier === 'paid'
  );
}

/** Over the document: a gate seen beats a plain yes; yes in one place and no in another is a part. */
function decide(
  key: string,
  said: readonly Said[],
  inBody: boolean,
  findings: readonly Finding[],
): Answer | undefined {
  const of = (effect: Said['effect']): readonly Said[] => said.filter((one) => one.effect === effect);
  const positive = of('gate').length > 0 ? of('gate') : of('affirm');
  const yes = positive.length > 0 ? positive : of('partial');
  const no = of('deny');
  const first = yes[0] ?? no[0];
  if (!first) return undefined;
  const disputed = yes.length > 0 && (no.some(isOutright) || (no.length > 0 && yes.length === 1));
  const ordered = disputed
    ? [yes[0], no[0], ...yes.slice(1), ...no.slice(1)]
    : yes.length > 0
      ? [...yes, ...said.filter((one) => !yes.includes(one))]
      : no;
  return {
    value: disputed ? 'partial' : grades[first.effect],
    confidence: confidenceOf(first, inBody, disputed),
    statements: withGates(ordered.filter((one) => one !== undefined)),
    details: first.scope === undefined ? {} : { scope: first.scope },
    access: accessOf(yes.length > 0 ? yes : no),
    rule: inBody ? (disputed ? `${key}/disputed` : first.rule) : `${key}/badge`,
    findings,
  };
}

/** The best sentence, then the one that gates it, then the others. */
function withGates(ordered: readonly Said[]): readonly Statement[] {
  const [first, ...rest] = ordered;
  if (!first) return [];
  const gates = first.gatedBy ? [first.gatedBy] : [];
  return [first.statement, ...gates, ...rest.map(({ statement }) => statement)];
}

/** Denied by a phrase of its own, not only by a word before what was affirmed. */
function isOutright({ rule }: Said): boolean {
  return rule.endsWith('/deny');
}

function confidenceOf(first: Said, inBody: boolean, disputed: boolean): Confidence {
  if (!inBody || disputed) return 'low';
  if (first.statement.kind === 'heading') return 'medium';
  return first.rule.endsWith('/affirm') || first.rule.endsWith('/gate') || first.rule.endsWith('/deny')
    ? 'high'
    : 'medium';
}

function accessOf(said: readonly Said[]): Partial<Access> {
  let access: Partial<Access> = {};
  // The first that says something wins; what nobody says is left out, so that it cannot stand in place of "unstated".
  for (const { access: own } of said.toReversed()) access = { ...access, ...stated(own) };
  return access;
}

function stated(access: Partial<Access>): Partial<Access> {
  return Object.fromEntries(Object.entries(access).filter(([, value]) => value !== undefined));
}
