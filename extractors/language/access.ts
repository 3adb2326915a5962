// How one gets at what is promised: route, tier and default, read from the words apart from the grade.
import { guarded } from './guarded.ts';
import type { Access } from '#types/words.ts';

export interface Gate {
  readonly access: Partial<Access>;
  /** The words that showed it. */
  readonly words: string;
}

const routePatterns: readonly (readonly [NonNullable<Access['route']>, RegExp])[] = [
  [
    'trust_center_nda',
    /\b(?:under|subject to|after signing|upon signing|signed?|signing|accept(?:ing)?|executed?|with|via) (?:an? |the |our |your )?(?:mutual |click-?through |click-?wrap )?(?:m?nda|non-?disclosure|confidentiality agreement)\b|\bm?nda (?:is )?(?:required|on file|signed|in place)|\bnda\b[^.;]{0,40}\brequired\b/,
  ],
  [
    'approval',
    /\b(?:subject to|upon|after|with|requires?|prior|pending|without) (?:our |prior |the |an? |explicit |written )*(?:approval|review and approval|vetting)\b|\b(?:must|need to|have to) be approved\b|\bapproved (?:customers?|organi[sz]ations?|accounts?|use[- ]cases?|for)\b|\bcase[- ]by[- ]case\b|\beligib(?:le|ility)\b(?! (?:[\w-]+ ){0,2}(?:content|data|requests?|responses?|traffic|workloads?|inputs?))|\bqualif(?:y|ied|ies|ying)\b|\bwe (?:review|evaluate|assess) (?:each|every|all) request|(?<!\b(?:limitations?|limits?|terms|conditions|restrictions?|rules|polic(?:y|ies)|charges|rates?|fees|exceptions?|settings?|requirements?|changes|controls?|prices|pricing|this|that|these|they|which|also|only|not|it|below|and|guardrails?|filters?) )\bapply (?:for|to)\b|\brequest(?:ing|ed)? access\b|\ballow-?list(?:ed|ing)?\b|\b(?:by|upon|on|via) (?:(?:a|your|customer'?s?|written|reasonable|prior|formal|special) )*requests?\b|\b(?:can|may|to|please|must|could) (?:also )?(?:request|ask for)\b|\bavailable (?:to|for) select(?:ed)? customers\b/,
  ],
  [
    'sales_contract',
    /\b(?:contact|speak (?:to|with)|talk to|reach out to|email|get in touch with|ask|by contacting) (?:us|our |your |the )*(?:sales|account (?:team|manager|executive|representative|director)s?|support|team|representative|us)\b(?![- ](?:endpoints?|regions?|data|east|west|based|only)\b)|\b(?:through|via) (?:our |your |the )*(?:sales|account (?:team|manager|executive|representative|director)s?|support|representative)\b|\bcontact (?:us|sales)\b|\breach(?:ing)? out\b|\bget in touch\b|\b(?:enterprise|custom|separate|written|signed|master) (?:agreement|contract)s?\b/,
  ],
  [
    'free_account',
    /\b(?:sign(?:ed)?[- ]?in|log(?:ged)?[- ]?in|signing in|logging in|portal account|active account|registered (?:users?|account)|create an account|with an account)\b/,
  ],
  [
    'click_through',
    /\bclick-?(?:through|wrap)\b|\baccept(?:ing)? (?:it |them )?(?:online|electronically|in the (?:console|dashboard))\b/,
  ],
];

const routes = routePatterns.map(([route, pattern]) => [route, guarded(pattern)] as const);

const enterpriseTier = guarded(
  /\benterprise (?:plans?|tier|customers?|accounts?|agreements?|contracts?|subscriptions?|users?|organi[sz]ations?|workspaces?|offerings?|licen[cs]es?|editions?|only)\b|\b(?:on|for|with|to|of) (?:our |the |an? )?(?:\w+ (?:&|and|or) )?enterprise\b/,
);
const paidTier = guarded(
  /\bpaid (?:plans?|tiers?|accounts?|subscriptions?|customers?|services?)\b|\b(?:team|business|pro|scale|growth|premium) (?:plans?|tiers?|subscriptions?|accounts?)\b|\bpaying customers\b/,
);
const selfServe = guarded(
  /\bself-?serv(?:e|ice)\b|\ball (?:customers|users|plans|accounts|developers)\b|\bevery (?:customer|user|plan|account)\b|\b(?:in|from|through|via|under) (?:your |the |our )?(?:account |privacy |data |organi[sz]ation |project |admin |workspace )*(?:settings|dashboard|console|control panel|admin panel|controls)\b/,
);

const byDefault = guarded(/\bby default\b|\bdefaults? to\b|\benabled for all\b|\bautomatically\b|\balways\b/);
const toConfigure = guarded(
  /\b(?:can|may|must|to) (?:be )?(?:enabled?|configured?|turned? on|switch(?:ed)? on|selected?|activated?|choose|chosen|toggled?|set)\b|\b(?:enable|configure|turn on|toggle|activate|select|choose)\b/,
);

/** A gate that is said not to be there. */
const waived =
  /\bwithout (?:talking|contacting|speaking|having to|needing|any|a request|asking|going through)\b[^.;,]{0,40}|\bno (?:sales call|contract|request|need to (?:contact|ask|apply))\b[^.;,]{0,30}|\b(?:do|does|need) not (?:need|require|have) (?:to (?:contact|ask|apply)|an? |any )[^.;,]{0,40}/g;

/** What a sentence says of getting at the thing; undefined where it says nothing of a gate. */
export function gateIn(words: string): Gate | undefined {
  const said = words.replace(waived, ' ');
  for (const [route, pattern] of routes) {
    const hit = pattern.exec(said);
    if (hit) return { access: { route, ...tierIn(said) }, words: hit[0] };
  }
  const tier = tierIn(said);
  if (tier.tier === 'enterprise' || tier.tier === 'paid') return { access: tier, words: tier.tier };
  return undefined;
}

/** True for a gate that a person of the vendor keeps: approval, a salesperson, an NDA, a contract plan. */
export function keptGate(said: string): boolean {
  const gate = gateIn(said);
  if (!gate) return false;
  const { route, tier } = gate.access;
  return (
    route === 'approval' ||
    route === 'sales_contract' ||
    route === 'trust_center_nda' ||
    tier === 'enterprise'
  );
}

export function tierIn(said: string): Partial<Access> {
  if (enterpriseTier.test(said)) return { tier: 'enterprise' };
  if (paidTier.test(said)) return { tier: 'paid' };
  if (selfServe.test(said)) return { tier: 'self_serve' };
  return {};
}

export function defaultIn(said: string): Partial<Access> {
  if (byDefault.test(said)) return { default: 'enabled' };
  if (toConfigure.test(said)) return { default: 'requires_config' };
  return {};
}
