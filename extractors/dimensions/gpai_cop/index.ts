// Is the model developer on the EC's GPAI Code of Practice signatory list?
import type { Details, Finding } from '#types/evidence.ts';
import type { Confidence, Grade } from '#types/words.ts';
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { allChapters, gpaiDetails } from './details.ts';
import { saidOf, type Said } from './said.ts';
import { signatoryList, type SignatoryList } from './signatories.ts';
import { tickedAnswer } from './ticked.ts';
import { developerOf, isAboutCode, namesCode, tellsOfMany } from './topic.ts';

const key = 'gpai_cop';

export const gpaiCop: DimensionReader = {
  key,
  details: gpaiDetails,
  stems: ['code of practice', 'codes of practice', 'the code'],
  read,
};

function read(reading: Reading): Answer | undefined {
  const developer = developerOf(reading);
  const ticked = developer.isSpeaker ? tickedAnswer(reading) : undefined;
  if (ticked) {
    const rule = `${key}/ticked_${ticked.says}`;
    return {
      value: ticked.says === 'yes' ? 'yes_public' : 'no',
      confidence: 'high',
      statements: [ticked.statement],
      details: { source: "the provider's own answer in its summary of training content" },
      access: { route: 'public' },
      rule,
      findings: [
        finding(
          rule,
          ticked.says === 'yes' ? 'affirm' : 'deny',
          `The box "${ticked.says}" is marked.`,
          ticked.statement,
        ),
      ],
    };
  }
  const list = signatoryList(reading, developer);
  if (list?.signature?.refused) return refusedOnList(list.signature.statement);
  if (list?.signature) return onList(list, list.signature.statement, list.signature.chapters);
  const said = statements(reading, tellsOfMany(reading) ? { ...developer, isSpeaker: false } : developer);
  return fromStatements(said) ?? (list ? notOnList(reading, list) : undefined);
}

function statements(reading: Reading, developer: ReturnType<typeof developerOf>): readonly Said[] {
  const about = isAboutCode(reading);
  const found: Said[] = [];
  for (const statement of reading.with([
    'code of practice',
    'codes of practice',
    'the code',
    'signator',
    'signed',
    'refused to sign',
    'chapter',
  ])) {
    if (statement.furniture || statement.kind === 'badge') continue;
    const inHeading = statement.headings.some(namesCode) || namesCode(reading.title);
    const named =
      namesCode(statement.whole) &&
      (about || /\bgpai\b|\bgeneral[- ]purpose\b|\bai act\b|\beu\b|\beuropean\b/.test(statement.whole));
    const theCode = (about || inHeading) && /\b(?:the|this) code\b/.test(statement.said);
    const chapter =
      (about || inHeading) && /\bchapters?\b/.test(statement.said) && /\bsign/.test(statement.said);
    const signatories = (about || inHeading) && /\bsignator(?:y|ies)\b/.test(statement.said);
    // "Acme, Brine and Cove signed", under a heading on the code.
    const bare =
      inHeading &&
      /\b(?:signed|refused to sign)\b/.test(statement.said) &&
      developer.names.some((name) => statement.said.includes(name));
    if (!named && !theCode && !chapter && !signatories && !bare) continue;
    const one = saidOf(reading, statement, developer);
    if (one) found.push(one);
  }
  return found;
}

function fromStatements(said: readonly Said[]): Answer | undefined {
  const findings: Finding[] = said.map(({ kind, because, statement }) =>
    finding(`${key}/${kind}`, effects[kind], because, statement),
  );
  const of = (kind: Said['kind']): readonly Said[] => said.filter((one) => one.kind === kind);
  const make = (
    value: Grade,
    confidence: Confidence,
    rule: string,
    from: readonly Said[],
    details: Details = {},
  ): Answer => ({
    value,
    confidence,
    statements: from.map(({ statement }) => statement),
    details,
    ...(value === 'yes_public' || value === 'partial' ? { access: { route: 'public' as const } } : {}),
    rule: `${key}/${rule}`,
    findings,
  });
  const part = of('chapter');
  if (part.length > 0)
    return make('partial', 'high', 'chapter', [...part, ...of('signed')], {
      chapters: [...new Set(part.flatMap((one) => one.chapters))],
    });
  if (of('signed').length > 0 && of('refused').length === 0)
    return make('yes_public', 'high', 'signed', of('signed'));
  // Somebody signed and somebody did not: whose refusal it is, is not sure.
  if (of('refused').length > 0)
    return make('no', of('signed').length > 0 ? 'medium' : 'high', 'refused', of('refused'));
  if (of('intends').length > 0) return make('unclear', 'medium', 'intends', of('intends'));
  if (of('follows').length > 0) return make('unclear', 'low', 'follows', of('follows'));
  return undefined;
}

const effects = {
  signed: 'affirm',
  chapter: 'partial',
  refused: 'deny',
  intends: 'unclear',
  follows: 'unclear',
} as const;

function onList(list: SignatoryList, entry: Statement, chapters: readonly string[]): Answer {
  const whole = chapters.length === allChapters.length;
  const rule = `${key}/${whole ? 'listed' : 'listed_for_chapters'}`;
  return {
    value: whole ? 'yes_public' : 'partial',
    confidence: 'high',
    statements: [...(entry.text.length >= 20 ? [entry] : []), ...(list.leadIn ? [list.leadIn] : []), entry],
    details: { chapters: [...chapters] },
    access: { route: 'public' },
    rule,
    findings: [
      finding(
        rule,
        whole ? 'affirm' : 'partial',
        `One of ${list.entries} entries: ${chapters.join(', ') || 'no chapter marked'}.`,
        entry,
      ),
    ],
  };
}

function refusedOnList(entry: Statement): Answer {
  const rule = `${key}/listed_as_refusing`;
  return {
    value: 'no',
    confidence: 'high',
    statements: [entry],
    details: {},
    rule,
    findings: [finding(rule, 'deny', 'Its entry says that it did not sign.', entry)],
  };
}

/** A whole list without the developer says no; a part of one says nothing sure. */
function notOnList(reading: Reading, list: SignatoryList): Answer | undefined {
  const isAuthority = reading.role === 'authority' || /(?:^|\.)europa\.eu$/.test(hostOf(reading.url));
  if (!list.leadIn || !isAuthority) return undefined;
  const rule = `${key}/${list.complete ? 'not_listed' : 'not_on_shown_part'}`;
  return {
    value: list.complete ? 'no' : 'unclear',
    confidence: list.complete ? 'medium' : 'low',
    statements: [list.leadIn],
    details: {},
    rule,
    findings: [
      finding(
        rule,
        list.complete ? 'deny' : 'unclear',
        `The developer is not among the ${list.entries} entries.`,
        list.leadIn,
      ),
    ],
  };
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}
