// Said before the first visit: without a browser every page that needs one would look like a fault of the vendor.
import { findExecutable, placesHere } from '#crawlers/browser/executable.ts';

/** Throws BrowserMissing, with what to do. */
export function needBrowser(env: Readonly<Record<string, string | undefined>>): void {
  findExecutable({ ...placesHere(), env });
}
