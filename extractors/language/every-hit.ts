// Every hit of a pattern in words, without the copy of the pattern that matchAll makes at each call.

/** From left to right. The pattern has to be global. */
export function everyHit(pattern: RegExp, words: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  const first = pattern.exec(words);
  if (first === null) return none;
  const hits: RegExpExecArray[] = [];
  for (let hit: RegExpExecArray | null = first; hit !== null; hit = pattern.exec(words)) {
    hits.push(hit);
    if (hit[0] === '') pattern.lastIndex += 1;
  }
  return hits;
}

const none: readonly RegExpExecArray[] = [];
