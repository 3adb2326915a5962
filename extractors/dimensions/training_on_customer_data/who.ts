// Who trains: the vendor, the customer, or somebody else.
import { guarded } from '../../language/guarded.ts';
import { optOutWords } from '../../language/conditions.ts';
import { customer } from '../../language/lexicon.ts';
import type { Act } from './acts.ts';

const competitor = guarded(
  /\b(?:compet(?:e|es|ing|itive|itors?)|rival)\b|\bsimilar (?:products?|services?|models?)\b|\b(?:scrape|scraping|reverse engineer\w*|distill?\w*)\b/,
);
const customerForbidden = new RegExp(
  `(?<!\\b(?:to|with|for|by|from|of|about) )\\b${customer}(?:'s?)?(?: and (?:its|your|their) \\w+)? (?:(?:may|shall|must|will|can|should|agrees?|is|are|undertakes?|represents?|further|also|expressly|hereby|not|never|to|allowed|permitted|prohibited from|and|warrants?) )*(?:not|never|prohibited|forbidden|refrain)\\b`,
);
/** What it does not go without, in the clause or its lead-in. */
const forbids = guarded(/\b(?:not|never|prohibited|forbidden|refrain)\b/);
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
/** "helps teams test and improve language models": what customers do with the product. */
const helped = guarded(
  new RegExp(
    `\\b(?:help|let|enabl|allow|empower)\\w* (?:(?:your|our|the|engineering|product|ai) )*(?:${customer}|teams?|companies|businesses|engineers|enterprises) (?:to )?(?:[\\w-]+,? ){0,5}?(?:improve|build|develop|(?:re-?)?train|fine-?tune|create|enhance)\\b`,
  ),
);
/** "interfaces that host, use, fine-tune and train large models": what the service is for. */
const servesTraining = guarded(
  /\b(?:apis?|interfaces?|services?|platforms?|tools?|tooling|infrastructure|software|gpus?|clusters?) (?:that|which|to|for) (?:(?:can|lets? you|help you|you) )?(?:[\w-]+,? (?:and |or )?){0,6}?$/,
);
/** "What is sent to the API we use to train our models": the vendor's act, whatever stands before it. */
const ownModels = /^[\w-]+ (?:(?:and|or) [\w-]+ )?(?:our|its)\b/;
const weUse = guarded(/\bwe (?:(?:may|will|can|also|then) ){0,2}use\b/);
const vendorUses = /\b(?:used?|uses|using|utili[sz]\w+|process|analy[sz]e)\b/;
const activeVerb = /^(?:re-?)?train\b|^fine-?tune\b|^tune\b|^(?:improve|create|build|develop|enhance)\b/;
/** A licence to the customer, with nobody of the vendor's between it and the act. */
const customerFree =
  /\b(?:you|customers?|users?|licensees?) (?:may|can|could|are free to|are permitted to|are allowed to)\b(?!(?:[^.;]*\b(?:us|we|our)\b))/;
const customerActs = guarded(
  /\b(?:you|customers?|users?|developers?) (?:can|may|could|are able to) (?:adapt|use|fine-?tune|train|choose|build|customi[sz]e|select|bring)\b/,
);

/** Why the act binds or frees the customer and says nothing of the vendor; undefined where it does not. */
export function customersAct(act: Act): string | undefined {
  const { said, leadIn, whole } = act.statement;
  if (/^(?:please )?(?:do not|avoid|refrain from)\b/.test(whole)) return 'told to the customer';
  if (activeVerb.test(act.words) && customerFree.test(act.clause) && !optOutWords(said))
    return 'the customer may train';
  if (forbids.test(whole) && (customerForbidden.test(act.clause) || customerForbidden.test(leadIn)))
    return 'binds the customer';
  return undefined;
}

export function barsCompetitors({ said, leadIn }: Act['statement']): boolean {
  return competitor.test(said) || competitor.test(leadIn);
}

/** "train your own model": the customer's, on the customer's data. */
export function isCustomersModel(act: Act): boolean {
  const { said } = act.statement;
  return (customerMay.test(said) || helped.test(said) || customerUploads(said)) && !act.denied;
}

/** The act is what the service does for whoever uses it. */
export function isWhatTheServiceDoes(act: Act): boolean {
  const { said } = act.statement;
  return (
    /^(?:(?:re-?|pre-?)?train|fine-?tun)/.test(act.words) &&
    servesTraining.test(said.slice(0, act.at)) &&
    !ownModels.test(said.slice(act.at)) &&
    !weUse.test(said.slice(0, act.at)) &&
    !act.denied
  );
}

function customerUploads(said: string): boolean {
  const hit = uploadedToTrain.exec(said);
  return hit !== null && !vendorUses.test(said.slice(0, hit.index + hit[0].length));
}

