// One row or card of a portal: the name of a document and what may be done with it. Gates are read per row, never page-wide.
import type { Reading } from '../language/reading.ts';
import { reworded, type Statement } from '../language/statement.ts';
import { isToCome } from './claim.ts';
import { standardsIn } from './standards.ts';

export interface Item {
  readonly label: Statement;
  /** Label, description and controls as rules see them. */
  readonly said: string;
  /** All of it as one place in the text: what a quote needs when the label alone is too short. */
  readonly whole: Statement;
  readonly gate: 'locked' | 'open' | 'unsaid';
  /** The words that showed the gate. */
  readonly words: string;
}

const finite =
  /\b(?:we|our|us|is|are|was|were|has|have|had|will|can|may|must|shall|maintains?|holds?|achieved|completed?|undergo\w*|please|you|your)\b/;
const locked =
  /\b(?:request(?:ed)? (?:access|a copy|copy|report|document|download|this|it|now|to (?:view|download|access))|request(?:able)?$|^request$|(?:get|gain|ask for|reclaim|unlock|needs?) access|(?:get|unlock) (?:it|report|document|the report)|locked|lock icon|🔒|private|restricted(?: access)?|gated|confidential|(?:m?nda|non-disclosure)(?: (?:required|needed|only|gated))?|(?:sign|log)[ -]?in(?: (?:to|required))?|login(?: required)?|(?:requires?|needs?|after|pending) approval|(?:on|upon|by) request|contact (?:us|sales)|members only|for customers|customers only|not public|permission required|access required|available (?:on|upon|under)|accept (?:the )?nda)\b/;
const lockSign = /🔒|🔐/u;
const open =
  /\b(?:view(?: (?:report|certificate|document|pdf|details))?|download(?:able)?(?: (?:report|certificate|document|pdf))?|open(?: (?:report|certificate|document|pdf))?|read (?:report|certificate|document)|see (?:report|certificate)|public(?:ly available)?|unlocked|no nda(?: required)?|pdf|get (?:certificate|pdf))\b/;
const plainlyOpen =
  /\bno nda\b|\bpublicly available\b|^public$|\| ?public(?: \||$)|\bunlocked\b|\bnot required\b/;

const longestLabel = 110;
const most = { blocks: 7, characters: 480 };

/** A label: it names something and says nothing of it. */
export function isLabel(statement: Statement): boolean {
  if (statement.kind === 'tableRow') return true;
  if (statement.said.length > longestLabel) return false;
  return !finite.test(statement.said) && !/[.!?]$/.test(statement.said);
}

export function itemAt(reading: Reading, statement: Statement): Item | undefined {
  if (!isLabel(statement)) return undefined;
  if (statement.kind === 'heading' && (aboutIt.test(statement.said) || opensSection(reading, statement)))
    return undefined;
  const opening = openingBadge(reading, statement);
  const rest = statement.kind === 'tableRow' ? [] : restOfCard(reading, statement, opening !== undefined);
  return itemOf(statement, [statement, ...rest], opening?.said ?? '');
}

/** "Our SOC 2 posture", "What SOC 2 covers": a section about it, not the name of a document. */
const aboutIt =
  /\b(?:posture|what|why|how|when|approach|journey|readiness|status|road ?map|faqs?|about|covers?|means|explained|understanding|introduction|vs|versus|requirements|criteria|mapping|guide|checklist|difference)\b/;

/** A heading right over another, lesser one titles a section: what is said stands below. */
function opensSection(reading: Reading, { kind, block, blockIndex }: Statement): boolean {
  const next = reading.document.blocks[blockIndex + 1];
  return kind === 'heading' && next?.kind === 'heading' && (next.level ?? 6) > (block.level ?? 6);
}

/** A lock or "Private" drawn before the label, in lists where every entry opens so. */
function openingBadge(reading: Reading, label: Statement): Statement | undefined {
  let index = label.blockIndex;
  let found: Statement | undefined;
  for (let steps = 0; steps < 60; steps += 1) {
    const [badge] = reading.at(index - 1);
    if (badge?.kind !== 'badge' || badge.furniture || !isControlOnly(badge.said)) return undefined;
    found ??= badge;
    const [before] = reading.at(index - 2);
    // A heading opens a list of rows; among cards it is an entry like the others.
    const opensList = before?.kind === 'heading' && label.kind !== 'heading';
    if (!before || opensList || !isLabel(before) || !namesDocument(before)) return found;
    index = before.blockIndex;
  }
  return undefined;
}

function namesDocument({ said }: Statement): boolean {
  return standardsIn(said).length > 0 || documentWord.test(said);
}

