// The AI Office's template for the summary: its sections, its fields, and whether anybody filled them in.
import { dateIn } from '../../language/dates.ts';
import type { Reading } from '../../language/reading.ts';
import { hasSigns, type Sign } from '../../language/signs.ts';
import type { Statement } from '../../language/statement.ts';

export const summaryName =
  /\b(?:public )?summar(?:y|ies) of (?:the )?(?:training (?:content|data)|content used (?:for|to) train(?:ing)?|data used (?:for|to) train(?:ing)?)\b|\btraining (?:content|data) summar(?:y|ies)\b|\btraining[- ]data transparency (?:summary|template)\b/;

/** Shorter names, which count where the parts of the template stand below them. */
export const shortName =
  /\b(?:data|content|training|transparency) summar(?:y|ies)\b|\bsummar(?:y|ies) of (?:the )?data\b|\bpublic summary\b|\b(?:article|art\.?) 53\b|\btraining data (?:disclosure|transparency|statement|documentation)\b/;

/** The parts of the template. */
const parts: readonly Sign[] = [
  { stems: ['general information'], pattern: /\bgeneral information\b/ },
  { stems: ['provider identification'], pattern: /\bprovider identification\b/ },
  { stems: ['model identification'], pattern: /\bmodel identification\b/ },
  {
    stems: ['modalities'],
    pattern: /\bmodalities\b[^.]{0,60}\b(?:training data size|size|characteristics)/,
  },
  { stems: ['data sources'], pattern: /\blist of (?:the )?data sources\b/ },
  { stems: ['available datasets'], pattern: /\bpublicly available datasets\b/ },
  { stems: ['crawled'], pattern: /\bdata crawled and scraped\b|\bcrawled (?:and|or) scraped\b/ },
  { stems: ['user data'], pattern: /\buser data\b/ },
  { stems: ['synthetic data'], pattern: /\bsynthetic data\b/ },
  { stems: ['processing aspects'], pattern: /\bdata processing aspects\b/ },
  {
    stems: ['data mining', 'of rights'],
    pattern: /\btext and data mining\b|\breservations? of rights\b/,
  },
  { stems: ['illegal content'], pattern: /\billegal content\b/ },
];

export interface Filled {
  readonly models: readonly string[];
  readonly version?: string;
  readonly date?: string;
  readonly marketDate?: string;
  readonly provider?: string;
  /** Marked boxes and fields with words in them. */
  readonly marks: number;
  readonly statements: readonly Statement[];
}

export function hasParts(reading: Reading, least: number): boolean {
  return hasSigns(reading, parts, least);
}

const placeholder =
  /^(?:\W*|n\/?a|\[.*\]|<.*>|_+|\.{3,}|…|tbd|to be (?:completed|determined|filled)|insert .*|please (?:specify|provide|insert|indicate).*|enter .*|specify .*|provide .*|click or tap .*|dd\/mm\/yyyy|xx+|x\.x|not applicable|yyyy.*|model name.*)$/i;

export function filledIn(reading: Reading): Filled {
  const fields = {
    models: field(reading, /\b(?:versioned )?model name(?:\(s\)|s)?\b/),
    version: field(reading, /\bversion of (?:the|this) summary\b|^version\b/),
    date: field(reading, /\blast updated?\b|\bdate of (?:last )?(?:update|publication)\b/),
    market: field(
      reading,
      /\bdate of placement\b|\bplac(?:ed|ement) (?:of the model )?on the (?:union|eu) market\b/,
    ),
    provider: field(reading, /\bprovider name\b/),
  };
  const ticked = (reading.document.text.match(/[☒☑✓✔]|\[x\]/gi) ?? []).length;
  const values = Object.values(fields).filter((one) => one !== undefined);
  const date = fields.date && (dateIn(fields.date.value.toLowerCase()) ?? fields.date.value);
  const market = fields.market && (dateIn(fields.market.value.toLowerCase()) ?? fields.market.value);
  const provider = fields.provider?.value.split(/,| - |https?:/)[0]?.trim();
  return {
    models: fields.models ? modelNames(fields.models.value) : modelsInTitle(reading),
    ...(fields.version ? { version: fields.version.value.slice(0, 40) } : {}),
    ...(date ? { date } : {}),
    ...(market ? { marketDate: market } : {}),
    ...(provider ? { provider } : {}),
    marks: ticked + values.length,
    statements: values.map((one) => one.statement),
  };
}

