// One attempt: what it brought back and what was made of it.
import type { CaptureDraft } from '#types/capture.ts';
import type { VisitJob } from '#types/job.ts';
import type { VisitTools } from '../tools.ts';
import type { PageFacts } from '../verdict/page-facts.ts';

/** What all attempts of one visit share. */
export interface Visiting {
  readonly job: VisitJob;
  readonly tools: VisitTools;
  readonly signal?: AbortSignal | undefined;
}

export interface Attempt {
  readonly draft: CaptureDraft;
  readonly page?: PageFacts;
  /** Addresses of Markdown versions that the page names. */
  readonly twins?: readonly string[];
  readonly retryAfterMs?: number;
  /** The browser met a file to download: plain HTTP fetches it. */
  readonly download?: boolean;
}

const keptHeaders = [
  'content-type',
  'content-language',
  'content-disposition',
  'etag',
  'last-modified',
  'cf-mitigated',
  'x-vercel-mitigated',
  'x-amzn-waf-action',
  'retry-after',
  'server',
  'link',
  'memento-datetime',
  'x-archive-orig-content-type',
  'x-archive-orig-last-modified',
];

export function laterHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = headers[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
