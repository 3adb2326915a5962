// What an address promises, by its label, path and title: which dimensions a source drafted from it may speak for.

export interface Topic {
  readonly id: string;
  readonly label: string;
  readonly dimensions: readonly string[];
  readonly portal?: boolean;
  /** In labels and titles. */
  readonly words: RegExp;
  /** In the path or host of an address. */
  readonly path: RegExp;
  /** Higher comes first when one address fits several. */
  readonly weight: number;
}

export const topics: readonly Topic[] = [
  {
    id: 'trust-center',
    label: 'trust center',
    dimensions: ['trust_center', 'soc2_type2', 'iso_27001', 'iso_42001'],
    portal: true,
    words:
      /\b(?:trust (?:center|centre|portal|hub|report|page)|(?:security|compliance|assurance) (?:portal|center|centre|hub))\b/i,
    path: /^https?:\/\/(?:trust|security|compliance|trustcenter|trust-center|assurance)\.[^/]+\/?$|\/trust(?:[-_]?(?:center|centre|portal|hub))?\/?$|\.safebase\.io|\.secureframetrust\.com|\.vanta\.com|\.drata\.com|\.trustshare\.|\.trust\.page/i,
    weight: 9,
  },
  {
    id: 'subprocessors',
    label: 'list of subprocessors',
    dimensions: ['gdpr_dpa'],
    words: /\bsub-?\s?processors?\b|\bsubcontractors\b/i,
    path: /sub-?processors?/i,
    weight: 10,
  },
  {
    id: 'dpa',
    label: 'data processing addendum',
    dimensions: ['gdpr_dpa', 'retention_zdr'],
    words: /\bdata (?:processing|protection) (?:addendum|agreement|terms|amendment|exhibit)\b|\bDPA\b/i,
    path: /data-?(?:processing|protection)-?(?:addendum|agreement|terms|amendment)|(?:^|[/_-])dpa(?:[/_.-]|$)/i,
    weight: 10,
  },
  {
    id: 'hipaa',
    label: 'HIPAA and business associate agreement',
    dimensions: ['hipaa_baa'],
    words: /\bHIPAA\b|\bbusiness associate\b|\bBAA\b/i,
    path: /hipaa|business-associate|(?:^|[/_-])baa(?:[/_.-]|$)/i,
    weight: 10,
  },
  {
    id: 'residency',
    label: 'data residency',
    dimensions: ['data_residency'],
    words:
      /\bdata (?:residency|location|locality|sovereignty|boundary)\b|\b(?:regional|in-region) (?:inference|processing|endpoints?)\b|\bsupported regions\b/i,
    path: /data-?(?:residency|location|sovereignty|boundary)|(?:^|[/_-])regions?(?:[/_.-]|$)|regional-?(?:inference|processing)/i,
    weight: 9,
  },
  {
    id: 'retention',
    label: 'data retention',
    dimensions: ['retention_zdr', 'training_on_customer_data'],
    words:
      /\bzero data retention\b|\bZDR\b|\bdata (?:retention|deletion)\b|\bretention (?:policy|periods?)\b/i,
    path: /(?:zero-?data-?|data-?)retention|(?:^|[/_-])zdr(?:[/_.-]|$)|data-?deletion/i,
    weight: 9,
  },
  {
    id: 'data-usage',
    label: 'how customer data is used',
    dimensions: ['training_on_customer_data', 'retention_zdr'],
    words:
      /\b(?:enterprise|business|api) (?:data )?privacy\b|\b(?:how (?:we|your)|your) (?:use |data|content)|\bdata (?:usage|use|controls?|commitments|handling|practices|policy)\b|\bmodel training\b|\btraining (?:policy|opt)/i,
    path: /(?:enterprise|business|api)-?(?:data-?)?privacy|(?:how-?(?:we|your)|your)-?(?:use-?)?data|data-?(?:usage|use|controls?|commitments|handling|practices|privacy)|model-?training/i,
    weight: 8,
  },
  {
    id: 'art53',
    label: 'summary of training content',
    dimensions: ['art53_summary'],
    words:
      /\b(?:summary of (?:the )?training (?:content|data)|training (?:content|data) summary|public summary)\b|\bArt(?:icle|\.) ?53\b/i,
    path: /training-?(?:content|data)-?summary|art(?:icle)?-?53/i,
    weight: 10,
  },
  {
    id: 'ai-act',
    label: 'EU AI Act',
    dimensions: ['gpai_cop', 'art53_summary'],
    words: /\bAI Act\b|\bGPAI\b|\bgeneral-purpose AI\b|\bcode of practice\b/i,
    path: /ai-?act|gpai|code-?of-?practice/i,
    weight: 8,
  },
  {
    id: 'certifications',
    label: 'certifications and reports',
    dimensions: ['soc2_type2', 'iso_27001', 'iso_42001'],
    words:
      /\bSOC ?[123]\b|\bISO(?:\/IEC)? ?(?:27001|42001|27701)\b|\bcertifications?\b|\bcompliance\b|\bcertificates?\b/i,
    path: /soc-?[23](?:[/_.-]|$)|iso-?(?:27001|42001)|certifications?|(?:^|[/_-])compliance(?:[/_.-]|$)/i,
    weight: 8,
  },
  {
    id: 'security',
    label: 'security page',
    dimensions: ['soc2_type2', 'iso_27001', 'trust_center'],
    words:
      /^(?:data )?security(?: (?:&|and) (?:privacy|compliance|trust))?$|\bsecurity (?:overview|practices|measures|whitepaper)\b/i,
    path: /\/(?:data-)?security(?:-(?:and-)?(?:privacy|compliance))?\/?$|security-?(?:overview|practices|whitepaper)/i,
    weight: 6,
  },
  {
    id: 'commercial-terms',
    label: 'commercial terms',
    dimensions: ['training_on_customer_data', 'retention_zdr'],
    words:
      /\b(?:commercial|enterprise|business|services?|api|customer|developer|platform|master) (?:services? )?(?:terms|agreement)\b/i,
    path: /(?:commercial|enterprise|business|services?|api|customer|developer|platform|master)-?(?:services?-?)?(?:terms|agreement)/i,
    weight: 6,
  },
  {
    id: 'privacy',
    label: 'privacy policy',
    dimensions: ['training_on_customer_data', 'retention_zdr'],
    words: /^privacy(?: (?:policy|notice|statement|center|centre))?$/i,
    path: /\/(?:legal\/|policies\/)?privacy(?:-?(?:policy|notice|statement))?(?:\.html?)?\/?$/i,
    weight: 5,
  },
];

