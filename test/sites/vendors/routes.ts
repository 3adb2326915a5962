// A site as a table of its addresses.
import { filler } from '../markup/prose.ts';
import { frame } from '../markup/frame.ts';
import type { Brand } from '../markup/brand.ts';
import { html, text } from '../respond.ts';
import type { Exchange, Site } from '../site.ts';

type Handler = (exchange: Exchange) => void | Promise<void>;

export interface RouteOptions {
  readonly brand: Brand;
  readonly hosts: readonly string[];
  /** By host and path: "docs.northwind.test/guides/limits". A "*" at the end stands for the rest. */
  readonly routes: Readonly<Record<string, Handler>>;
}

export function siteOf({ brand, hosts, routes }: RouteOptions): Site {
  return {
    hosts,
    robots(exchange) {
      text(exchange, 'User-agent: *\nDisallow: /account/\nAllow: /\n', 'text/plain; charset=utf-8', {
        etag: true,
      });
    },
    answer(exchange) {
      const key = exchange.host + exchange.path;
      const handler = routes[key] ?? wildcard(routes, key);
      if (handler) return handler(exchange);
      if (exchange.path === '/') return home(brand, exchange);
      missing(brand, exchange);
    },
  };
}

function wildcard(routes: Readonly<Record<string, Handler>>, key: string): Handler | undefined {
  const found = Object.keys(routes).find((each) => each.endsWith('*') && key.startsWith(each.slice(0, -1)));
  return found === undefined ? undefined : routes[found];
}

function home(brand: Brand, exchange: Exchange): void {
  const main = `<h1>${brand.name}</h1><p>Models and tools for people who have work to do.</p>${filler(brand, 'home', 4)}`;
  html(exchange, frame({ brand, host: exchange.host, title: 'Home', path: '/', main }), { etag: true });
}

function missing(brand: Brand, exchange: Exchange): void {
  const main = '<h1>Page not found</h1><p>There is nothing at this address.</p>';
  html(exchange, frame({ brand, host: exchange.host, title: 'Not found', path: exchange.path, main }), {
    status: 404,
  });
}

/** "7 September 2026" */
export function written(date: Date): string {
  return date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
