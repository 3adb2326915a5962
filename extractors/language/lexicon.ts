// Words that several dimensions share, as sources of patterns over words as rules see them.

/** The customer, as sentences call them. */
export const customer =
  '(?:you|users?|customers?|subscribers?|clients?|licensees?|end[- ]users?|individuals?|organi[sz]ations?|developers?|members?)';

/** Machine-learned things. */
export const models =
  '(?:models?|llms?|algorithms?|neural networks?|ai systems?|artificial intelligence|machine[- ]learning(?: \\w+)?|ai technolog(?:y|ies)|ai features?|(?:our|its|their|own|any|the) ais?|generative ai)';
