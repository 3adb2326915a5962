// What can go wrong when rendering. The class says what the visit does with it.
import type { Problem } from '#types/problem.ts';

abstract class BrowserError extends Error implements Problem {
  abstract readonly code: string;
  readonly hint: string;

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.hint = hint;
  }
}

/** No browser can be started: nothing that needs one will work before somebody acts. */
export class BrowserMissing extends BrowserError {
  readonly code = 'browser_missing';
}

/** The address gave no document (name, connection, TLS, redirect loop): the verdict is unreachable. */
export class NavigationFailed extends BrowserError {
  readonly code = 'navigation_failed';
  /** Chromium's name of it, as `net::ERR_NAME_NOT_RESOLVED`. */
  readonly netError: string;

  constructor(url: string, netError: string, cause?: unknown) {
    super(
      `${url} could not be opened: ${netError}`,
      'Open the address in a browser; a later visit tries again.',
      cause,
    );
    this.netError = netError;
  }
}

/** Nothing arrived in time: the verdict is unreachable. */
export class NavigationTimedOut extends BrowserError {
  readonly code = 'navigation_timed_out';

  constructor(url: string, milliseconds: number) {
    super(
      `${url} sent no document within ${milliseconds} ms`,
      'A later visit tries again, and waits longer on its second try.',
    );
  }
}

/** The guard or robots.txt refused the page itself or a redirect of it: the verdict is refused. */
export class NavigationRefused extends BrowserError {
  readonly code = 'navigation_refused';
  readonly url: string;
  readonly reason: string;

  constructor(url: string, reason: string) {
    super(`${url} was not opened: ${reason}`, "Check the source's address and where it redirects to.");
    this.url = url;
    this.reason = reason;
  }
}

/** The page passed a bound of requests, bytes, memory or DOM size: the verdict is too_large. */
export class PageTooLarge extends BrowserError {
  readonly code = 'page_too_large';
  readonly what: 'requests' | 'bytes' | 'memory' | 'dom' | 'elements';

  constructor(url: string, what: PageTooLarge['what'], found: number, limit: number) {
    super(
      `${url} was stopped: ${found} ${unitOf[what]} where at most ${limit} are allowed`,
      'A page like this is not read; choose another address for the source.',
    );
    this.what = what;
  }
}

/** The address is a file to download, not a page: plain HTTP fetches it. */
export class DownloadStarted extends BrowserError {
  readonly code = 'download_started';

  constructor(url: string, mediaType: string) {
    super(
      `${url} is a file to download (${mediaType}), not a page`,
      'Declare the source with kind: pdf, or let plain HTTP fetch it.',
    );
  }
}

/** The page's scripts never let go, so that it could not be read: the verdict is unreachable. */
export class PageUnresponsive extends BrowserError {
  readonly code = 'page_unresponsive';

  constructor(url: string, milliseconds: number) {
    super(
      `${url} did not answer for ${milliseconds} ms: its scripts never let go`,
      'Open the address in a browser; a later visit tries again.',
    );
  }
}

/** The page's process died: a page like this may do so again. */
export class PageCrashed extends BrowserError {
  readonly code: string = 'page_crashed';

  constructor(url: string, what: string, cause?: unknown) {
    super(`${url}: ${what}`, 'A later visit tries again in a fresh browser.', cause);
  }
}

/** The browser ended under the page, which need not be its fault: rendered once more by another one. */
export class BrowserEnded extends PageCrashed {
  override readonly code = 'browser_ended';

  constructor(url: string, cause?: unknown) {
    super(url, 'the browser ended while it was being read', cause);
  }
}

/** The caller gave up or the renderer was closed: no verdict on the page. */
export class RenderAborted extends BrowserError {
  readonly code = 'render_aborted';

  constructor(url: string) {
    super(
      `Rendering ${url} was given up before it ended`,
      'Nothing was lost: the visit is done again when due.',
    );
  }
}

const unitOf: Record<PageTooLarge['what'], string> = {
  requests: 'requests',
  bytes: 'bytes of answers',
  memory: 'bytes of memory',
  dom: 'characters of DOM',
  elements: 'elements',
};
