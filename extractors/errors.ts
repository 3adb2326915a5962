// What can go wrong in extractors/: reading itself never throws on a document, only on a wrong request.
import type { Problem } from '#types/problem.ts';

/** A reader gave details that its own schema refuses: a fault of ours, never of the page. */
export class DetailsRefused extends Error implements Problem {
  readonly code = 'details_refused';
  readonly hint = 'Report this with the address of the page: the reader and its details schema disagree.';

  constructor(dimension: string, url: string, why: string) {
    super(`The ${dimension} reader drew details that its schema refuses from ${url}: ${why}`);
    this.name = 'DetailsRefused';
  }
}
