// Said before the first visit: without a browser every page that needs one goes unvisited.
import { findExecutable, placesHere } from '#crawlers/browser/executable.ts';
import type { Problem } from '#types/problem.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws BrowserMissing, with what to do: for who can do nothing without one. */
export function needBrowser(env: Environment): void {
  findExecutable({ ...placesHere(), env });
}

/** Why there is none, for who goes on with what comes by plain HTTP. */
export function whyNoBrowser(env: Environment): Problem | undefined {
  try {
    needBrowser(env);
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'hint' in error) return error as Error & Problem;
    throw error;
  }
}
