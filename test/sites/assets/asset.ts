// Client scripts of replica sites, kept as files so that they read like what a browser runs.
import { readFileSync } from 'node:fs';
import type { Exchange } from '../site.ts';
import { text } from '../respond.ts';

const cache = new Map<string, string>();

export function asset(name: string): string {
  const known = cache.get(name) ?? readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
  cache.set(name, known);
  return known;
}

export function sendAsset(exchange: Exchange, name: string): void {
  text(exchange, asset(name), 'text/javascript; charset=utf-8', {
    headers: { 'cache-control': 'public, max-age=600' },
  });
}
