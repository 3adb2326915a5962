// One answer out of all mentions of a standard: what is said in the body before what menus show, a gate before silence.
import type { Details } from '#types/evidence.ts';
import type { Access, Confidence, Grade } from '#types/words.ts';
import type { Answer } from '../reader.ts';
import type { Statement } from '../language/statement.ts';
import type { Mention, Mentions } from './attestation.ts';

export interface Decision {
  readonly value: Grade;
  readonly confidence: Confidence;
  /** The mentions that decide, best first. */
  readonly mentions: readonly Mention[];
  readonly access: Partial<Access>;
  readonly rule: string;
}

/** What `affirm` means for a standard: a certificate is one, a SOC 2 report must tell its type. */
export interface Sorted {
  /** Fully what is asked. */
  readonly whole: readonly Mention[];
  /** Only a part of it: Type I. */
  readonly lesser: readonly Mention[];
  /** Had, but of a kind that is not told. */
  readonly vague: readonly Mention[];
}

export function decide(
  { all }: Mentions,
  sort: (affirmed: readonly Mention[]) => Sorted,
): Decision | undefined {
  const body = all.filter((mention) => !mention.weak);
  return (
    fromBody(body, sort) ??
    fromFurniture(
      all.filter((mention) => mention.weak),
      sort,
    )
  );
}

function fromBody(
  body: readonly Mention[],
  sort: (affirmed: readonly Mention[]) => Sorted,
): Decision | undefined {
  const affirmed = of(body, 'affirm');
  const firm = affirmed.filter((mention) => !mention.claim.hedged);
  const { whole, lesser, vague } = sort(affirmed);
  const denied = of(body, 'denied');
  const toCome = of(body, 'in_progress');
  const stated = whole.filter(
    (mention) => !isBareListing(mention) || (denied.length === 0 && toCome.every(isBareListing)),
  );
  if (stated.length > 0) return affirmation(stated, [...lesser, ...vague], firm);
  if (of(body, 'limited').length > 0)
    return decision('partial', 'medium', of(body, 'limited'), 'covered_by_another');
  if (lesser.length > 0) return decision('partial', 'high', [...lesser, ...toCome], 'lesser');
  if (denied.length > 0) return decision('no', 'high', [...denied, ...toCome], 'denied');
  if (toCome.length > 0 && vague.length === 0) return decision('no', 'high', toCome, 'in_progress');
  if (vague.length > 0) return { ...decision('unclear', 'medium', vague, 'vague'), access: accessOf(vague) };
  const inherited = of(body, 'inherited');
  if (inherited.length > 0) return decision('unclear', 'medium', inherited, 'inherited');
  const near = [...of(body, 'contributor'), ...of(body, 'mapped')];
  if (near.length > 0) return decision('unclear', 'medium', near, near[0]?.claim.kind ?? 'mapped');
  return undefined;
}

/** Named by a sentence or a row as held: gated where any gate was seen, unless the document itself is open to all. */
function affirmation(
  whole: readonly Mention[],
  others: readonly Mention[],
  firm: readonly Mention[],
): Decision {
  const decided = whole.filter((mention) => firm.includes(mention));
  if (
    decided.length === 0 &&
    whole.every((mention) => isConditional(mention) && mention.gate === undefined)
  ) {
    return decision('unclear', 'medium', whole, 'conditional');
  }
  const limited = whole.filter(isOfSomePlans);
  if (limited.length === whole.length) {
    return decision('partial', 'medium', whole, 'some_plans');
  }
  const open = whole.filter((mention) => mention.item?.gate === 'open' && isTheDocument(mention));
  if (open.length > 0) {
    return {
      ...decision('yes_public', sure(open), [...open, ...whole, ...others], 'open_row'),
      access: { route: 'public' },
    };
  }
  const gated = [...whole, ...others].filter((mention) => mention.gate !== undefined);
  if (gated.length > 0) {
    const ordered = [...whole, ...others].toSorted(
      (a, b) => Number(b.gate !== undefined) - Number(a.gate !== undefined),
    );
    return { ...decision('yes_sales_gated', sure(whole), ordered, 'gated'), access: accessOf(gated) };
  }
  const isDirect = whole.some(({ said }) => direct.test(said));
  return decision('yes_public', isDirect ? sure(whole) : 'medium', [...whole, ...others], 'affirmed');
}

