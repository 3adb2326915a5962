// A queue in an hour: one prepared statement, one string of rows, one Hono answer; no login, no counts, no policy.
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { FullInbox } from '../full-inbox.ts';

export interface BareQueue {
  readonly address: string;
  close(): void;
}

export function bareQueue(inbox: FullInbox): Promise<BareQueue> {
  const rows = inbox.house.db.prepare(
    `SELECT c.id, c.title, c.source, c.change, c.raised_at,
       (SELECT json_group_array(json_object('offering', x.offering, 'difference', x.difference))
        FROM candidate_cells x WHERE x.candidate = c.n) AS cells
     FROM candidates c WHERE c.state = 'open' ORDER BY c.rank DESC, c.raised_at, c.n LIMIT 50`,
  );
  const app = new Hono();
  app.get('/', (web) => {
    const list = rows.all() as Record<string, string>[];
    return web.html(
      `<!doctype html><ol>${list.map((row) => `<li><a href="/candidates/${row['id']}">${row['title']}</a> ${row['source']} ${row['change']} ${row['raised_at']} ${row['cells']}</li>`).join('')}</ol>`,
    );
  });
  return new Promise((resolve) => {
    const server: ServerType = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ address: `http://127.0.0.1:${port}`, close: () => server.close() }),
    );
  });
}
