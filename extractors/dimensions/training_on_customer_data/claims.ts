// What one statement claims about training: who trains, on whose data, and on what it hangs.
import { guarded } from '../../language/guarded.ts';
import { onlyAfterObjection, optInWords, optOutWords, withoutObjections } from '../../language/conditions.ts';
import { customer, customerData, models } from '../../language/lexicon.ts';
import { clauseStart, deniedAfter, deniedBefore, itemAround } from '../../language/negation.ts';
import type { Statement } from '../../language/statement.ts';

/** `refrains`: the vendor does not train. `trains`: it does, or may. `others`: somebody else may. */
export type Claim =
  | {
      readonly kind: 'refrains';
      readonly because: 'denied' | 'opt_in';
      readonly at: number;
      /** Said of improving products, not of training: counts beside a claim of training only. */
      readonly weak?: boolean;
      /** Only some kinds of data are spared: those of connected services. */
      readonly narrow?: boolean;
    }
  | {
      readonly kind: 'trains';
      readonly because: 'stated' | 'opt_out';
      readonly at: number;
      /** "this data", "it": whose data is said elsewhere, if at all. */
      readonly loose?: boolean;
    }
  | { readonly kind: 'others'; readonly at: number }
  /** The customer decides; what happens without a decision is not said. */
  | { readonly kind: 'choice'; readonly at: number }
  | { readonly kind: 'trap'; readonly because: string; readonly at: number };

const improving =
  '(?:improv\\w*|develop\\w*|enhanc\\w*|refin\\w*|build|building|teach(?:es|ing)?|tun(?:e|es|ed|ing)|(?:re-?)?train(?:s|ing)?(?! (?:data(?:sets?)?|sets?|files?|examples?|jobs?)\\b)|fine-?tun\\w*|advanc\\w+|evolv\\w+)';
/** An act of training, wherever it stands. */
const training = guarded(
  new RegExp(
    [
      // "training data" and "a trained model" are things, not acts.
      '(?=[rpt])(?<!(?:become|becomes|as|into|for) )\\b(?:re-?|pre-?|post-?)?train(?:s|ed|ing)?\\b(?! (?:data(?:sets?)?|sets?|files?|examples?|jobs?|corp(?:us|ora)|materials?|runs?|algorithms?|processe?s?)\\b)(?<!trained(?= (?:\\w+ )?models?\\b))',
      '(?=[rt])(?<=\\b(?:for|as|into) )(?:re-?)?training\\b(?! (?:jobs?|files?|runs?|materials?)\\b)',
      '\\bfine-?tun(?:e|es|ed|ing)\\b',
      `\\b${improving}(?:[ ,/]+(?:and|or|and/or|[\\w'-]+)){0,7}?[ ,]+${models}\\b`,
      '\\bmodel (?:training|improvement|development|tuning)\\b',
      `\\b(?:improvement|development|enhancement) of (?:\\w+ ){0,4}?${models}\\b`,
      '\\b(?:learns?|learning) from (?:your|customers?|users?|what you|the content you)\\b',
    ].join('|'),
    'g',
  ),
);

