// Subprocessors as list items or lines: "Harbour Cloud GmbH (hosting, Germany)", "Postmill Inc. - e-mail - United States".
import type { Reading } from '../language/reading.ts';
import { reworded, type Statement } from '../language/statement.ts';
import { fromBullet } from './bullet.ts';
import { cleaned, isName, type Listed, type Subprocessor } from './entry.ts';
import { fieldsAfter } from './fields.ts';
import { isPlace, withPlaceAbove } from './places.ts';

const dash = /\s+[–—|•·]\s+|\s+-\s+|\s*;\s+|:\s+|\s\|\s/;
const verb =
  /,? (?:which |who |that )?(?:provides?|process(?:es)?|hosts?|is used|used|offers?|supplies|delivers?|for|handles?|operates?|as our|supports?) /i;

/** "provides e-mail delivery and is located in the United States." */
const placeTold =
  /,?(?: (?:and|which|that|it))? ?\b(?:is|are) (?:located|based|established|hosted|incorporated|seated|situated) in ([^.;:()]{2,80})\.?$/i;

/** A paragraph that could be an entry: it has a dash, or it says what a company does and where it is. */
function isLine(text: string): boolean {
  return dash.test(text) || (placeTold.test(text) && verb.test(text));
}

export function fromLists(reading: Reading, from: number, to: number): Listed[] {
  const listed: Listed[] = [];
  for (let index = from; index < to; index += 1) {
    const block = reading.document.blocks[index];
    if (!block || block.furniture || (block.kind !== 'listItem' && block.kind !== 'paragraph')) continue;
    if (block.text.length > 400 || (block.kind === 'paragraph' && !isLine(block.text))) continue;
    const entry = withPlaceAbove(entryIn(block.text), block);
    // A line of prose may have a dash too; a place makes it an entry.
    if (block.kind === 'paragraph' && entry?.location === undefined) continue;
    const statement = reading.at(index)[0];
    if (entry && statement)
      listed.push({
        entry,
        statement: reworded(statement, { start: block.start, end: block.end, text: block.text }),
      });
  }
  return listed.length >= 2 ? listed : [];
}

const inline = /\b(?:sub-?(?:processors?|contractors?))\b[^:.;]{0,60}:\s*(.+)$/is;

/** "Authorised sub-processors: Harbour (hosting, Germany); Postmill (e-mail, France)." */
export function fromSentences(statements: readonly Statement[]): Listed[] {
  return statements.flatMap((statement) => {
    const list = statement.text.includes(':')
      ? inline.exec(statement.text)?.[1]?.replace(/\.$/, '')
      : undefined;
    const parts = list?.split(/\s*;\s*|,\s+(?![^()]*\))|\s+and\s+(?![^()]*\))/) ?? [];
    const entries = parts.map((part) => entryIn(part.replace(/^and\s+/i, '')));
    if (entries.length < 2 || entries.some((entry) => entry === undefined)) return [];
    return entries.flatMap((entry) => (entry ? [{ entry, statement }] : []));
  });
}