const otherActor =
  /\b(?:(?:some|certain|third[- ]party|other|external|partner|upstream|underlying|routed|individual)(?: [\w-]+){0,2} (?:models?|providers?|partners?|vendors?|llms?|labs?)|(?:model|llm|inference|ai) (?:providers?|vendors?|developers?|hosts?)|third part(?:y|ies)|partners?|partner models?|our (?:\w+ ){0,2}(?:providers?|vendors?|suppliers?)|(?:that|the|each|chosen) providers?'?s?)\b/;
const ownActor = /\b(?:we|us|our|ours)\b/;
const uncertain = guarded(/\bwhether\b|\bdifferent\b[^.;]{0,80}\bpractices\b/);
const theirModels = /\btheir (?:own )?(?:\w+ )?(?:models?|llms?|ais?)\b/;

/** Somebody else acts, with nobody of the vendor's between. */
export function isOthersAct(act: Act, vendorNames: RegExp | undefined): boolean {
  const { said } = act.statement;
  const others = otherActor.exec(act.clause) ?? (uncertain.test(said) ? otherActor.exec(said) : null);
  return (
    others !== null &&
    !act.denied &&
    !customerActs.test(said.slice(0, act.at)) &&
    !ownActs(act.clause, others.index, vendorNames)
  );
}

/** "to train their models", said of others. */
export function isForTheirModels(act: Act): boolean {
  const { said } = act.statement;
  return theirModels.test(said.slice(act.at)) && otherActor.test(said) && !ownActor.test(act.clause);
}

/** True when the vendor itself acts between the other party's mention and the training. */
function ownActs(clause: string, otherAt: number, vendorNames: RegExp | undefined): boolean {
  const between = clause.slice(otherAt).replace(/^our /, '');
  return ownActor.test(between) || (vendorNames?.test(between.replace(placedAt, ' ')) ?? false);
}

/** "each provider on Crossway": the place is no actor. */
const placedAt = /\b(?:on|of|at|in|within|through|via|by|with|for|to|from|behind) (?:the |our )?[\w-]+/g;

/** Those who act, in whatever follows. */
const providersWhich = guarded(
  /\b(?:providers?|partners?|vendors?|models?|part(?:y|ies)|hosts?) (?:that|who|which) /,
);
/** "providers that may train": they do, whatever is said of them. */
const providersWho =
  /\b(?:providers?|partners?|vendors?|models?|part(?:y|ies)) (?:that|who|which) (?:may |might |can |could |do |does |will |also |not |never )*$/;
/** "will never route to providers which train": the vendor sees to it. */
const keptFromProviders =
  /\b(?:not|never)\b[^.;]{0,20}\b(?:rout\w+|send|sent|forward\w*|pass\w*|shar\w+|connect\w*|work\w*|partner\w*)\b(?: [\w-]+){0,4} (?:providers?|partners?|vendors?|models?|part(?:y|ies)|hosts?) (?:that|who|which) (?:may |might |can |could |would |will |also )*$/;
/** "If you opt out, we will not route to providers that train": until then they may. */
const keptOnObjection = guarded(
  /\b(?:not|never)\b[^.;]{0,20}\b(?:rout\w+|send|sent|forward\w*|pass\w*|shar\w+)\b[^.;]{0,40}\b(?:providers?|partners?|vendors?|models?|part(?:y|ies)|hosts?) (?:that|who|which) (?:may |might |can |could |would |will |also )*train\b/,
);

/** What becomes of "providers who train": `avoided` by the vendor, avoided `on_objection`, or told `of` only. */
export function providersWhoTrain(act: Act): 'avoided' | 'on_objection' | 'told_of' | undefined {
  const { said, whole } = act.statement;
  if (!providersWhich.test(whole)) return undefined;
  if (keptOnObjection.test(said) && optOutWords(said)) return 'on_objection';
  if (keptFromProviders.test(act.clause)) return 'avoided';
  return providersWho.test(act.clause) ? 'told_of' : undefined;
}

/** "paid plans are opted out of training by default": nobody has to object. */
const optedOutBefore = guarded(
  /\b(?:is|are|was|were|been) (?:(?:already|automatically|always) opted[- ]?out (?:of|from)|opted[- ]?out (?:of|from)\b[^.;]{0,60}\b(?:by default|automatically))\b/,
);

/** Nobody has to object: it was done for the customer. */
export function objectedForCustomers(said: string, vendorNames: RegExp | undefined): boolean {
  return optedOutBefore.test(said) || vendorOptedOut(said, vendorNames);
}

const hasOptedOut = guarded(/\b([\w.-]+) ha(?:s|ve) (?:\w+ )?opted[- ]?out (?:of|from)\b/);

/** "Where it can, Quill has opted out of training by the models": on the customers' behalf. */
function vendorOptedOut(said: string, vendorNames: RegExp | undefined): boolean {
  const actor = hasOptedOut.exec(said)?.[1];
  return actor === 'we' || (actor !== undefined && (vendorNames?.test(actor) ?? false));
}
