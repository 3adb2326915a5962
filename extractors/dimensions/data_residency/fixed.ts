// Places without a choice: where servers stand and data are kept.
import { guarded } from '../../language/guarded.ts';
import { isEuropean, placePattern, placesIn } from '../../language/places.ts';
import type { Statement } from '../../language/statement.ts';

/** `firm`: said outright, not as what may be. */
export interface Fixed {
  readonly kind: 'fixed';
  readonly european: boolean;
  readonly places: readonly string[];
  readonly firm: boolean;
}

const data =
  '(?:(?:meta)?data|platform|information|content|contents|inputs?|outputs?|prompts?|completions?|files?|conversations?|requests?|inference|traffic|models?|datasets?|backups?|everything|it|they|records|repositories|workloads?|services?)';
const placing =
  '(?:stor(?:e|es|ed|ing)|host(?:s|ed|ing)?|process(?:es|ed|ing)?|held|hold|kept|keeps?|resides?|located|locate|maintain(?:s|ed)?|retain(?:s|ed)?|hous(?:e|es|ed)|remains?|stays?|lives?|runs?)';
const fixedForms: readonly RegExp[] = [
  /^(?:Stored|Hosted|Processed|Kept)\b[^.;]{0,60}\b(?:in|within)\b/i,
  /\b(?:processing|storage|hosting|inference)\b[^.;]{0,60}\b(?:happens?|takes? place|occurs?|(?:is|are) (?:performed|done|carried out))\b[^.;]{0,40}\b(?:in|within)\b/i,
  /^hosting\s*[:|–-]/i,
  /^(?:data (?:is|are) (?:in|on) )?(?:EU|EEA|European|US|UK|German|Swiss|French|Swedish)-(?:only|based|hosted) (?:data cent(?:er|re)s?|servers?|hosting|infrastructure|storage)\b/i,
  /\b(?:data )?(?:hosting|storage|server|processing|data|cent(?:er|re)) (?:locations?|regions?|country|residency)\s*[:|–-]/i,
  new RegExp(
    `\\b${data}\\b[^.;]{0,120}\\b${placing}\\b[^.;]{0,100}\\b(?:in|within|inside|on|at|across|throughout|outside|anywhere)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:we|our \\w+|[A-Z]\\w+) (?:\\w+ ){0,3}?${placing}\\b[^.;]{0,80}\\b${data}\\b[^.;]{0,80}\\b(?:in|within|inside|on|at|across|outside|there)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:servers?|data cent(?:er|re)s?|infrastructure|facilities|databases?|hosting|storage)\\b[^.;]{0,60}\\b(?:in|within|located|based|stand|outside|on)\\b`,
    'i',
  ),
];
export const place = new RegExp(placePattern);
const anywhere = guarded(
  /\b(?:anywhere in the world|any (?:other )?(?:countr(?:y|ies)|jurisdictions?|region|location)|(?:other|various|multiple|different|several|many|(?:an? )?(?:variety|number|range) of) (?:other )?(?:countr(?:y|ies)|jurisdictions?|regions|locations)|worldwide|around the world|countries other than|outside (?:of )?(?:your|the) (?:country|jurisdiction|eea|european))\b/,
);
const anywhereWithin = /\banywhere (?:with)?in (?!(?:the )?world\b)\w/;
/** "under European Union laws": the place of a law, not of data. */
const placeOfLaw =
  /\b(?:in accordance with|in compliance with|according to|under|by|subject to|governed by|with) (?:[\w'’-]+ ){0,5}?(?:laws?|regulations?|legislation|directives?|rules)\b/gi;
/** "metadata stay in the EU": of data, without a word for keeping. */
const staying =
  /\b(?:(?:meta)?data|content|inputs?|outputs?|prompts?|files?|records|platform|traces|logs)\b[^.;]{0,40}\b(?:stays?|remains?|runs?|lives?) (?:\w+ )?(?:in|within|on)\b/;
const hardware = guarded(
  /\b(?:servers?|data cent(?:er|re)s?|stor(?:e|es|ed|ing|age)|host(?:s|ed|ing)?|facilities|infrastructure|databases?|resides?|at rest|inference|never leaves?|leaves?)\b/,
);
const transferOnly = /\btransfer(?:s|red|ring)?\b/;
const notOurs = guarded(
  /\b(?:sub-?processors?|vendors? (?:is|are)|third[- ]part(?:y|ies) (?:is|are)|service providers? (?:is|are)|residents?|you reside|country of residence|governed by|laws? of|courts?|incorporated|headquarter\w*|registered office|registered in|established in|data (?:exporter|importer|subjects?)|representative|supervisory|dpf|adequacy|standard contractual|employees?|personnel|offices?|staff|engineers?|teams?|status page|tax|travel\w*|copyright|trademark|export controls?|sanction\w*|where you (?:live|are located|reside)|you are located|your location|if you (?:are|live|reside)|consumer law)\b/,
);
const softened =
  /\b(?:may|might|could|can) (?:also |therefore )?be\b|\bmay (?:store|process|transfer|host)\b/;
const takesPlace =
  /\bprocessing\b[^.;]{0,40}\b(?:takes? place|happens?|occurs?|is (?:performed|carried out))\b[^.;]{0,20}\b(?:only|exclusively|solely)\b/;
const asksWhere = guarded(
  /\bwhere\b.*\b(?:stored?|storage|locations?|hosted|kept|located|processed|data|servers?)\b|^(?:data |hosting |storage |server )(?:locations?|residency|hosting|storage|regions?)\b/,
);

/** "may be processed anywhere, also outside of your region". */
export function keptNowhere(said: string): boolean {
  return anywhere.test(said) && !anywhereWithin.test(said);
}

export function fixedIn(said: string, text: string): Fixed | undefined {
  const open = anywhere.test(said);
  if (!open && !place.test(text)) return undefined;
  if (notOurs.test(said) && !/\b(?:servers?|data cent(?:er|re)s?|stor(?:es?|ed)|host(?:s|ed))\b/.test(said))
    return undefined;
  if (
    /\bsub-?processors? (?:is|are|may|process|locat)|\b(?:data (?:exporter|importer)|laws? of)\b/.test(said)
  )
    return undefined;
  const ofData = text.replace(placeOfLaw, (words) => ' '.repeat(words.length));
  const places = placesIn(ofData);
  if (places.length === 0 && !open) return undefined;
  if (
    !fixedForms.some((form) => form.test(text)) ||
    !/\b(?:(?:meta)?data|platform|hosting|information|content|prompts?|inputs?|servers?|data cent(?:er|re)s?|files?|records|infrastructure|inference|processing|storage|stored|hosted)\b/.test(
      said,
    )
  )
    return undefined;
  const soft = softened.test(said);
  if (transferOnly.test(said) && (soft || !hardware.test(said.replace(/\btransfer\w*[^.;]{0,30}\b/, ''))))
    return undefined;
  if (
    !hardware.test(said) &&
    !/\bprocess(?:es|ed)? (?:\w+ ){0,4}?(?:only |exclusively |solely )?(?:in|within)\b/.test(said) &&
    !takesPlace.test(said) &&
    !staying.test(said)
  )
    return undefined;
  const outside =
    /\boutside (?:of )?(?:the )?(?:eea|eu|european)/.test(said) &&
    !/\b(?:not|never|nothing|no data)\b/.test(said);
  const european = !open && !outside && places.length > 0 && places.every(isEuropean);
  return { kind: 'fixed', european, places, firm: !soft };
}

/** "Data location. Everything is in us-east-1." */
export function answerToWhere(statement: Statement): Fixed | undefined {
  const under = statement.label ?? statement.headings.at(-1) ?? '';
  if (!asksWhere.test(under) || notOurs.test(statement.said) || transferOnly.test(statement.said))
    return undefined;
  const places = placesIn(statement.text);
  if (places.length === 0 || statement.said.length > 240) return undefined;
  return { kind: 'fixed', european: places.every(isEuropean), places, firm: true };
}