/** Statements of applicability, bridge letters and policies are not the certificate. */
function isTheDocument({ statement }: Mention): boolean {
  return !/\b(?:statement of applicability|soa\b|bridge letter|gap letter|polic(?:y|ies)|mapping|scope statement)/.test(
    statement.said,
  );
}

function isConditional({ said }: Mention): boolean {
  return /\b(?:to the extent (?:available|applicable)|if (?:any|available|applicable)|where (?:available|applicable)|as applicable|may include|could include)\b/.test(
    said,
  );
}

function isOfSomePlans({ scope, said, gate }: Mention): boolean {
  if (scope.kind !== 'part' || gate !== undefined) return false;
  return (
    scope.audiences.some((one) => one === 'preview' || one === 'free' || one === 'consumer') ||
    /\b(?:only|solely|exclusively|limited to)\b/.test(said)
  );
}

function fromFurniture(
  weak: readonly Mention[],
  sort: (affirmed: readonly Mention[]) => Sorted,
): Decision | undefined {
  const shown = weak.filter(
    ({ claim, statement }) =>
      (claim.kind === 'affirm' && statement.said.length < 160) ||
      (claim.kind === 'named' && statement.kind === 'badge'),
  );
  const { whole, lesser, vague } = sort(shown);
  const rule = (mention?: Mention): string => (mention?.statement.kind === 'badge' ? 'badge' : 'furniture');
  if (whole.length > 0) return decision('yes_public', 'low', whole, rule(whole[0]));
  if (lesser.length > 0) return decision('partial', 'low', lesser, rule(lesser[0]));
  if (vague.length > 0) return decision('unclear', 'low', vague, rule(vague[0]));
  return undefined;
}

function decision(
  value: Grade,
  confidence: Confidence,
  mentions: readonly Mention[],
  rule: string,
): Decision {
  return { value, confidence, mentions, access: {}, rule };
}

function of(mentions: readonly Mention[], kind: Mention['claim']['kind']): readonly Mention[] {
  return mentions.filter(({ claim }) => claim.kind === kind);
}

/** A label without a control: any sentence that says otherwise is stronger. */
function isBareListing(mention: Mention): boolean {
  return mention.item?.gate === 'unsaid';
}

function isListing(mention: Mention): boolean {
  return mention.item !== undefined;
}

/** Words that make a sentence on a certificate one to look at twice. */
const doubtful =
  /\b(?:not|no|without|never|neither|expect\w*|plan\w*|stage|only|except\w*|unless|some|certain|may|might|could|would|should|if|until|soon)\b/;

/** The verb of having it stands in the sentence; a label or an adjective may be said of anything. */
const direct =
  /\b(?:is|are|am|be|been|being|was|were|has|have|had|became|remains?)\b(?: [\w-]+){0,4} (?:certified|recertified|attested|audited|examined|accredited|compliant|achieved|completed|obtained|earned|received|passed|maintained|assessed|awarded|undergone)\b|\b(?:we|us|our \w+)\b[^.;]{0,40}\b(?:holds?|maintains?|completed?|achieved|obtained|undergo(?:es)?|passed|received|renewed?)\b|\b(?:holds|maintains|achieved|completed|obtained|received|undergoes|renewed)\b/;

/** A plain sentence, or a row with its own sign of access. */
function sure(mentions: readonly Mention[]): Confidence {
  const plain = mentions.some(
    (mention) =>
      !mention.claim.hedged &&
      !doubtful.test(mention.statement.said) &&
      (!isListing(mention) || mention.item?.gate !== 'unsaid'),
  );
  return plain ? 'high' : 'medium';
}

function accessOf(gated: readonly Mention[]): Partial<Access> {
  const access: Partial<Access> = {};
  for (const { gate } of gated) {
    if (gate?.access.route && gate.access.route !== 'unstated') access.route ??= gate.access.route;
    if (gate?.access.tier) access.tier ??= gate.access.tier;
  }
  return access;
}

/** Decision to answer: sentences before rows, rows before labels; the gate's own sentence beside the claim's. */
export function answerOf(key: string, found: Mentions, decided: Decision, details: Details): Answer {
  return {
    value: decided.value,
    confidence: decided.confidence,
    statements: statementsOf(decided.mentions),
    details,
    access: decided.access,
    rule: `${key}/${decided.rule}`,
    findings: found.findings,
  };
}

function statementsOf(mentions: readonly Mention[]): readonly Statement[] {
  const statements: Statement[] = [];
  for (const mention of mentions) {
    statements.push(mention.quote);
    if (mention.gatedBy) statements.push(mention.gatedBy);
  }
  return statements;
}
