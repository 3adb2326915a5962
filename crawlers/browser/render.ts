// The renderer of a worker: Crawlee's PlaywrightCrawler, kept alive, behind one function.
import { NavigationRefused, RenderAborted } from './errors.ts';
import { findExecutable, placesHere } from './executable.ts';
import type { Engine } from './engine.ts';
import type { BrowserFacts, Renderer, RendererOptions } from './types.ts';

/** Cheap: neither Playwright nor Crawlee is loaded, and no browser started, before the first render. */
export async function openBrowser(options: RendererOptions): Promise<Renderer> {
  const executable = findExecutable(placesHere(options.executable));
  let browser: BrowserFacts = { executable: executable.path };
  let engine: Promise<Engine> | undefined;
  let closed = false;

  async function start(): Promise<Engine> {
    const { Engine } = await import('./engine.ts');
    return Engine.start({ ...options, executable }, (started) => {
      browser = { executable: executable.path, version: started.browser.version(), sandbox: started.sandbox };
    });
  }

  return {
    get browser() {
      return browser;
    },
    async render(request) {
      if (closed || request.signal?.aborted) throw new RenderAborted(request.url);
      // Other schemes have no network, and so no guard.
      if (!/^https?:$/.test(schemeOf(request.url))) {
        throw new NavigationRefused(request.url, 'it is not an http or https address');
      }
      engine ??= start();
      return (await engine).render(request);
    },
    async memory() {
      return engine ? (await engine).memory() : 0;
    },
    async close() {
      closed = true;
      if (engine) await (await engine).close();
    },
  };
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
