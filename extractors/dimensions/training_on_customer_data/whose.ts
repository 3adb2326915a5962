// Whose data an act of training is on: the customers', a corpus of the vendor's, or nobody's that is named.
import { namesCustomerData } from '../../language/customer-data.ts';
import { guarded } from '../../language/guarded.ts';
import { optInWords, optOutWords } from '../../language/conditions.ts';
import type { Act } from './acts.ts';

const pronounData = guarded(
  /\b(?:this|these|that|those|such|it|them|any|all|the) (?:\w+ )?(?:data|content|information|inputs?|outputs?|prompts?|conversations?|files?|materials?|logs?|feedback)\b|\b(?:it|them|data|content) (?:is|are|will|may)\b|\b(?:use|uses|using|use of|on|employs?|process|analy[sz]e) (?:any |the |such |all )?content\b|\bwe (?:may |also |can )*use (?:the |this |such |all )?(?:information|data) (?:to|for|in)\b/,
);
/** Data that come from services which the customer connects. */
const connected = guarded(
  /(?<!\b(?:improv|develop|enhanc|train)\w*\b[^.;]{0,50})\b(?:third|3rd)[- ]party (?:api|service|content|integrations?|apps?|applications?|sources?|accounts?)|\bgoogle (?:user|workspace|drive) data\b|\b(?:connected|linked|integrated) (?:apps?|services?|accounts?|sources?)\b|\b(?:private|direct) messages\b|\b(?:accessed|obtained|received) (?:from|through|via) (?:apps|connectors?|integrations?|plugins?)\b/,
);
const onlyFeedback = guarded(
  /\b(?:feedback|thumbs|ratings?|survey|bug reports?|de-?identified|anonymi[sz]ed|aggregated?|pseudonymi[sz]ed|usage data|telemetry|usage statistics|metadata|diagnostic)\b/,
);
const publicMaterial = guarded(
  /\b(?:publicly available|public(?:ly accessible)? (?:data|information|sources?|web|internet|text)|open[- ]source datasets?|licen[cs]ed (?:data|content|from|datasets?)|synthetic data|web ?pages?|crawl\w*|internet|(?:third[- ]party|proprietary) (?:and third[- ]party )?(?:datasets?|data\b|databases?)|data(?:sets?)? (?:provided|licensed|supplied) by (?:third|others|partners)|data (?:providers|partners))\b/,
);
const usedFor = guarded(/\bused (?:to|for|in) /);
/** Right before "train": data told apart by what they are used for. */
const describesData =
  /\b(?:data|content|information|material|samples?) (?:that (?:is|are|was|were) )?used (?:to|for|in) $/;
/** "data that Quill has used to train a model of the service": of times gone by. */
const hasUsed = guarded(
  /\b(?:data|content|information) (?:that |which )?[\w-]+ (?:has|have|had) used to (?:pre-?)?train\b/,
);
/** "on the base model, with additional training": no word of customers. */
const onTop = guarded(
  /\b(?:base|foundation|pre-?trained) models?\b[^.;]{0,60}\b(?:additional|further|continued|extra) (?:\w+ )?(?:pre-?|fine-?)?(?:training|tuning)\b/,
);
/** "collected through the process of training our algorithms": a source of data, no use of them. */
const fromTraining = guarded(
  /\b(?:collected|obtained|received|gathered)\b[^.;]{0,40}\b(?:through|during|in|from) (?:the )?(?:process|course) of (?:\w+ )?training\b/,
);
const trainedOn = /^(?:re-?|pre-?)?trained on ([^.;,]{0,80})/;
const corpusWords =
  /\b(?:bod(?:y|ies) of|corpus|corpora|amounts? of|collections? of|variety of|range of|billions|millions|trillions|large|vast|huge|public(?:ly)?|licen[cs]ed|internet|web)\b/;
const ofCustomers =
  /\b(?:your|users?|customers?|inputs?|prompts?|conversations?|interactions?|chats?|messages?|recordings?|calls|submitted|uploaded|provided)\b/;
const conditional = guarded(
  /\bmodel training\b|\bopt(?:ed|s|ing)?[- ]?(?:in|out)\b[^.;]{0,20}\btraining\b|\btraining\b.*\b(?:opt|consent|permission)/,
);

/** `named`: the customers' by name. `loose`: "this data", "it". `none`: no word on whose. */
export function whoseData({ statement, words }: Act): 'named' | 'loose' | 'none' {
  const { said, leadIn, headings } = statement;
  if (namesCustomerData(said) || namesCustomerData(leadIn)) return 'named';
  if (/train/.test(words) && namesCustomerData(headings.at(-1) ?? '')) return 'loose';
  const improvement = /\bmodel improvement\b/.test(said) && (optInWords(said) || optOutWords(said));
  if (improvement || conditional.test(said)) return 'loose';
  return pronounData.test(said) && /\btrain|model|machine learning|\bai\b/.test(said) ? 'loose' : 'none';
}

/** Why the data are not the customers': a description of them, their source, a corpus; undefined where they may be. */
export function otherData(act: Act): string | undefined {
  const { said } = act.statement;
  if (usedFor.test(said) && describesData.test(said.slice(0, act.at)) && !isDataUse(act))
    return 'only says what data are: those used to train';
  if (hasUsed.test(said)) return 'only says what data are: those used before';
  if (fromTraining.test(said)) return 'says where data come from';
  if (onTop.test(said) && !act.denied && !namesCustomerData(said)) return 'a model built on another';
  return isOwnCorpus(act) && !act.denied ? "a model's own corpus" : undefined;
}

/** "The data used to train it": denied, and yet no promise, unless the denial is of putting data in. */
function isDataUse({ statement: { said }, at, denied }: Act): boolean {
  return !denied || puttingIn.test(said.slice(0, at));
}

const puttingIn =
  /\b(?:includ|exclud|contain|contribut|add|part of|enter|incorporat|appear)\w*|\bno (?:\w+ ){0,3}(?:data|content|information)\b/;

/** "is trained on a large body of code": no word of customers in what it is trained on. */
function isOwnCorpus({ statement: { said }, at }: Act): boolean {
  const on = trainedOn.exec(said.slice(at))?.[1] ?? '';
  return on !== '' && corpusWords.test(on) && !ofCustomers.test(on);
}

export function isPublicMaterial(said: string): boolean {
  return publicMaterial.test(said);
}

/** Only data of services that the customer connects. */
export function isConnectedData(said: string): boolean {
  if (!connected.test(said)) return false;
  const items = said.split(/,|\b(?:or|and)\b/);
  return !items.some((item) => !connected.test(item) && namesCustomerData(item));
}

/** Feedback, usage data or de-identified data, with no word of content. */
export function isFeedbackOnly(said: string): boolean {
  return (
    onlyFeedback.test(said) &&
    !/\b(?:prompts?|inputs?|conversations?|chats?|(?:user|customer|your) content)\b/.test(said)
  );
}