const peopleTrained = guarded(
  /\b(?:security|awareness|privacy|compliance|safety|employees?|staff|personnel|hipaa|speciali[sz]ed|onboarding|annual(?:ly)?|periodic|regular|mandatory|role-based|confidentiality|appropriate|adequate|live|online|in-person|user|hands-on|relevant|sufficient|necessary)[ -](?:(?!(?:data|content|information|inputs?|prompts?|for|to|in|of|as|used|not)\b)\w+[ -]){0,3}training\b|\btraining (?:programs?|programmes?|sessions?|courses?|videos?|webinars?|workshops?|requirements?|and awareness|on (?:data protection|privacy|security|how)|regarding|covering|concerning|about|in (?:relation|data|the|privacy|security))|\b(?:employees?|staff|personnel|persons|individuals|workforce|teams?|people|professionals|contractors|workers|agents|reviewers|engineers)\b[^.;]{0,80}\b(?:are|is|be|been|were|receive|receives|undergo|undergoes|complete|completes|given|attend|have)\b[^.;]{0,40}\btrain(?:ed|ing)\b|\btrained (?:personnel|staff|professionals|employees|reviewers|people|team|specialists|in\b|on how)|\b(?:guides|tools|tutorials|webinars|consulting|support|documentation|implementation),? (?:and|or|,)[^.;]{0,20}\btrainings?\b|\btrainings\b|\btraining,? (?:and|or) (?:support|consulting|education|awareness|certification|enablement|vetting|managing|managing)\b|\bvetting, training\b/,
);
const publicMaterial = guarded(
  /\b(?:publicly available|public(?:ly accessible)? (?:data|information|sources?|web|internet|text)|open[- ]source datasets?|licen[cs]ed (?:data|content|from|datasets?)|synthetic data|web ?pages?|crawl\w*|internet|(?:third[- ]party|proprietary) (?:and third[- ]party )?(?:datasets?|data\b|databases?)|data(?:sets?)? (?:provided|licensed|supplied) by (?:third|others|partners)|data (?:providers|partners))\b/,
);
/** Words for what customers entrust that no corpus is told of in. */
const userData = /\b(?:your|customers?'?|users?'?|inputs?|prompts?|conversations?|interactions?)\b/;
/** Facts of a model's own corpus: its size, its period, how it was gathered. */
const corpusFacts =
  /\b(?:dates?|period|size|cut-?off|sources?|volume|amount|modalit(?:y|ies)|languages?) (?:of|for) (?:the )?(?:data (?:acquisition|collection|sources?)|training)|\bdata acquisition\b|\bsummar(?:y|ies) of (?:the )?(?:content|data|training|material)\b|\b(?:knowledge|training|data) cut-?off\b|\btraining data(?:set)? (?:size|sources?|composition)\b/;
/** Data that come from services which the customer connects. */
const connected = guarded(
  /(?<!\b(?:improv|develop|enhanc|train)\w*\b[^.;]{0,50})\b(?:third|3rd)[- ]party (?:api|service|content|integrations?|apps?|applications?|sources?|accounts?)|\bgoogle (?:user|workspace|drive) data\b|\b(?:connected|linked|integrated) (?:apps?|services?|accounts?|sources?)\b|\b(?:private|direct) messages\b|\b(?:accessed|obtained|received) (?:from|through|via) (?:apps|connectors?|integrations?|plugins?)\b/,
);
const otherModels = guarded(
  /\bnon-generative\b|\b(?:algorithms?|models?) (?:for|that) (?:rank|search|recommend|detect|filter)\w*|\b(?:search|ranking|recommendation|spam|fraud|autocomplete) (?:models?|algorithms?)\b/,
);
/** Talk about training that states no practice: rights requests, purposes set aside. */
const aside = guarded(
  /\b(?:requests?|rights?|objections?|questions?)\b[^.;]{0,40}\b(?:concern|relat|regard)\w*\b[^.;]{0,30}\btrain|\b(?:represents?|shows?|displays?|lists?|indicates?|labels?|tracks?)\b[^.;]{0,30}\b(?:status|stance|polic(?:y|ies)|practices?)\b[^.;]{0,40}\btrain|\((?:but |and )?(?:excluding|not including|other than|except)[^)]*\btrain/,
);
const competitor = guarded(
  /\b(?:compet(?:e|es|ing|itive|itors?)|rival)\b|\bsimilar (?:products?|services?|models?)\b|\b(?:scrape|scraping|reverse engineer\w*|distill?\w*)\b/,
);
const customerForbidden = new RegExp(
  `\\b${customer}(?:'s?)?(?: and (?:its|your|their) \\w+)? (?:(?:may|shall|must|will|can|should|agrees?|is|are|undertakes?|represents?|further|also|expressly|hereby|not|never|to|allowed|permitted|prohibited from|and|warrants?) )*(?:not|never|prohibited|forbidden|refrain)\\b`,
);
const customerMay = guarded(
  new RegExp(
    `(?:\\b${customer} (?:can|may|could|want to|are able to|is able to|also|to|will)(?: \\w+){0,2} (?:(?:re-?|pre-?)?train|fine-?tune|improve|build|develop|create)\\b)|\\b(?:train|fine-?tun\\w*|build|create|improve|develop)(?: \\w+){0,3} (?:your|a custom|custom|customers?'?s?|a dedicated|your own)(?: \\w+){0,3} models?\\b|^(?:fine-?tune|train|build|customi[sz]e|create)\\b(?! (?:and \\w+ )?our\\b)`,
  ),
);
/** "data that you upload to train models": the customer's own act, unless the vendor comes in. */
const uploadedToTrain = guarded(
  new RegExp(
    `\\b${customer} (?:(?:may|can|choose to|also|then) )*(?:upload|provide|submit|supply|bring|import|add|send)(?:s|ed)?(?: [\\w'-]+){0,7} (?:to|for) (?:(?:re-?|pre-?)?train|fine-?tun)(?:e|ing)?\\b(?! (?:our|its)\\b)`,
  ),
);
/** Right before "train": data told apart by what they are used for. */
const describesData =
  /\b(?:data|content|information|material|samples?) (?:that (?:is|are|was|were) )?used (?:to|for|in) $/;
