// What one statement claims about training: who trains, on whose data, and on what it hangs.
import { namesCustomerData } from '../../language/customer-data.ts';
import { guarded } from '../../language/guarded.ts';
import { optInWords, optOutWords } from '../../language/conditions.ts';
import type { Statement } from '../../language/statement.ts';
import { actsOf, isOfModels, type Act } from './acts.ts';
import { asideIn, hasTickBox, isLabel } from './asides.ts';
import {
  barsCompetitors,
  customersAct,
  isCustomersModel,
  isForTheirModels,
  isOthersAct,
  isWhatTheServiceDoes,
  objectedForCustomers,
  providersWhoTrain,
} from './who.ts';
import { isConnectedData, isFeedbackOnly, isPublicMaterial, otherData, whoseData } from './whose.ts';

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

const noImprovement = guarded(
  /\b(?:not|never)\b(?: [\w-]+){0,3}? us(?:e|es|ed|ing)\b[^.;]{0,160}\b(?:to|for) (?:improv\w+|develop\w*|enhanc\w+)\b(?:[ ,]+(?!models?)[\w-]+){0,5}? (?:products?|services?|technolog\w+)\b/,
);
/** "Pinion itself does not train models": whatever the data. */
const trainsNothing = guarded(
  /\b(?:itself|we|ourselves) (?:do(?:es)? not|never) (?:itself |ourselves )?trains? (?:any |its own |our own |ai |its |our )*(?:models?|llms?)(?:\.|$)/,
);
const choosing = guarded(
  /\bcontrol\b[^.;]{0,40}\bhow\b[^.;]{0,60}\b(?:by (?:choosing|selecting|answering|picking)|when asked)\b|\bas configured by\b|\bconfigurations? (?:that |which )?(?:may |can )?includ\w+|\b(?:choose|control|decide|manage|set|configure|select|specify|determine)\b[^.;]{0,80}\bwhether\b/,
);

/** "If you enable the mode, we do not train": without it nothing is said. */
const byMode = guarded(
  /^(?:if|when|once|where) (?:you|customers?|users?|an? (?:admin|owner)|your organi[sz]ation) (?:choose to |elect to |decide to |want to )?(?:enable|turn on|switch on|activate|select|use)s?\b[^.;,]{0,40}\b(?:mode|zdr|zero[- ](?:data[- ])?retention|privacy|retention)\b|^(?:under|with|in) (?:the )?(?:zdr|zero[- ](?:data[- ])?retention|[\w-]+ mode)\b(?! (?:off|disabled))/,
);

/** "You can not opt out of training": the vendor trains, whatever the customer wants. */
const noWayOut = guarded(
  /\b(?:can not|may not|unable to|not (?:able|possible) to|no (?:way|option|possibility|setting|means|mechanism)(?: [\w-]+){0,3} (?:to|of)|(?:do(?:es)?|is|are) not (?:let|allow|offer|have|permitt?|support|allowed|permitted)\w*\b[^.;]{0,40}) opt(?:ing)?[- ]?(?:\w+ )?out\b(?![^.;]{0,60}\b(?:e-?mails?|communications|messages|notifications|newsletters?|marketing|cookies)\b)/,
);

/** All claims of a statement, in order. */
export function claimsOf(statement: Statement, vendorNames: RegExp | undefined): readonly Claim[] {
  const { said } = statement;
  const aside = asideIn(statement);
  if (aside) return [trap(aside, 0)];
  if (isLabel(statement)) return [];
  if (hasTickBox(statement)) return [trap('a form whose boxes decide', 0)];
  const found: Claim[] = [];
  for (const act of actsOf(statement)) {
    const claim = claimOf(act, vendorNames);
    if (claim) found.push(claim);
  }
  const improves = noImprovement.exec(said);
  if (
    improves &&
    !barsCompetitors(statement) &&
    !found.some((claim) => claim.kind === 'refrains') &&
    namesCustomerData(said)
  ) {
    const because = optInWords(said) ? 'opt_in' : 'denied';
    found.push({ kind: 'refrains', because, at: improves.index, weak: true });
  }
  return found;
}

/** Who acts comes first, then whose data, then on what it hangs. */
function claimOf(act: Act, vendorNames: RegExp | undefined): Claim | undefined {
  const { statement, at } = act;
  const { said } = statement;
  if (barsCompetitors(statement)) return trap('bars customers from competing', at);
  const providers = claimOfProviders(act);
  if (providers) return providers;
  if (choosing.test(said) && !/\b(?:by default|not|never)\b/.test(said)) return { kind: 'choice', at };
  if (noWayOut.test(said)) return { kind: 'trains', because: 'stated', at };
  const customers = customersAct(act);
  if (customers) return trap(customers, at);
  if (trainsNothing.test(said)) return { kind: 'refrains', because: 'denied', at };
  const others = otherData(act);
  if (others) return trap(others, at);
  const whose = whoseData(act);
  if (whose === 'none') return trap('no word on whose data', at);
  if (isWhatTheServiceDoes(act)) return trap('what the service is for', at);
  if (isCustomersModel(act)) return trap('the customer trains a model of its own', at);
  if (isOthersAct(act, vendorNames))
    return namesCustomerData(said) ? { kind: 'others', at } : trap('others and data of no customer', at);
  if (isPublicMaterial(said) && !act.denied) return trap('public or licensed material', at);
  if (/^fine-?tun/.test(act.words) && !act.denied && !/\b(?:our|its|we)\b/.test(said))
    return trap('fine-tuning as a service', at);
  return isOfModels(act) ? claimOfVendor(act, vendorNames, whose === 'loose') : undefined;
}

function claimOfProviders(act: Act): Claim | undefined {
  const { at } = act;
  const providers = providersWhoTrain(act);
  if (providers === 'avoided')
    return { kind: 'refrains', because: optInWords(act.statement.whole) ? 'opt_in' : 'denied', at };
  return providers ? { kind: 'others', at } : undefined;
}

/** The vendor's own act, on customers' data. */
function claimOfVendor(act: Act, vendorNames: RegExp | undefined, loose: boolean): Claim {
  const { said } = act.statement;
  const { at, item } = act;
  const opted = optInWords(item) !== undefined;
  if (act.denied) {
    if (byMode.test(said) && !/\b(?:by default|always|on for (?:all|every))\b/.test(said))
      return { kind: 'choice', at };
    const because = opted ? 'opt_in' : 'denied';
    return { kind: 'refrains', because, at, ...(isConnectedData(said) ? { narrow: true } : {}) };
  }
  if (isForTheirModels(act)) return { kind: 'others', at };
  if (objectedForCustomers(said, vendorNames)) return { kind: 'refrains', because: 'denied', at };
  if (optOutWords(item)) return { kind: 'trains', because: 'opt_out', at };
  if (opted) return { kind: 'refrains', because: 'opt_in', at };
  if (isFeedbackOnly(said)) return trap('feedback or de-identified data only', at);
  return { kind: 'trains', because: 'stated', at, ...(loose ? { loose: true } : {}) };
}

function trap(because: string, at: number): Claim {
  return { kind: 'trap', because, at };
}
