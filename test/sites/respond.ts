// The few ways in which a replica site answers.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Exchange } from './site.ts';

export interface AnswerOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers If-None-Match with 304. */
  readonly etag?: boolean;
}

export function html(exchange: Exchange, body: string, options: AnswerOptions = {}): void {
  text(exchange, body, 'text/html; charset=utf-8', options);
}

export function json(exchange: Exchange, value: unknown, options: AnswerOptions = {}): void {
  text(exchange, JSON.stringify(value), 'application/json; charset=utf-8', options);
}

export function plain(exchange: Exchange, body: string, options: AnswerOptions = {}): void {
  text(exchange, body, 'text/plain; charset=utf-8', options);
}

export function markdown(exchange: Exchange, body: string, options: AnswerOptions = {}): void {
  text(exchange, body, 'text/markdown; charset=utf-8', options);
}

export function pdf(exchange: Exchange, body: Uint8Array, options: AnswerOptions = {}): void {
  bytes(exchange, body, { ...options, headers: { 'content-type': 'application/pdf', ...options.headers } });
}

export function text(exchange: Exchange, body: string, type: string, options: AnswerOptions = {}): void {
  const headers = { 'content-type': type, ...options.headers };
  bytes(exchange, new TextEncoder().encode(exchange.rewrite(body)), { ...options, headers }, true);
}

export function bytes(
  exchange: Exchange,
  body: Uint8Array,
  options: AnswerOptions = {},
  compressible = false,
): void {
  const { request, response } = exchange;
  const headers: Record<string, string> = { 'x-frame-options': 'SAMEORIGIN', ...options.headers };
  if (options.etag) {
    headers['etag'] = `"${createHash('sha256').update(body).digest('hex').slice(0, 20)}"`;
    if (request.headers['if-none-match'] === headers['etag']) {
      response.writeHead(304, { etag: headers['etag'] }).end();
      return;
    }
  }
  let sent: Uint8Array = body;
  if (compressible && body.length > 1024 && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    sent = gzipSync(body, { level: 1 });
    headers['content-encoding'] = 'gzip';
    headers['vary'] = 'Accept-Encoding';
  }
  headers['content-length'] = String(sent.length);
  response.writeHead(options.status ?? 200, headers);
  response.end(request.method === 'HEAD' ? undefined : sent);
}

export function redirect(exchange: Exchange, location: string, status = 302): void {
  exchange.response.writeHead(status, { location, 'content-length': '0' }).end();
}

/** The connection ends before an answer: what a dead host looks like. */
export function hangUp(exchange: Exchange): void {
  exchange.request.socket.destroy();
}