function restOfCard(reading: Reading, label: Statement, badgeOpens: boolean): Statement[] {
  const { blocks } = reading.document;
  const rest: Statement[] = [];
  let characters = label.text.length;
  let controlled = isControlOnly(label.said);
  for (let index = label.blockIndex + 1; index < blocks.length && rest.length < most.blocks; index += 1) {
    const block = blocks[index];
    if (!block || (block.furniture !== undefined && block.furniture !== 'control')) break;
    const statements = reading.at(index);
    const first = statements[0];
    if (!first || endsCard(label, first)) break;
    if (badgeOpens && first.kind === 'badge') break;
    const control = statements.every((one) => isControlOnly(one.said));
    // A card ends with its controls: a label after them names the next one.
    if (controlled && !control && isLabel(first)) break;
    controlled ||= control;
    characters += block.text.length;
    if (characters > most.characters) break;
    rest.push(...statements);
  }
  return rest;
}

/** The next card begins: a heading that is not below this one, or another label that names a document. */
function endsCard(label: Statement, next: Statement): boolean {
  if (next.kind === 'heading') {
    if (label.kind !== 'heading') return true;
    return (next.block.level ?? 6) <= (label.block.level ?? 6);
  }
  if (next.kind === 'tableRow' || (label.kind === 'listItem') !== (next.kind === 'listItem')) {
    if (label.kind !== 'heading') return true;
  }
  if (label.kind === 'listItem' && next.kind === 'listItem' && !isControlOnly(next.said)) return true;
  return isLabel(next) && !isControlOnly(next.said) && namesAnother(label, next);
}

const documentWord =
  /\b(?:report|certificate|statement|test|polic(?:y|ies)|whitepaper|questionnaire|diagram|insurance|agreement|addendum|letter|caiq|overview|plan)s?\b/;
/** "Latest report", "Certificate (PDF)": they tell of the label above, they do not name another document. */
const saysNothingNew =
  /\b(?:the|our|an?|latest|current|new|full|signed|official|public|report|certificate|certification|document|attestation|audit|pdf|type|[12]|ii?|of|for|on|from|to|20\d\d|issued|updated|valid|until)s?\b|[^a-z]/g;

function namesAnother(label: Statement, next: Statement): boolean {
  const own = new Set(standardsIn(label.said));
  const others = standardsIn(next.said);
  if (others.length > 0) return others.some((one) => !own.has(one));
  if (next.said.length >= 70 || !documentWord.test(next.said) || isToCome(next.said)) return false;
  return (
    next.said.replace(saysNothingNew, '') !== '' &&
    !/^(?:view|download|open|request|get|see|read)\b/.test(next.said)
  );
}

/** What to quote of a label too short for a quote: the label with the lines after it, else before it. */
export function widened(reading: Reading, label: Statement): Statement {
  const { blocks } = reading.document;
  let [from, to] = [label.blockIndex, label.blockIndex];
  const span = (): number => (blocks[to]?.end ?? 0) - (blocks[from]?.start ?? 0);
  const fits = (index: number): boolean => {
    const block = blocks[index];
    return block !== undefined && block.text.length < 200 && block.furniture === label.block.furniture;
  };
  while (span() < 20 && fits(to + 1)) to += 1;
  while (span() < 20 && fits(from - 1)) from -= 1;
  const [first, last] = [blocks[from], blocks[to]];
  if (!first || !last) return label;
  return reworded(label, {
    start: first.start,
    end: last.end,
    text: reading.document.text.slice(first.start, last.end),
  });
}

function isControlOnly(said: string): boolean {
  return (
    said.length < 40 &&
    standardsIn(said).length === 0 &&
    (locked.test(said) || open.test(said) || lockSign.test(said))
  );
}

function itemOf(label: Statement, parts: readonly Statement[], before: string): Item {
  const own = parts.map((part) => part.said).join(' | ');
  const said = before === '' ? own : `${own} | ${before}`;
  const last = parts.at(-1) ?? label;
  const whole =
    last === label
      ? label
      : reworded(label, { end: last.end, text: parts.map((part) => part.text).join('\n'), said });
  const lock = lockSign.exec(said)?.[0] ?? locked.exec(said)?.[0];
  const opened = open.exec(said)?.[0];
  if (plainlyOpen.test(said)) return { label, said, whole, gate: 'open', words: opened ?? 'public' };
  if (lock) return { label, said, whole, gate: 'locked', words: lock };
  if (opened) return { label, said, whole, gate: 'open', words: opened };
  return { label, said, whole, gate: 'unsaid', words: '' };
}
