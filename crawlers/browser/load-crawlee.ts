// Loads Crawlee's browser part late and quietly: light commands never pay for it, and no open proxy comes with it.
import { createRequire } from 'node:module';

export type Crawlee = Pick<
  typeof import('crawlee'),
  'PlaywrightCrawler' | 'Configuration' | 'Request' | 'log'
>;

let loaded: Crawlee | undefined;

/**
 * The package crawlee loads all of its kinds of crawler, in 1.6 s; the one we use loads in 0.6 s.
 *
 * On import, @crawlee/browser-pool starts a forward proxy on every interface of the machine that lets everybody
 * through, to fill a Playwright option that we set ourselves. Nobody may reach a network through us: that one
 * server never listens.
 */
export function loadCrawlee(): Crawlee {
  loaded ??= loadWithoutOpenProxy();
  return loaded;
}

function loadWithoutOpenProxy(): Crawlee {
  const crawlee = requirerAt(createRequire(import.meta.url), 'crawlee');
  const playwrightPart = requirerAt(crawlee, '@crawlee/playwright');
  const browserPool = requirerAt(playwrightPart, '@crawlee/browser-pool');
  const { Server } = browserPool('proxy-chain') as { Server: { prototype: { listen: () => Promise<void> } } };
  const { listen } = Server.prototype;
  Server.prototype.listen = async function stayClosed(): Promise<void> {};
  try {
    const part = crawlee('@crawlee/playwright') as Crawlee;
    part.log.setLevel(0);
    return part;
  } finally {
    Server.prototype.listen = listen;
  }
}

function requirerAt(from: NodeJS.Require, name: string): NodeJS.Require {
  return createRequire(from.resolve(name));
}
