// Has the model developer published the AI Act Art. 53 training-data summary?
import type { Details, Finding } from '#types/evidence.ts';
import { widened } from '../../attestation/item.ts';
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { art53Details } from './details.ts';
import { filledIn, modelAfterName, shortName, hasParts, summaryName, type Filled } from './template.ts';

const key = 'art53_summary';
const stems = [
  'data summary',
  'public summary',
  'list of data sources',
  'summary of',
  'summaries of',
  'summaries about',
  'summary about',
  'training content',
  'training data',
  'content used',
  'data used',
  'training-data',
  'article 53',
  'art. 53',
  'training corpus',
  'training dataset',
];

export const art53Summary: DimensionReader = { key, details: art53Details, stems, read };

function read(reading: Reading): Answer | undefined {
  const named = reading.with(stems).filter((one) => !one.furniture && summaryName.test(one.said));
  const isTemplate = hasParts(reading, 5);
  const titles = titlesOf(reading, isTemplate ? [...named, ...shortlyNamed(reading)] : named);
  if (titles.length > 0 && isTemplate) return summary(titles, filledIn(reading));
  if (hasParts(reading, 8) && filledIn(reading).models.length > 0)
    return summary(firstLines(reading), filledIn(reading));
  const model = titles.find((one) => modelAfterName(one.text) !== undefined && !isLink(one));
  if (model) return titled(reading, model);
  return refusal(reading) ?? claim(reading, named);
}

function shortlyNamed(reading: Reading): readonly Statement[] {
  return reading
    .with(['summar', 'article 53', 'art. 53', 'training data'])
    .filter((one) => !one.furniture && shortName.test(one.said));
}

/** Title, first headings, or a line of its own at the top. */
function titlesOf(reading: Reading, named: readonly Statement[]): readonly Statement[] {
  const first = reading.document.blocks.findIndex((block) => !block.furniture);
  return named.filter(({ kind, blockIndex, text, block }) => {
    if (kind === 'heading') return (block.level ?? 6) <= 2 || blockIndex - first < 6;
    return blockIndex - first < 6 && text.length < 140 && !/[.!?]$/.test(text);
  });
}

/** All parts of the template under a title of another kind. */
function firstLines(reading: Reading): readonly Statement[] {
  return reading.document.blocks
    .flatMap((block, index) => (block.furniture || index > 12 ? [] : reading.at(index)))
    .filter((one) => one.text.length >= 20)
    .slice(0, 2);
}

function isLink({ block, text }: Statement): boolean {
  return block.links.some((link) => link.label.trim() === text.trim());
}

/** The document has the parts of the template: filled in, it is the summary; empty, it is only the form. */
function summary(titles: readonly Statement[], filled: Filled): Answer {
  const [title] = titles;
  const done = filled.models.length > 0 && filled.marks >= 3;
  const rule = done ? 'summary' : 'template';
  const statements = [...titles, ...filled.statements];
  return {
    value: done ? 'yes_public' : 'unclear',
    confidence: done ? 'high' : 'medium',
    statements,
    details: done ? detailsOf(filled) : {},
    access: { route: 'public' },
    rule: `${key}/${rule}`,
    findings: title
      ? [
          finding(
            `${key}/${rule}`,
            done ? 'affirm' : 'unclear',
            done
              ? `The summary is filled in: ${filled.marks} fields and marks.`
              : 'The form is there, nobody filled it in.',
            title,
          ),
        ]
      : [],
  };
}

function detailsOf({ models, version, date, marketDate, provider }: Filled): Details {
  return {
    ...(models.length > 0 ? { models: [...models] } : {}),
    ...(version ? { version } : {}),
    ...(date ? { date } : {}),
    ...(marketDate ? { market_date: marketDate } : {}),
    ...(provider ? { provider } : {}),
  };
}

/** A heading that names the summary and the model, without the parts of the template around it. */
function titled(reading: Reading, title: Statement): Answer {
  const model = modelAfterName(title.text);
  const filled = filledIn(reading);
  return {
    value: 'yes_public',
    confidence: 'medium',
    statements: [title, ...filled.statements],
    details: { ...detailsOf(filled), ...(model && filled.models.length === 0 ? { models: [model] } : {}) },
    access: { route: 'public' },
    rule: `${key}/title`,
    findings: [finding(`${key}/title`, 'affirm', 'The document is titled as the summary of a model.', title)],
  };
}

