// Names what a browser's error means for the visit.
import {
  BrowserEnded,
  DownloadStarted,
  NavigationFailed,
  NavigationRefused,
  NavigationTimedOut,
  PageCrashed,
} from './errors.ts';

export interface FailureFacts {
  readonly url: string;
  /** The address that was asked for last. */
  readonly last: string;
  readonly milliseconds: number;
  readonly refusalOf: (host: string) => string | undefined;
}

export function failureOf(error: unknown, facts: FailureFacts): Error {
  if (isOurs(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  const netError = /net::ERR_[A-Z0-9_]+/.exec(message)?.[0];
  if (/Download is starting/i.test(message)) return new DownloadStarted(facts.last, 'sent as an attachment');
  if (netError !== undefined) {
    if (/UNSAFE_(?:PORT|REDIRECT)|DISALLOWED_URL_SCHEME/.test(netError)) {
      return new NavigationRefused(facts.last, `a browser does not go there (${netError})`);
    }
    const refusal = /SOCKS|PROXY|TUNNEL/.test(netError) ? refusalAt(facts) : undefined;
    if (refusal !== undefined) return new NavigationRefused(facts.last, refusal);
    return new NavigationFailed(facts.last, netError, error);
  }
  if (/Timeout \d+ms exceeded|timed out/i.test(message))
    return new NavigationTimedOut(facts.url, facts.milliseconds);
  if (/crash/i.test(message)) return new PageCrashed(facts.url, "the page's process ended", error);
  if (/has been closed|Target closed|disconnected|Connection closed/i.test(message)) {
    return new BrowserEnded(facts.url, error);
  }
  return new PageCrashed(facts.url, `it could not be read: ${message.split('\n', 1)[0]}`, error);
}

function refusalAt(facts: FailureFacts): string | undefined {
  return URL.canParse(facts.last) ? facts.refusalOf(new URL(facts.last).hostname) : undefined;
}

function isOurs(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && 'hint' in error;
}