/** "collected through the process of training our algorithms": a source of data, no use of them. */
const fromTraining =
  /\b(?:collected|obtained|received|gathered)\b[^.;]{0,40}\b(?:through|during|in|from) (?:the )?(?:process|course) of (?:\w+ )?training\b/;
const trainedOn = /^(?:re-?|pre-?)?trained on ([^.;,]{0,80})/;
const corpusWords =
  /\b(?:bod(?:y|ies) of|corpus|corpora|amounts? of|collections? of|variety of|range of|billions|millions|trillions|large|vast|huge|public(?:ly)?|licen[cs]ed|internet|web)\b/;
const ofCustomers =
  /\b(?:your|users?|customers?|inputs?|prompts?|conversations?|interactions?|chats?|messages?|recordings?|calls|submitted|uploaded|provided)\b/;
const vendorUses = /\b(?:used?|uses|using|utili[sz]\w+|process|analy[sz]e)\b/;
const data = guarded(new RegExp(customerData));
const pronounData = guarded(
  /\b(?:this|these|that|those|such|it|them|any|all|the) (?:\w+ )?(?:data|content|information|inputs?|outputs?|prompts?|conversations?|files?|materials?|logs?|feedback)\b|\b(?:it|them|data|content) (?:is|are|will|may)\b|\b(?:use|uses|using|use of|on|employs?|process|analy[sz]e) (?:any |the |such |all )?content\b/,
);
const otherActor =
  /\b(?:(?:some|certain|third[- ]party|other|external|partner|upstream|underlying|routed|individual)(?: [\w-]+){0,2} (?:models?|providers?|partners?|vendors?|llms?|labs?)|(?:model|llm|inference|ai) (?:providers?|vendors?|developers?|hosts?)|third part(?:y|ies)|partners?|partner models?|our (?:\w+ ){0,2}(?:providers?|vendors?|suppliers?)|(?:that|the|each|chosen) providers?'?s?)\b/;
const ownActor = /\b(?:we|us|our|ours)\b/;
const onlyFeedback = guarded(
  /\b(?:feedback|thumbs|ratings?|survey|bug reports?|de-?identified|anonymi[sz]ed|aggregated?|pseudonymi[sz]ed|usage data|telemetry|usage statistics|metadata|diagnostic)\b/,
);
const noImprovement = guarded(
  /\b(?:not|never)\b(?: [\w-]+){0,3}? us(?:e|es|ed|ing)\b[^.;]{0,160}\b(?:to|for) (?:improv\w+|develop\w*|enhanc\w+)\b(?:[ ,]+(?!models?)[\w-]+){0,5}? (?:products?|services?|technolog\w+)\b/,
);
/** "providers that may train": they do, whatever is said of them. */
const providersWho =
  /\b(?:providers?|partners?|vendors?|models?|part(?:y|ies)) (?:that|who|which) (?:may |might |can |could |do |does |will |also |not |never )*$/;
/** "will never route to providers which train": the vendor sees to it. */
const keptFromProviders =
  /\b(?:not|never)\b[^.;]{0,20}\b(?:rout\w+|send|sent|forward\w*|pass\w*|shar\w+|connect\w*|work\w*|partner\w*)\b(?: [\w-]+){0,4} (?:providers?|partners?|vendors?|models?|part(?:y|ies)|hosts?) (?:that|who|which) (?:may |might |can |could |would |will |also )*$/;
/** "If you opt out, we will not route to providers that train": until then they may. */
const keptOnObjection =
  /\b(?:not|never)\b[^.;]{0,20}\b(?:rout\w+|send|sent|forward\w*|pass\w*|shar\w+)\b[^.;]{0,40}\b(?:providers?|partners?|vendors?|models?|part(?:y|ies)|hosts?) (?:that|who|which) (?:may |might |can |could |would |will |also )*train\b/;
/** "paid plans are opted out of training by default": nobody has to object. */
const optedOutBefore =
  /\b(?:is|are|was|were|been) (?:(?:already|automatically|always) opted[- ]?out (?:of|from)|opted[- ]?out (?:of|from)\b[^.;]{0,60}\b(?:by default|automatically))\b/;
/** "Pinion itself does not train models": whatever the data. */
const trainsNothing =
  /\b(?:itself|we|ourselves) (?:do(?:es)? not|never) (?:itself |ourselves )?trains? (?:any |its own |our own |ai |its |our )*(?:models?|llms?)(?:\.|$)/;
const theirModels = /\btheir (?:own )?(?:\w+ )?(?:models?|llms?|ais?)\b/;
const activeVerb = /^(?:re-?)?train\b|^fine-?tune\b|^tune\b|^(?:improve|create|build|develop|enhance)\b/;
/** A licence to the customer, with nobody of the vendor's between it and the act. */
const customerFree =
  /\b(?:you|customers?|users?|licensees?) (?:may|can|could|are free to|are permitted to|are allowed to)\b(?!(?:[^.;]*\b(?:us|we|our)\b))/;
const choosing = guarded(
  /\bas configured by\b|\bconfigurations? (?:that |which )?(?:may |can )?includ\w+|\b(?:choose|control|decide|manage|set|configure|select|specify|determine)\b[^.;]{0,80}\bwhether\b/,
);
const tickBox = /[☐☑☒✅✓□■]/;
const customerActs = guarded(
  /\b(?:you|customers?|users?|developers?) (?:can|may|could|are able to) (?:adapt|use|fine-?tune|train|choose|build|customi[sz]e|select|bring)\b/,
);
const uncertain = guarded(/\bwhether\b|\bdifferent\b[^.;]{0,80}\bpractices\b/);

/** "5.2 Training." names a clause and claims nothing. */
function isLabel(statement: Statement): boolean {
  const { said, leadIn, kind } = statement;
  return (
    kind === 'paragraph' &&
    leadIn === '' &&
    said.split(' ').length <= 4 &&
    !/\b(?:no|not|never|will|may|do|does|is|are)\b/.test(said)
  );
}

/** All claims of a statement, in order. `question` claims nothing. */
export function claimsOf(statement: Statement, vendorNames: RegExp | undefined): readonly Claim[] {
  const { said, leadIn } = statement;
  const whole = statement.whole;
  const offset = whole.length - said.length;
  if (peopleTrained.test(said)) return trap('people are trained, not models');
  if (otherModels.test(said)) return trap('models of another kind: search, ranking, spam');
  if (corpusFacts.test(said) && !userData.test(said)) return trap("facts of a model's own corpus");
  if (aside.test(said)) return trap('training is set aside or only talked about');
  if (isLabel(statement)) return [];
  if (tickBox.test(said)) return trap('a form whose boxes decide');
  const found: Claim[] = [];
  for (const hit of training.all(said)) {
    const claim = claimAt(statement, hit.index, hit[0], vendorNames, whole, offset, leadIn);
    if (claim) found.push(claim);
  }
  if (!found.some((claim) => claim.kind === 'refrains') && noImprovement.test(said) && data.test(said)) {
    found.push({
      kind: 'refrains',
      because: optInWords(said) ? 'opt_in' : 'denied',
      at: noImprovement.exec(said)?.index ?? 0,
      weak: true,
    });
  }
  return found;
}

function claimAt(
  statement: Statement,
  at: number,
  act: string,
  vendorNames: RegExp | undefined,
  whole: string,
  offset: number,
  leadIn: string,
): Claim | undefined {
  const { said } = statement;
  if (!/train|learn|tun/.test(act) && !/model|llm|algorithm|ai\b|artificial|machine|neural/.test(act))
    return undefined;
  const inWhole = at + offset;
  const clause = whole.slice(clauseStart(whole, inWhole), inWhole);
  if (competitor.test(said) || competitor.test(leadIn))
    return { kind: 'trap', because: 'bars customers from competing', at };
  if (keptOnObjection.test(said) && optOutWords(said)) return { kind: 'others', at };
  if (keptFromProviders.test(clause))
    return { kind: 'refrains', because: optInWords(whole) ? 'opt_in' : 'denied', at };
  if (providersWho.test(clause)) return { kind: 'others', at };
  if (choosing.test(said) && !/\b(?:by default|not|never)\b/.test(said)) return { kind: 'choice', at };
  if (/^(?:please )?(?:do not|avoid|refrain from)\b/.test(whole))
    return { kind: 'trap', because: 'told to the customer', at };
  if (activeVerb.test(act) && customerFree.test(clause) && !optOutWords(said))
    return { kind: 'trap', because: 'the customer may train', at };
  if (customerForbidden.test(clause) || customerForbidden.test(leadIn))
    return { kind: 'trap', because: 'binds the customer', at };
  const local = itemAround(whole, inWhole);
  const unobjected = withoutObjections(whole);
  // "is trained on code but may not handle ...": what follows a finished act denies something else.
  const isDenied =
    (deniedBefore(unobjected, inWhole) ||
      (!act.endsWith('ed') && deniedAfter(unobjected, inWhole + act.length))) &&
    !onlyAfterObjection(said);
  if (trainsNothing.test(said)) return { kind: 'refrains', because: 'denied', at };
  if (describesData.test(said.slice(0, at)) && !isDataUse(said, at, isDenied))
    return { kind: 'trap', because: 'only says what data are: those used to train', at };
  if (fromTraining.test(said)) return { kind: 'trap', because: 'says where data come from', at };
  if (!isDenied && ownCorpus(said, at)) return { kind: 'trap', because: "a model's own corpus", at };
  const aboutData =
    data.test(said) || data.test(leadIn) || (/train/.test(act) && data.test(statement.headings.at(-1) ?? ''));
  if (
    !aboutData &&
    !(/\bmodel improvement\b/.test(said) && (optInWords(said) || optOutWords(said))) &&
    !(pronounData.test(said) && /\btrain|model|machine learning|\bai\b/.test(said)) &&
    !/\bmodel training\b|\bopt(?:ed|s|ing)?[- ]?(?:in|out)\b[^.;]{0,20}\btraining\b|\btraining\b.*\b(?:opt|consent|permission)/.test(
      said,
    )
  ) {
    return { kind: 'trap', because: 'no word on whose data', at };
  }
  if (!isDenied && (customerMay.test(said) || customerUploads(said)))
    return { kind: 'trap', because: 'the customer trains a model of its own', at };
  const others = otherActor.exec(clause) ?? (uncertain.test(said) ? otherActor.exec(said) : null);
  if (
    others &&
    !isDenied &&
    !customerActs.test(said.slice(0, at)) &&
    !ownActs(clause, others.index, vendorNames)
  ) {
    return data.test(said)
      ? { kind: 'others', at }
      : { kind: 'trap', because: 'others and data of no customer', at };
  }
  if (!isDenied && publicMaterial.test(said))
    return { kind: 'trap', because: 'public or licensed material', at };
  if (/^fine-?tun/.test(act) && !isDenied && !new RegExp(`\\b(?:our|its|we)\\b`).test(said)) {
    return { kind: 'trap', because: 'fine-tuning as a service', at };
  }
  if (!/train|learn/.test(act) && !/model|llm|algorithm|ai\b|artificial|machine|neural/.test(act))
    return undefined;
  if (isDenied) {
    const because = optInWords(local) ? 'opt_in' : 'denied';
    return { kind: 'refrains', because, at, ...(connected.test(said) ? { narrow: true } : {}) };
  }
  if (theirModels.test(said.slice(at)) && otherActor.test(said) && !ownActor.test(clause))
    return { kind: 'others', at };
  if (optedOutBefore.test(said) || vendorOptedOut(said, vendorNames))
    return { kind: 'refrains', because: 'denied', at };
  const out = optOutWords(local);
  if (out) return { kind: 'trains', because: 'opt_out', at };
  if (optInWords(local)) return { kind: 'refrains', because: 'opt_in', at };
  if (
    onlyFeedback.test(said) &&
    !/\b(?:prompts?|inputs?|conversations?|chats?|(?:user|customer|your) content)\b/.test(said)
  ) {
    return { kind: 'trap', because: 'feedback or de-identified data only', at };
  }
  return { kind: 'trains', because: 'stated', at, ...(aboutData ? {} : { loose: true }) };
}

/** "The data used to train it": denied, and yet no promise, unless the denial is of putting data in. */
function isDataUse(said: string, at: number, isDenied: boolean): boolean {
  return (
    !isDenied ||
    /\b(?:includ|exclud|contain|contribut|add|part of|enter|incorporat|appear)\w*|\bno (?:\w+ ){0,3}(?:data|content|information)\b/.test(
      said.slice(0, at),
    )
  );
}

/** "Where it can, Quill has opted out of training by the models": on the customers' behalf. */
function vendorOptedOut(said: string, vendorNames: RegExp | undefined): boolean {
  const actor = /\b([\w.-]+) ha(?:s|ve) (?:\w+ )?opted[- ]?out (?:of|from)\b/.exec(said)?.[1];
  return actor === 'we' || (actor !== undefined && (vendorNames?.test(actor) ?? false));
}

/** "is trained on a large body of code": no word of customers in what it is trained on. */
function ownCorpus(said: string, at: number): boolean {
  const on = trainedOn.exec(said.slice(at));
  return on !== null && corpusWords.test(on[1] ?? '') && !ofCustomers.test(on[1] ?? '');
}

function customerUploads(said: string): boolean {
  const hit = uploadedToTrain.exec(said);
  return hit !== null && !vendorUses.test(said.slice(0, hit.index + hit[0].length));
}

/** True when the vendor itself acts between the other party's mention and the training. */
function ownActs(clause: string, otherAt: number, vendorNames: RegExp | undefined): boolean {
  const between = clause.slice(otherAt).replace(/^our /, '');
  return ownActor.test(between) || (vendorNames?.test(between.replace(placedAt, ' ')) ?? false);
}

/** "each provider on Crossway": the place is no actor. */
const placedAt = /\b(?:on|of|at|in|within|through|via|by|with|for|to|from|behind) (?:the |our )?[\w-]+/g;

function trap(because: string): readonly Claim[] {
  return [{ kind: 'trap', because, at: 0 }];
}
