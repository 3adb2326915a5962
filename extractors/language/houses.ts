// Houses whose models others build on: what one of them promises, no customer of theirs promises.

/** One of them is the subject of the sentence. */
const modelHouse =
  /^(?:amazon|aws|bedrock|anthropic|claude|openai|azure|microsoft|google|vertex|gemini|mistral|cohere|groq|fireworks|together|deepgram|elevenlabs|openrouter)(?: [\w.]+){0,2} (?:has|have|keeps?|maintains?|offers?|provides?|guarantees?|operates?|commits?|applies|discards?|deletes?|stores?|retains?|does|do|will)\b/;

/** The sentence has a house of models for its subject, and that house is not the vendor. */
export function ofModelHouse(said: string, vendor: RegExp | undefined): boolean {
  const house = modelHouse.exec(said)?.[0];
  return house !== undefined && vendor !== undefined && !vendor.test(house);
}
