// Stops requests before they are sent: addresses that the page itself may not go to, and what brings no text.
import type { CDPSession } from 'playwright';
import type { Allowance } from './types.ts';

type Patterns = { urlPattern?: string; resourceType?: 'Document' | 'Image' | 'Font' | 'Media' | 'Ping' }[];

/** Measuring and advertising: they bring no text, and a visit of ours is nobody's reader. */
const trackers = [
  '*://*.google-analytics.com/*',
  '*://*.googletagmanager.com/*',
  '*://*.doubleclick.net/*',
  '*://*.googlesyndication.com/*',
  '*://*.googleadservices.com/*',
  '*://connect.facebook.net/*',
  '*://*.facebook.com/tr*',
  '*://*.hotjar.com/*',
  '*://*.clarity.ms/*',
  '*://*.segment.com/*',
  '*://*.segment.io/*',
  '*://*.mixpanel.com/*',
  '*://*.amplitude.com/*',
  '*://*.fullstory.com/*',
  '*://*.heapanalytics.com/*',
  '*://*.posthog.com/*',
  '*://plausible.io/*',
  '*://*.sentry.io/*',
  '*://*.datadoghq.com/*',
  '*://*.nr-data.net/*',
  '*://*.hs-analytics.net/*',
  '*://*.hsadspixel.net/*',
  '*://px.ads.linkedin.com/*',
  '*://snap.licdn.com/*',
  '*://*.ads-twitter.com/*',
  '*://bat.bing.com/*',
];

const never: Patterns = [
  ...trackers.map((urlPattern) => ({ urlPattern })),
  { urlPattern: '*://*/favicon.ico' },
  { resourceType: 'Media' },
  { resourceType: 'Ping' },
];
const onlyForPictures: Patterns = [{ resourceType: 'Image' }, { resourceType: 'Font' }];

export interface GateRules {
  mayNavigate(url: string): Promise<Allowance>;
  /** The page itself was refused an address. */
  refused(url: string, reason: string): void;
  /** Asked for each address that the page itself goes to, redirects included. */
  wentTo(url: string): void;
}

/** "held": the page stays where it is, whatever is pressed on it. */
export type GateState = 'open' | 'held';

export class Gate {
  state: GateState = 'open';
  private rules: GateRules | undefined;
  private pictures: boolean | undefined;
  private readonly session: CDPSession;
  private readonly mainFrame: string;

  constructor(session: CDPSession, mainFrame: string) {
    this.session = session;
    this.mainFrame = mainFrame;
    session.on('Fetch.requestPaused', (paused) => {
      const { requestId, request, resourceType, frameId } = paused;
      if (resourceType !== 'Document') return this.fail(requestId, 'BlockedByClient');
      if (frameId !== this.mainFrame) return this.pass(requestId);
      void this.decide(requestId, request.url, request.method);
    });
  }

  async begin(rules: GateRules, pictures: boolean): Promise<void> {
    this.rules = rules;
    this.state = 'open';
    if (this.pictures === pictures) return;
    this.pictures = pictures;
    const blocked = pictures ? never : [...never, ...onlyForPictures];
    await this.session.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }, ...blocked] });
  }

  private async decide(requestId: string, url: string, method: string): Promise<void> {
    if (this.state === 'held' || !this.rules || method !== 'GET') return this.fail(requestId, 'Aborted');
    const answer = await this.rules.mayNavigate(url).catch((error: unknown): Allowance => ({
      allowed: false,
      reason: `it could not be checked: ${String(error)}`,
    }));
    if (answer.allowed) {
      this.rules.wentTo(url);
      return this.pass(requestId);
    }
    this.rules.refused(url, answer.reason);
    this.fail(requestId, 'BlockedByClient');
  }

  /** A request that has gone meanwhile needs no answer. */
  private pass(requestId: string): void {
    this.session.send('Fetch.continueRequest', { requestId }).catch(() => {});
  }

  private fail(requestId: string, errorReason: 'Aborted' | 'BlockedByClient'): void {
    this.session.send('Fetch.failRequest', { requestId, errorReason }).catch(() => {});
  }
}