/** Pages that link to many of them: worth a look inside, but no source by themselves. */
export const hub =
  /^(?:legal|policies|terms|trust|security|privacy|compliance|docs?|documentation|developers?|legal (?:center|hub)|terms (?:&|and) policies|terms of service)$/i;

const neverPath =
  /\/(?:blog|news|press|careers?|jobs|customers?|case-stud(?:y|ies)|events?|webinars?|podcasts?|changelog|releases?|community|forum|partners|pricing|status|search|tags?|authors?|login|signin|signup|register|cart)(?:\/|$)|\.(?:png|jpe?g|gif|svg|webp|mp4|zip|css|js|xml|json|ico|woff2?)$/i;

export interface Classified {
  readonly topic: Topic;
  readonly because: string;
}

/** The topic that fits best; undefined where none does. */
export function classify(address: string, label = '', title = ''): Classified | undefined {
  const url = new URL(address);
  if (neverPath.test(url.pathname)) return undefined;
  const place = url.origin + url.pathname;
  const said = label.trim().slice(0, 120);
  const fitting = topics
    .map((topic) => {
      const byLabel = said !== '' && topic.words.test(said);
      const byPath = topic.path.test(place);
      const byTitle = title !== '' && topic.words.test(title.slice(0, 160));
      const because = [
        byLabel ? `labelled "${said}"` : '',
        byPath ? 'its address names it' : '',
        byTitle ? `titled "${title.slice(0, 80)}"` : '',
      ].filter((each) => each !== '');
      return { topic, because, score: because.length === 0 ? 0 : topic.weight + because.length * 2 };
    })
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score);
  const best = fitting[0];
  return best === undefined ? undefined : { topic: best.topic, because: best.because.join(', ') };
}