export function entryIn(line: string): Subprocessor | undefined {
  const text = line
    .replace(/^[•▪*–-]\s*|^\d+[.)]\s*/, '')
    .replace(/\s*\((?:org|reg|hrb|company (?:no|number)|n°|registration|vat)\b[^)]*\)/i, '')
    .replace(/\s*\(["“'][^)]*["”']\)/g, '');
  const bullet = fromBullet(text);
  if (bullet) return bullet;
  const told = labelledIn(text);
  if (told) return told;
  const turned = afterFunction(text);
  if (turned) return turned;
  const bracketed = /^([^()]{2,70}?)\s*\(([^()]{3,160})\)\.?$/.exec(text);
  if (bracketed?.[1] && bracketed[2]) {
    // "Harbour Cloud – hosting (Germany)": what for stands before the bracket.
    const before = bracketed[1].split(dash).filter((part) => part !== '');
    const [name = bracketed[1], ...purposes] = before;
    return assembled(name, [...purposes, ...bracketed[2].split(/\s*[,;]\s+|\s+[–—-]\s+/)]);
  }
  const parts = text.split(dash).filter((part) => part !== '');
  if (parts.length >= 2 && parts[0]) return assembled(parts[0], parts.slice(1));
  const does = verb.exec(text);
  if (does && does.index > 1) {
    const name = text.slice(0, does.index).replace(/\s*\([^)]*\)/g, '');
    const doing = text.slice(does.index).replace(/^,? (?:which |who |that )?/, '');
    const place = placeTold.exec(doing);
    const where = place?.[1] === undefined ? undefined : cleaned(place[1].replace(/^the /i, ''));
    return where === undefined || !isPlace(where)
      ? assembled(name, [doing])
      : assembled(name, [doing.slice(0, place?.index).replace(/[.\s]+$/, ''), where]);
  }
  const comma = text.split(/,\s+/);
  const last = comma.at(-1) ?? '';
  return comma.length >= 2 && isPlace(last) && comma[0] ? assembled(comma[0], comma.slice(1)) : undefined;
}

const functionWords =
  /^(?:(?:primary|main|secondary|error|user|customer|object|file|vector|web|application|app|product|usage|transactional|rate|managed|large|language|text|cloud|edge|payment|e-?mail|model|llm|ai|data|content|marketing|system|session|website|and|server|production|speech[ -]to|fraud|bot|log|in-app|push|live|help|source|code|document|image|voice|video)[ -]){0,3}(?:hosting|data ?bases?|authentication|auth|identity|e-?mails?|inference|payments?|billing|analytics|monitoring|storage|support|logging|logs|search|cdn|infrastructure|communications?|delivery|models?|llms?|ai|tracking|cloud|compute|backups?|messaging|sms|telephony|embeddings?|security|crm|ticketing|queues?|cach(?:e|ing)|limiting|observability|transcription|speech|platform|network|processing)(?: (?:provider|services?|platform|delivery))?(?: (?:\+|&|and|\/) [\w -]{3,40})?$/i;

/** "Harbour: Harbour Ltd., Kai 4, Ireland; Purpose: hosting". */
function labelledIn(text: string): Subprocessor | undefined {
  const found = fieldsAfter(text);
  if (!found) return undefined;
  const of = (field: string): string | undefined =>
    cleaned(found.fields.find((one) => one.field === field)?.value ?? '');
  const [name, seat] = nameAndPlace(found.head);
  const title = cleaned(name.split(/:\s|\s[–—-]\s|,\s(?!Inc|LLC|Ltd|GmbH)|\s\(/)[0] ?? '');
  if (!title || !isName(title)) return undefined;
  const purpose = of('purpose');
  const location = of('location') ?? of('seat') ?? seat;
  const scope = of('scope');
  return {
    name: title,
    ...(purpose ? { purpose } : {}),
    ...(location ? { location } : {}),
    ...(scope ? { scope } : {}),
  };
}

/** "Authentication: Clerk (sessions; US)": what for comes first. */
function afterFunction(text: string): Subprocessor | undefined {
  const hit = /^([^:()]{2,60}):\s+(\p{Lu}.{1,300})$/u.exec(text);
  const [, purpose, rest] = hit ?? [];
  if (!purpose || !rest || !functionWords.test(purpose.trim()) || functionWords.test(rest)) return undefined;
  const named =
    /^([^()]{2,60}?)(?:\s*\(([^()]*)\))?(?=\s+(?:with|for|to|in|as|which|that)\b|[.,;]|\s+[–—-]\s|$)/.exec(
      rest,
    );
  const name = cleaned(named?.[1] ?? '');
  if (!name || !isName(name)) return undefined;
  const places = (named?.[2] ?? '').split(/\s*[,;]\s+/).filter(isPlace);
  return { name, purpose: purpose.trim(), ...(places.length > 0 ? { location: places.join(', ') } : {}) };
}

function assembled(first: string, rest: readonly string[]): Subprocessor | undefined {
  const [name, seat] = placeInBrackets(nameAndPlace(cleaned(first) ?? ''));
  if (name === '' || !isName(name) || name.length > 70) return undefined;
  const places: string[] = [];
  const purposes: string[] = [];
  let scope: string | undefined;
  for (const part of rest) {
    const value = cleaned(part.replace(/^(?:location|country|purpose|service)s?\s*:\s*/i, ''));
    if (!value) continue;
    if (/^products?\s*:/i.test(part)) scope = value.replace(/^products?\s*:\s*/i, '');
    else if (isPlace(value)) places.push(value);
    else purposes.push(value);
  }
  if (places.length === 0 && seat !== undefined) places.push(seat);
  if (places.length === 0 && purposes.length === 0) return undefined;
  if (purposes.some((purpose) => /\b(?:shall|will|must|may|should)\b/i.test(purpose))) return undefined;
  return {
    name,
    ...(purposes.length > 0 ? { purpose: purposes.join(', ') } : {}),
    ...(places.length > 0 ? { location: places.join(', ') } : {}),
    ...(scope ? { scope } : {}),
  };
}

/** "Harbour Cloud Ltd., Ireland": the place after the name. */
function nameAndPlace(first: string): readonly [string, string | undefined] {
  const at = first.lastIndexOf(', ');
  const end = first.slice(at + 2);
  return at > 1 && isPlace(end) ? [first.slice(0, at), end] : [first, undefined];
}

/** "Harbour Cloud (Ireland) – hosting". */
function placeInBrackets([name, seat]: readonly [string, string | undefined]): readonly [
  string,
  string | undefined,
] {
  const hit = seat === undefined ? /^(.{2,60}?)\s*\(([^()]{2,60})\)$/.exec(name) : null;
  return hit?.[1] && hit[2] && isPlace(hit[2]) ? [hit[1], hit[2]] : [name, seat];
}
