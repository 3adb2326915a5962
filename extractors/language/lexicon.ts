// Words that several dimensions share, as sources of patterns over words as rules see them.

/** The customer, as sentences call them. */
export const customer =
  '(?:you|users?|customers?|subscribers?|clients?|licensees?|end[- ]users?|individuals?|organi[sz]ations?|developers?|members?)';

/** The customer's own. */
export const customers =
  "(?:your|users?'?s?|customers?'?s?|clients?'?s?|subscribers?'?s?|end[- ]users?'?s?|(?:students?|patients?|members?|guests?|visitors?|citizens?|schools?|companies|company|firms?|agenc(?:y|ies))'?s?|enterprise|business|api|organi[sz]ation(?:'s|al)?|workspace|their|my)";

const dataNoun =
  '(?:data|datasets?|content|contents|information|inputs?|outputs?|prompts?|completions?|responses?|generations?|conversations?|chats?|chat histor(?:y|ies)|messages?|quer(?:y|ies)|requests?|traffic|files?|documents?|uploads?|submissions?|materials?|code|snippets?|codebases?|repositor(?:y|ies)|interactions?|transcripts?|recordings?|notes|emails?|images?|photos?|pictures?|text|audio|video|personal data|payloads?|work|records)';

/** What the customer entrusts: "your prompts", "Customer Content", "inputs and outputs", "what you type". */
export const customerData = [
  `\\b${customers}(?: [\\w'-]+){0,3}? ${dataNoun}\\b`,
  `\\b${dataNoun}(?: [\\w-]+){0,2}? (?:that )?(?:(?:${customer}|they) (?:may |might |choose to |have )?(?:submit|provide|upload|share|enter|send|input|type|give|generate|create|store|process|write|transmit)\\w*|(?:submitted|provided|uploaded|shared|entered|sent|generated|transmitted|received|processed|passed|collected|published|posted|belonging)\\b)`,
  '\\b(?:inputs?|outputs?|prompts?|completions?|conversations?|chats?|transcripts?)\\b',
  `\\b(?:anything|everything|nothing|what|whatever|content|data|material) (?:that )?${customer} (?:\\w+ )?(?:submit|provide|upload|share|enter|send|input|type|give|write|put|say|do)\\w*`,
  `\\b${dataNoun} (?:of|from|by|belonging to) (?:[\\w-]+,? ){0,4}?${customer}`,
  `\\b${dataNoun} (?:from|in|on|of|through|via|sent to|passing through) (?:[\\w-]+ ){0,3}?(?:services?|tiers?|plans?|apis?|accounts?|workspaces?|editions?|subscriptions?)\\b`,
  '\\b(?:personal|customer|user|client|enterprise|business|api|organi[sz]ation|workspace|covered|controller|relevant personal|service) (?:personal )?(?:data|content|information|inputs?|materials?)\\b',
].join('|');

/** Machine-learned things. */
export const models =
  '(?:models?|llms?|algorithms?|neural networks?|ai systems?|artificial intelligence|machine[- ]learning(?: \\w+)?|ai technolog(?:y|ies)|ai features?|(?:our|its|their|own|any|the) ais?|generative ai)';
