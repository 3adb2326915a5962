// A list of signatories, as an authority keeps it: who is on it, and for which chapters.
import type { Reading } from '../../language/reading.ts';
import { say } from '../../language/say.ts';
import { reworded, type Statement } from '../../language/statement.ts';
import { allChapters, chaptersIn, chaptersSigned } from './details.ts';
import { isAboutCode, nameForms, type Developer } from './topic.ts';

export interface Signature {
  readonly statement: Statement;
  readonly chapters: readonly string[];
  /** Its row says that it did not sign. */
  readonly refused: boolean;
}

export interface SignatoryList {
  readonly signature?: Signature;
  readonly entries: number;
  /** The whole list, as far as the page shows it. */
  readonly complete: boolean;
  readonly leadIn?: Statement;
}

const topic =
  /\bsignator(?:y|ies)\b|\b(?:have|has) signed\b|\bproviders (?:that|who) (?:have )?signed\b|\bsigned (?:by|up)\b|\bcompanies that (?:have )?signed\b/;
const notEntry =
  /\b(?:code of practice|signator|commission|chapter \d|last update|download|share|contact|the list|how to|read more|related|guidelines|form|questions)\b/;
const partial =
  /\b(?:page \d+ of|\d+ ?[-–] ?\d+ of \d+|show more|load more|and others|among others|include|including|such as|first signatories)\b/;

export function signatoryList(reading: Reading, developer: Developer): SignatoryList | undefined {
  if (!isAboutCode(reading)) return undefined;
  const leads = reading.with(['signator', 'signed']).filter((one) => !one.furniture && topic.test(one.said));
  if (leads.length === 0) return undefined;
  const entries = entriesOf(reading);
  if (entries.length < 3) return undefined;
  const own = entries.find((entry) => names(entry, developer));
  const lead = leads.find((one) => one.text.length >= 20);
  const signature = own && {
    statement: own,
    chapters: chaptersOf(reading, own, developer),
    refused: isRefusal(own),
  };
  const complete =
    entries.length >= 6 &&
    !partial.test(leads.map((one) => one.said).join(' ')) &&
    !/\b\d+ ?[-–] ?\d+ of \d+\b|\bshow more\b|\bload more\b/.test(reading.document.text.toLowerCase());
  return {
    entries: entries.length,
    complete,
    ...(signature ? { signature } : {}),
    ...(lead ? { leadIn: lead } : {}),
  };
}

/** List items, rows, and lines of names under a heading or sentence on signatories. */
function entriesOf(reading: Reading): Statement[] {
  const entries: Statement[] = [];
  for (const [index, block] of reading.document.blocks.entries()) {
    if (!block.furniture && block.kind === 'paragraph') entries.push(...namesInSentence(reading, index));
    if (
      block.furniture ||
      (block.kind !== 'listItem' && block.kind !== 'tableRow' && block.kind !== 'paragraph')
    )
      continue;
    const around = say([block.leadIn ?? '', ...block.headings].join(' | '));
    if (!topic.test(around) && !followsLead(reading, index)) continue;
    const [statement] = reading.at(index);
    if (!statement || block.text.length > 220) continue;
    const whole: Statement = reworded(statement, {
      start: block.start,
      end: block.end,
      text: block.text,
      said: say(block.text),
    });
    if (
      block.kind === 'paragraph' &&
      (block.text.length > 70 || /[.:]$/.test(block.text) || notEntry.test(whole.said))
    )
      continue;
    if (!notEntry.test(nameIn(whole))) entries.push(whole);
  }
  return entries;
}

/** "The signatories are: A, B, C and D." */
function namesInSentence(reading: Reading, index: number): Statement[] {
  return reading.at(index).flatMap((statement) => {
    const list = /\b(?:signatories|signed)\b[^:]{0,80}:\s*(.+)$/is.exec(statement.text)?.[1];
    const parts = list?.replace(/\.$/, '').split(/,\s+(?!inc|llc|ltd|gmbh|corp)|\s+and\s+/i) ?? [];
    if (parts.length < 4 || parts.some((part) => part.length > 60)) return [];
    return parts.map((part) => reworded(statement, { said: say(part), text: part }));
  });
}

