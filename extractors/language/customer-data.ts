// What the customer entrusts: "your prompts", "Customer Content", "inputs and outputs", "what you type".
import { guarded } from './guarded.ts';
import { customer } from './lexicon.ts';

/** The customer's own. */
const customers =
  "(?:your|users?'?s?|customers?'?s?|clients?'?s?|subscribers?'?s?|end[- ]users?'?s?|(?:students?|patients?|members?|guests?|visitors?|citizens?|schools?|companies|company|firms?|agenc(?:y|ies))'?s?|enterprise|business|api|organi[sz]ation(?:'s|al)?|workspace|their|my)";

const dataNoun =
  '(?:data|datasets?|content|contents|information|inputs?|outputs?|prompts?|completions?|responses?|generations?|conversations?|chats?|chat histor(?:y|ies)|messages?|quer(?:y|ies)|requests?|traffic|files?|documents?|uploads?|submissions?|materials?|code|snippets?|codebases?|repositor(?:y|ies)|interactions?|transcripts?|recordings?|notes|emails?|images?|photos?|pictures?|text|audio|video|personal data|payloads?|work|records)';

/** What is done with the data of whom, or where they come from. */
const handed = [
  `(?: [\\w-]+){0,2}? (?:that )?(?:(?:${customer}|they) (?:may |might |choose to |have )?(?:submit|provide|upload|share|enter|send|input|type|give|generate|create|store|process|write|transmit)\\w*|(?:submitted|provided|uploaded|shared|entered|sent|generated|transmitted|received|processed|passed|collected|published|posted|belonging)\\b)`,
  ` (?:of|from|by|belonging to) (?:[\\w-]+,? ){0,4}?${customer}`,
  ' (?:from|in|on|of|through|via|sent to|passing through) (?:[\\w-]+ ){0,3}?(?:services?|tiers?|plans?|apis?|accounts?|workspaces?|editions?|subscriptions?)\\b',
].join('|');

/** As one pattern they would take five times as long to compile. */
const forms = [
  new RegExp(
    [
      '\\b(?:inputs?|outputs?|prompts?|completions?|conversations?|chats?|transcripts?)\\b',
      `\\b(?:anything|everything|nothing|what|whatever|content|data|material) (?:that )?${customer} (?:\\w+ )?(?:submit|provide|upload|share|enter|send|input|type|give|write|put|say|do)\\w*`,
      '\\b(?:personal|customer|user|client|enterprise|business|api|organi[sz]ation|workspace|covered|controller|relevant personal|service) (?:personal )?(?:data|content|information|inputs?|materials?)\\b',
    ].join('|'),
  ),
  new RegExp(`\\b${customers}(?: [\\w'-]+){0,3}? ${dataNoun}\\b`),
  new RegExp(`\\b${dataNoun}(?:${handed})`),
].map(guarded);

export function namesCustomerData(words: string): boolean {
  return forms.some((form) => form.test(words));
}
