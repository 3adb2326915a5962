// Is a SOC 2 Type II report available for this offering?
import { mentionsOf, type Mention, type Wanted } from '../../attestation/attestation.ts';
import { answerOf, decide, type Sorted } from '../../attestation/decide.ts';
import type { Reading } from '../../language/reading.ts';
import type { Answer, DimensionReader } from '../../reader.ts';
import { soc2Details, soc2DetailsOf } from './details.ts';
import { typeIn, type ReportType } from './type.ts';

const key = 'soc2_type2';
const wanted: Wanted = {
  key,
  stems: [
    'soc 2',
    'soc2',
    'soc-2',
    'soc ii',
    'soc 1',
    'type 2 soc',
    'soc\u00a02',
    'soc) 2',
    'soc® 2',
    'soc™ 2',
  ],
  pattern: /\bsoc[)®™]?[ -]?(?:2|ii)\b|\bsoc[ -]?1 ?(?:,|and|&|\/) ?2\b/,
};

export const soc2Type2: DimensionReader = {
  key,
  details: soc2Details,
  stems: ['soc 2', 'soc2', 'soc-2', 'soc ii', 'soc\u00a02', 'soc 1', 'soc) 2', 'soc® 2', 'soc™ 2'],
  read,
};

function read(reading: Reading): Answer | undefined {
  const found = mentionsOf(reading, wanted);
  const decided = decide(found, sortByType);
  if (!decided) return undefined;
  const type = decided.rule === 'lesser' ? 'Type I' : typeOf(decided.mentions);
  return answerOf(
    key,
    found,
    decided,
    soc2DetailsOf(reading, decided.mentions, type, decided.rule === 'inherited'),
  );
}

/** A report whose type is not told is not yet an answer. */
function sortByType(affirmed: readonly Mention[]): Sorted {
  const of = (type: ReportType | undefined): Mention[] =>
    affirmed.filter((mention) => typeOfMention(mention) === type);
  return { whole: of('Type II'), lesser: of('Type I'), vague: of(undefined) };
}

function typeOf(mentions: readonly Mention[]): ReportType | undefined {
  const types = mentions.map(typeOfMention);
  return types.includes('Type II') ? 'Type II' : types.find((type) => type !== undefined);
}

/** In the sentence or card itself; else in the heading over it. */
function typeOfMention({ claim, said, statement }: Mention): ReportType | undefined {
  return typeIn(claim.clause ?? '') ?? typeIn(said) ?? typeIn(statement.headings.join(' . '));
}