/** Rows of a table below the sentence, without a heading that says so. */
function followsLead(reading: Reading, index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 80); at -= 1) {
    const block = reading.document.blocks[at];
    if (!block) return false;
    if (block.kind === 'heading') return topic.test(say(block.text));
    if (block.kind === 'paragraph' && block.text.length > 30) return topic.test(say(block.text));
  }
  return false;
}

/** The name at the head of an entry: before a bracket, a dash or a second cell. */
function nameIn(entry: Statement): string {
  const cell = entry.block.cells?.[0]?.text;
  return (
    say((cell ?? entry.text).replace(/^[\d.)\s•*-]+/, '')).split(
      /\s*[(|:;–—]\s*|\s-\s|,\s(?!inc|llc|ltd|gmbh|corp)/,
    )[0] ?? ''
  );
}

function names(entry: Statement, developer: Developer): boolean {
  const forms = nameForms(nameIn(entry));
  return developer.names.some((name) =>
    forms.some((form) => form === name || startsWithWord(name, form) || startsWithWord(form, name)),
  );
}

/** "brightwell api" begins with the entry "brightwell". */
function startsWithWord(long: string, short: string): boolean {
  return short.length >= 3 && long.startsWith(`${short} `);
}

/** "Acme | Declined", "Acme - has not signed": on the page, and not among those who signed. */
function isRefusal({ said, block }: Statement): boolean {
  const rest = (block.cells ?? []).slice(1).map((cell) => say(cell.text));
  return (
    /\b(?:declin(?:ed|es)|refus(?:ed|es|al)|(?:has|have|did|does|will|is|are) not (?:yet )?(?:sign\w*|a signatory|joined)|not (?:yet )?(?:signed|a signatory|joined|listed)|non-signatory|unsigned|withdr\w+|opted out)\b/.test(
      said,
    ) ||
    (rest.length > 0 && rest.every((cell) => /^(?:no|none|✗|✘|❌|-|n\/a)?$/.test(cell)))
  );
}

const onlyOne = /\bonly\b|\bsolely\b|\bexclusively\b|\bin part\b|\bpartial/;

/** From the entry itself, its list's lead-in, its ticked columns, or a sentence about it. */
function chaptersOf(reading: Reading, entry: Statement, developer: Developer): readonly string[] {
  const own = chaptersIn(entry.said);
  if (own.length > 0 && (entry.block.kind !== 'tableRow' || !hasColumns(entry)))
    return own.length === 3 ? allChapters : own;
  if (hasColumns(entry)) return tickedColumns(entry);
  const lead = say(entry.block.leadIn ?? entry.block.headings.at(-1) ?? '');
  if (onlyOne.test(lead) && chaptersIn(lead).length > 0) return chaptersIn(lead);
  for (const remark of reading.with(['chapter', 'only'])) {
    if (remark.furniture || !/\bsign/.test(remark.said) || chaptersIn(remark.said).length === 0) continue;
    if (
      developer.names.some((name) =>
        new RegExp(`(?<![\\w-])${escape(nameHead(name))}(?![\\w-])`).test(remark.said),
      ) &&
      remark.start !== entry.start
    )
      return chaptersSigned(remark.said);
  }
  return allChapters;
}

function nameHead(name: string): string {
  return name.split(' ')[0] ?? name;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function hasColumns({ block }: Statement): boolean {
  return (block.cells ?? []).filter((cell) => chaptersIn(say(cell.header ?? '')).length > 0).length >= 2;
}

function tickedColumns({ block }: Statement): string[] {
  const found = (block.cells ?? [])
    .filter((cell) => /^(?:[☒☑✓✔🗹●■]|x|yes|signed|\[x\])/iu.test(cell.text.trim()))
    .flatMap((cell) => chaptersIn(say(cell.header ?? '')));
  return [...new Set(found)];
}
