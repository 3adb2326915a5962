// A small archive that answers like the Wayback Machine.
import { bytes, hangUp, json, plain, redirect, text } from '../respond.ts';
import type { Scene } from '../scene.ts';
import type { Exchange } from '../site.ts';
import { cdx } from './cdx.ts';
import { holdings } from './holdings.ts';
import { dateOf, nearest, urlKey, type Memento } from './memento.ts';
import { save, saveStatus } from './save.ts';

/** Where the real one lives: its answers name this address, whatever address they were asked under. */
const home = 'http://web.archive.org';

/** Hosts for which the archive answers in a way of its own. */
const special = {
  excluded: 'excluded.keepsake.test',
  robots: 'robots.keepsake.test',
  limited: 'limited.keepsake.test',
  down: 'down.keepsake.test',
} as const;

/** 429 so often, then no answer at all. */
const warnings = 2;

export interface ArchiveLog {
  readonly requests: string[];
}

export function archiveSite({ log, scene }: { readonly log: ArchiveLog; readonly scene: Scene }) {
  return {
    async answer(exchange: Exchange): Promise<void> {
      const { pathname: path, search } = exchange.url;
      log.requests.push(path + search);
      if (path === '/save') return save(exchange);
      if (path.startsWith('/save/status/')) return saveStatus(exchange);
      const asked = askedFor(exchange);
      if (asked === undefined) return plain(exchange, 'Not found', { status: 404 });
      if (refused(exchange, asked)) return;
      const held = holdings(scene);
      if (path === '/wayback/available') return available(exchange, held, asked);
      if (path === '/cdx/search/cdx') {
        const answer = cdx(held, exchange.url.searchParams);
        return text(exchange, answer.body, answer.type);
      }
      replay(exchange, held);
    },
  };
}

function askedFor({ url }: Exchange): string | undefined {
  if (url.pathname.startsWith('/web/')) return replayed(url)?.address;
  return url.searchParams.get('url') ?? undefined;
}

function replayed(url: URL): { timestamp: string; raw: boolean; address: string } | undefined {
  const [, timestamp, flag, address] =
    `${url.pathname}${url.search}`.match(/^\/web\/(\d{1,14})([a-z]{2}_)?\/(.+)$/) ?? [];
  if (timestamp === undefined || address === undefined) return undefined;
  return { timestamp, raw: flag === 'id_', address: address.replace(/^(https?:)\/(?!\/)/, '$1//') };
}

function refused(exchange: Exchange, asked: string): boolean {
  const host = new URL(/^https?:/.test(asked) ? asked : `http://${asked}`).hostname;
  if (host === special.limited) {
    if (exchange.memory.count(host) > warnings) hangUp(exchange);
    else plain(exchange, 'Too Many Requests\n', { status: 429 });
    return true;
  }
  if (host === special.down) {
    plain(exchange, 'Service Unavailable', { status: 503 });
    return true;
  }
  const exception =
    host === special.excluded
      ? 'AdministrativeAccessControlException: Blocked Site Error'
      : host === special.robots
        ? 'RobotAccessControlException: Blocked By Robots'
        : undefined;
  if (!exception || exchange.path === '/wayback/available') return false;
  const message = `org.archive.util.io.RuntimeIOException: org.archive.wayback.exception.${exception}\n`;
  const headers: Record<string, string> = exchange.path.startsWith('/web/')
    ? { 'x-archive-wayback-runtime-error': message.trim() }
    : {};
  plain(exchange, message, { status: 403, headers });
  return true;
}

/** Empty for addresses that are archived: what it does not say means nothing. */
function available(exchange: Exchange, held: readonly Memento[], asked: string): void {
  const silent =
    new URL(/^https?:/.test(asked) ? asked : `http://${asked}`).hostname === 'silent.keepsake.test';
  const own = held.filter(({ original, status }) => status === 200 && urlKey(original) === urlKey(asked));
  const closest = silent ? undefined : nearest(own, exchange.url.searchParams.get('timestamp') ?? '99991231');
  if (!closest) return json(exchange, { url: asked, archived_snapshots: {} });
  json(exchange, {
    url: asked,
    archived_snapshots: {
      closest: {
        status: '200',
        available: true,
        url: `${home}/web/${closest.timestamp}/${closest.original}`,
        timestamp: closest.timestamp,
      },
    },
  });
}

function replay(exchange: Exchange, held: readonly Memento[]): void {
  const asked = replayed(exchange.url);
  if (!asked) return plain(exchange, 'Bad timestamp', { status: 400 });
  const own = held.filter(({ original }) => urlKey(original) === urlKey(asked.address));
  const found = nearest(own, asked.timestamp);
  if (!found) {
    return text(
      exchange,
      '<!DOCTYPE html><html><head><title>Wayback Machine</title></head><body><h1>The archive has not kept that address.</h1></body></html>',
      'text/html',
      { status: 404 },
    );
  }
  if (found.timestamp !== asked.timestamp) {
    return redirect(exchange, `${home}/web/${found.timestamp}${asked.raw ? 'id_' : ''}/${found.original}`);
  }
  const headers: Record<string, string> = {
    'content-type': found.status === undefined ? 'text/html' : found.mimetype,
    'memento-datetime': dateOf(found.timestamp).toUTCString(),
    'x-archive-src': 'replica-crawl.warc.gz',
    'x-archive-orig-content-type': `${found.mimetype}; charset=utf-8`,
    'x-archive-orig-server': 'replica',
    'x-archive-orig-date': dateOf(found.timestamp).toUTCString(),
    link: `<${found.original}>; rel="original", <${home}/web/timemap/link/${found.original}>; rel="timemap"; type="application/link-format", <${home}/web/${found.original}>; rel="timegate"`,
  };
  const page = Buffer.from(found.body).toString('utf8');
  const toolbar =
    '<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp">Toolbar of the archive</div><!-- END WAYBACK TOOLBAR INSERT -->';
  const sent = asked.raw ? found.body : new TextEncoder().encode(page.replace('<body', `${toolbar}<body`));
  bytes(exchange, sent, { status: found.status ?? 200, headers });
}
