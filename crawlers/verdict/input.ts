// What the verdict is decided from. Everything but the source is optional: a saved file has no response, a dead host no document.
import type { GoodFacts, Judgement, ListCount } from '#types/capture.ts';
import type { Sha256 } from '#types/ids.ts';
import type { Parsed } from '#types/text.ts';
import type { Verdict } from '#types/words.ts';
import type { PageFacts } from './page-facts.ts';
import type { Shingles } from './similarity.ts';
import type { Substance } from './substance.ts';

/** What the source's declaration says to expect. */
export interface Expectation {
  readonly url: string;
  readonly kind?: 'page' | 'portal' | 'pdf' | 'markdown';
  readonly expect?: {
    readonly title?: string | undefined;
    readonly text?: readonly string[] | undefined;
    readonly min_chars?: number | undefined;
    /** Absent: the language of the last good capture, or any. */
    readonly language?: string | undefined;
  };
}

/** What came over the wire. */
export interface ResponseFacts {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirects?: readonly string[];
  readonly finalUrl?: string;
  readonly mediaType?: string;
}

/** Why an attempt ended without a whole answer. */
export type FailureKind =
  | 'dns'
  | 'tls'
  | 'connection'
  | 'timeout'
  | 'redirect_loop'
  | 'robots_unavailable'
  | 'robots_disallowed'
  | 'address_refused'
  | 'cut_off'
  | 'too_large'
  | 'too_many_requests'
  | 'held'
  | 'browser'
  | 'aborted';

export interface Failure {
  readonly kind: FailureKind;
  /** In words: what was asked, and what happened. */
  readonly message: string;
}

/** Another source whose text or bytes are known: one shell for many addresses shows so. */
export interface Sibling {
  readonly url: string;
  readonly textSha256?: Sha256;
  readonly shellSha256?: Sha256;
}

export interface JudgeInput {
  readonly source: Expectation;
  readonly response?: ResponseFacts;
  readonly failure?: Failure;
  readonly parsed?: Parsed;
  /** From `pageFacts`; for HTML. */
  readonly page?: PageFacts;
  /** What lists say of themselves against what was found; absent where nobody could have leafed on. */
  readonly counts?: readonly ListCount[];
  /** False when the browser gave up waiting for the page to settle. */
  readonly settled?: boolean;
  /** What still looked unfinished when the browser stopped, in words. */
  readonly unfinished?: readonly string[];
  /** True when this was the attempt with the longest waits: one sign of something unfinished is then taken for an idle widget. */
  readonly patient?: boolean;
  readonly lastGood?: GoodFacts;
  readonly siblings?: readonly Sibling[];
  readonly bodySha256?: Sha256;
}

/** The input with what several rules need, worked out once. */
export interface Facts extends JudgeInput {
  readonly substance?: Substance;
  readonly shingles?: Shingles;
  /** Share of the last good text that still stands; absent without one. */
  readonly kept?: number;
  /** Share of this text that the last good one had. */
  readonly known?: number;
}

/** Undefined: this rule has nothing to say. */
export type Rule = (facts: Facts) => Judgement | undefined;

export function judged(verdict: Verdict, rule: string, message: string): Judgement {
  return { verdict, reasons: [{ rule, message }] };
}
