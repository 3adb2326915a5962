// Phrases that cannot be compiled: found here, at their line, and not in the middle of a crawl.
import { compilePhrase } from '#extractors/phrases/compile.ts';
import type { Problem } from '#types/problem.ts';
import type { RegistryDraft } from '../read-folder.ts';
import { problemAt } from './problem.ts';

export function findBadPhrases(draft: RegistryDraft): Problem[] {
  return draft.dimensions.flatMap((dimension) =>
    Object.entries(dimension.value.phrases ?? {}).flatMap(([effect, phrases]) =>
      phrases.flatMap((phrase, at) => {
        const failure = failureOf(phrase);
        if (failure === undefined) return [];
        const path = ['phrases', effect, at];
        return [problemAt(dimension, path, 'registry_bad_phrase', failure.message, failure.hint)];
      }),
    ),
  );
}

function failureOf(phrase: string): { message: string; hint: string } | undefined {
  try {
    compilePhrase(phrase);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const hint =
      error instanceof Error && 'hint' in error && typeof error.hint === 'string'
        ? error.hint
        : 'Write it otherwise.';
    return { message, hint };
  }
}