interface Field {
  readonly value: string;
  readonly statement: Statement;
}

/** The words beside a label, in the same row or on the same line; the next line where the label stands alone. */
function field(reading: Reading, label: RegExp): Field | undefined {
  for (const statement of reading.with([
    'model name',
    'version',
    'last update',
    'date of',
    'placement',
    'market',
    'provider name',
  ])) {
    if (statement.furniture || statement.said.length > 500) continue;
    if (!label.test(statement.said)) continue;
    const value =
      statement.kind === 'tableRow' ? besideInRow(statement) : afterColon(reading, statement, label);
    if (value !== undefined && !placeholder.test(value)) return { value, statement };
  }
  return undefined;
}

function besideInRow({ block }: Statement): string | undefined {
  const [, ...rest] = block.cells ?? [];
  const value = rest
    .map((cell) => cell.text)
    .join(' ')
    .trim();
  return value === '' ? undefined : value;
}

/** Labels of the template: where one begins, the value before it ends. */
const labels =
  /\b(?:(?:versioned )?model names?(?:\(s\))?|model dependencies|date of placement|version of (?:the|this) summary|last updated?|provider name|authorised representative|contact details|modalit(?:y|ies)|latest date)\b/i;

function afterColon(reading: Reading, { text, blockIndex }: Statement, label: RegExp): string | undefined {
  const at = label.exec(text.toLowerCase())?.index ?? 0;
  const value = /:\s*(.+)$/s.exec(text.slice(at))?.[1]?.trim();
  if (value) {
    const next = labels.exec(value);
    const own = (next ? value.slice(0, next.index) : value).replace(/[\s·|,;]+$/, '').trim();
    return own === '' ? undefined : own;
  }
  if (!/:\s*$/.test(text)) return undefined;
  const below = reading.document.blocks[blockIndex + 1];
  return below && below.kind !== 'heading' && below.text.length < 300 && !/:\s*$/.test(below.text)
    ? below.text
    : undefined;
}

function modelNames(value: string): string[] {
  const names = value
    .replace(/https?:\/\/\S+/g, ',')
    .split(/\s*(?:[,;|]|\band\b|\n)\s*/)
    .map((name) => name.replace(/^[\s•·–-]+|[\s.]+$/g, '').trim())
    .filter((name) => name.length >= 2 && name.length <= 80 && /[\p{L}]/u.test(name));
  return [...new Set(names)];
}

/** "Public Summary of Training Content for Harbour-7". */
export function modelsInTitle(reading: Reading): string[] {
  const heads = [
    reading.document.title ?? '',
    ...reading.document.blocks.slice(0, 6).map((block) => block.text),
  ];
  for (const head of heads) {
    const model = modelAfterName(head);
    if (model) return modelNames(model);
  }
  return [];
}

export function modelAfterName(text: string): string | undefined {
  const hit =
    /\bsummar(?:y|ies) of (?:the )?(?:training (?:content|data)|content used (?:for|to) train(?:ing)?)\s*(?:\(.*?\)\s*)?(?:for|of|[-–—:|])\s*(?:the )?(.{2,80})$/i.exec(
      text.trim(),
    );
  const short = /\b(?:data|content|training) summary\s*(?:for|of|[-–—:|])\s*(?:the )?(.{2,60})$/i.exec(
    text.trim(),
  );
  const name = (hit ?? short)?.[1]?.trim();
  return name && !/^(?:general[- ]purpose|gpai|all|our|its|ai models?|each|the model|models?)\b/i.test(name)
    ? name
    : undefined;
}
