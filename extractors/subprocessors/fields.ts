// Labelled facts inside a line: "Purpose: hosting Location: Ireland", each after its own label.

export type Field = 'name' | 'purpose' | 'location' | 'seat' | 'scope' | 'other';

export interface Labelled {
  readonly field: Field;
  readonly value: string;
}

const labels: readonly (readonly [Field, string])[] = [
  [
    'location',
    '(?:(?:data|primary|main|server|cloud|our) )?(?:(?:processing|hosting|storage|storing|server|data ?cent(?:er|re)) )?(?:locations?|regions?|countr(?:y|ies))(?: of (?:the )?(?:processing|storage|hosting|servers?|data))?|(?:data )?hosted (?:in|at)|places? of processing|where(?: (?:data is|it is) (?:processed|stored))?|data residency',
  ],
  [
    'seat',
    '(?:registered |corporate |business |company |postal |legal |office )?(?:address|headquarters|head office|seat|office)|jurisdiction(?: of \\w+)?|(?:country|place|state) of (?:establishment|incorporation|registration)|(?:corporate|entity|company) (?:location|country)',
  ],
  [
    'scope',
    '(?:applicable |affected |related )?(?:products?|services? (?:affected|covered|in scope))(?: (?:and|&) (?:services?|features?))?|applies to|applicable to|used (?:by|in|with)(?: products?)?|scope',
  ],
  [
    'purpose',
    'purposes?(?: of (?:the )?(?:processing|use|engagement))?|(?:processing )?activit(?:y|ies)|services?(?: provided| description)?|functions?|description(?: of (?:the )?(?:services?|processing))?|roles?|(?:nature|subject[- ]matter)(?: of (?:the )?processing)?|used for|use case|what (?:it|they) do(?:es)?',
  ],
  [
    'other',
    '(?:legal |contracting )?entit(?:y|ies)|contact(?: details?| person)?|e-?mail|web ?site|url|link|(?:transfer|legal|international transfer) (?:mechanism|basis|safeguards?|tool)s?|safeguards?|(?:categories of |types? of |kinds? of )?(?:personal |customer |processed )?data(?: (?:processed|categories|types?|shared|involved|elements|accessed|subjects?|stored|collected))*|guarantees?|risk(?: level)?|(?:data )?processing (?:contract|agreement)|contractual measures|(?:security )?certifications?|compliance|(?:company |registration |vat )(?:number|no)|privacy(?: policy| notice| documentation)?|dpa|terms|duration|retention|frequency|(?:date )?added|since|status|categor(?:y|ies)|type|notes?|parent(?: company)?|controls?|training on data|optional',
  ],
  [
    'name',
    '(?:company |vendor |provider |entity |sub-?processor )?name|sub-?processors?|vendor|provider|company',
  ],
];

const labelled = new RegExp(
  String.raw`(?<=^|[\s;|•·(])(?:${labels.map(([, words], index) => `(?<f${index}>${words})`).join('|')})(?: ?\([^()]{1,30}\))? ?[:：] ?`,
  'giu',
);

const whole = new RegExp(
  String.raw`^(?:${labels.map(([, words], index) => `(?<f${index}>${words})`).join('|')})$`,
  'iu',
);

/** Words that answer as often as they ask: without a colon they are no label. */
const mayBeValue =
  /^(?:e-?mails?|web ?site|url|link|compliance|terms|type|status|notes?|controls?|company|provider|vendor|contact|optional|data|duration|services?|functions?|activit(?:y|ies)|products?|scope|office|seat|name)$/i;

/** The field of a line that is nothing but a label: its value stands in the next one. */
export function labelOf(text: string): Field | undefined {
  if (mayBeValue.test(text.trim())) return undefined;
  const groups = whole.exec(text.replace(/\s*[:：]\s*$/, '').trim())?.groups;
  if (!groups) return undefined;
  return labels[labels.findIndex((_, at) => groups[`f${at}`] !== undefined)]?.[0];
}

/** "Harbour: Harbour Ltd., Kai 4, Ireland; Purpose: hosting": what stands before the first label, and the labelled facts. */
export function fieldsAfter(
  text: string,
): { readonly head: string; readonly fields: readonly Labelled[] } | undefined {
  const first = [...text.matchAll(labelled)].find(
    (hit) => hit.index > 2 && /[;|•·]\s*$/u.test(text.slice(0, hit.index)),
  );
  if (first === undefined) return undefined;
  const fields = fieldsIn(text.slice(first.index)).map(({ field, value }) => ({
    field,
    value: value.split(/;\s/)[0] ?? value,
  }));
  if (!fields.some(({ field }) => field === 'purpose' || field === 'location')) return undefined;
  return { head: text.slice(0, first.index).replace(/[\s;,|•·]+$/u, ''), fields };
}

/** The labelled facts of a line that begins with a label; none in any other line. */
export function fieldsIn(text: string): readonly Labelled[] {
  if (!text.includes(':') && !text.includes('：')) return [];
  const hits = [...text.matchAll(labelled)];
  if (hits[0] === undefined || hits[0].index > 2) return [];
  return hits.map((hit, index) => {
    const group = labels.findIndex((_, at) => hit.groups?.[`f${at}`] !== undefined);
    const value = text.slice(hit.index + hit[0].length, hits[index + 1]?.index).replace(/[\s;,|•·]+$/u, '');
    return { field: labels[group]?.[0] ?? 'other', value };
  });
}
