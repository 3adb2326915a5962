// A plain request to a replica site: the Host header carries the vendor's name, nothing is followed or judged.
import { request, type IncomingHttpHeaders } from 'node:http';
import type { Sites } from './serve.ts';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends reading after so many bytes: for answers without an end. */
  readonly atMost?: number;
}

export function ask(sites: Sites, address: string, options: AskOptions = {}): Promise<Answered> {
  const url = new URL(address);
  const host = url.hostname.endsWith('.test') ? url.host : `127.0.0.1:${sites.port}`;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: sites.port,
        method: options.method ?? 'GET',
        path: url.pathname + url.search,
        headers: { host, ...options.headers },
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        const finish = () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes,
            text: bytes.toString('utf8'),
          });
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          if (options.atMost !== undefined && length >= options.atMost) {
            finish();
            sent.destroy();
          }
        });
        response.on('end', finish);
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}