const refuses =
  /\b(?:unable to|can not|not able to|do not|does not|will not|decline[sd]? to|refuse[sd]? to|have not|has not|chose not to|choose not to|not in a position to) (?:currently |publicly |yet )?(?:share|disclos\w*|publish\w*|provide|reveal|release\w*|make (?:public|available)|give)\b[^.;]{0,60}\b(?:training (?:data|corpus|content|datasets?|sets?|materials?)|data (?:used )?(?:for|in|to) train\w*|summar\w+ of (?:the )?(?:training|content))|\b(?:training (?:data|corpus|datasets?|content)|(?:details|information|composition|contents) (?:about|on|of|regarding) (?:the |our )?training (?:data|corpus|content))\b[^.;]{0,50}\b(?:is|are|remains?|has|have) (?:not (?:been )?(?:disclosed|public|published|shared|available|released)|confidential|proprietary|undisclosed|not made public|a trade secret)/;
const personal =
  /\b(?:your|customer|personal|user|api) (?:data|content|information|inputs?|prompts?)\b|\bfine-?tun/;

function refusal(reading: Reading): Answer | undefined {
  const refused = reading
    .with(['training', 'train'])
    .filter(({ furniture, said }) => !furniture && refuses.test(said) && !personal.test(said));
  const [first] = refused;
  if (!first) return undefined;
  return {
    value: 'no',
    confidence: 'medium',
    statements: refused,
    details: {},
    rule: `${key}/refused`,
    findings: [finding(`${key}/refused`, 'deny', 'It says that this is not shared.', first)],
  };
}

const elsewhere =
  /\b(?:publish(?:es|ed)?|made (?:public|available)|available|provid(?:e|es|ed)|release[sd]?|prepar(?:e|es|ed)|shar(?:e|es|ed)|find|found|see|read|download|view|access|link|here|article 53|art\. 53|ai act|required|obligation|template|complet\w*)\b/;
/** "The public summary for Meadow LM can be found here", on a page about general-purpose models. */
const publicSummary = /\bpublic summar(?:y|ies) (?:for|of)\b/;
const gpai = /\bgpai\b|\bgeneral[- ]purpose ai\b|\barticle 53\b|\bai act\b|\btraining (?:content|data)\b/;
const claims =
  /\bsummar(?:y|ies) (?:of|about|on|regarding) (?:the )?(?:content|data|datasets?|training|materials?)\b[^.;]{0,60}\b(?:train|ai act|article 53)|\bsummar(?:y|ies) (?:of|about) (?:the )?(?:training|content used|data used)|\btraining[- ](?:data|content) summar/;

/** What the law asks of providers at large. */
function isOfLaw({ said, block }: Statement): boolean {
  return (
    block.links.length === 0 &&
    !/\b(?:we|our|us)\b/.test(said) &&
    /\b(?:(?:all |any |every |each )?(?:gpai |model |ai )*providers? (?:of [\w -]{3,40} )?(?:must|shall|have to|has to|are (?:required|obliged)|is (?:required|obliged)|need to|should)|(?:obliges|requires|asks|compels) (?:all |any |every |each )?(?:gpai |model |ai )*(?:providers?|developers)|is an? (?:public )?(?:document|obligation|requirement|template))\b/.test(
      said,
    )
  );
}

/** It says that a summary exists, or will, somewhere else. */
function claim(reading: Reading, named: readonly Statement[]): Answer | undefined {
  const findings: Finding[] = [];
  const said = [
    ...new Set([
      ...named,
      ...reading
        .with(['summary', 'summaries'])
        .filter(
          (one) =>
            !one.furniture &&
            (claims.test(one.said) ||
              (publicSummary.test(one.said) && gpai.test(reading.document.text.toLowerCase()))),
        ),
    ]),
  ].filter(
    (one) =>
      one.kind !== 'heading' &&
      !isOfLaw(one) &&
      (isLink(one) || elsewhere.test(one.said) || one.block.links.length > 0),
  );
  const [first] = said;
  if (!first) return undefined;
  findings.push(finding(`${key}/claim`, 'unclear', 'A summary is spoken of; it is not here.', first));
  return {
    value: 'unclear',
    confidence: 'medium',
    statements: said.map((one) => (one.text.length < 20 ? widened(reading, one) : one)),
    details: {},
    rule: `${key}/claim`,
    findings,
  };
}
