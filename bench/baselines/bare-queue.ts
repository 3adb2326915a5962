// The queue in an hour: the rows, their cells and the counts by prepared statements, and a page of the same size in a bare Hono answer; no login, no policy, no words marked.
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { FullInbox } from '../full-inbox.ts';

export interface BareQueue {
  readonly address: string;
  close(): void;
}

export async function bareQueue(inbox: FullInbox): Promise<BareQueue> {
  const { db } = inbox.house;
  const rows = db.prepare(
    "SELECT * FROM candidates WHERE state = 'open' ORDER BY rank, raised_at, n LIMIT 51",
  );
  const cells = db.prepare(
    `SELECT candidate, offering, dimension, difference FROM candidate_cells
     WHERE candidate IN (SELECT value FROM json_each(?)) ORDER BY candidate, offering, dimension`,
  );
  const counts = db.prepare('SELECT * FROM candidate_counts');
  const notices = db.prepare(
    'SELECT * FROM notices WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT 500',
  );
  const size = await pageSize(inbox);
  const app = new Hono();
  app.get('/', (web) => {
    const page = rows.all() as { readonly n: number; readonly title: string }[];
    const inside = cells.all(JSON.stringify(page.map((row) => row.n))) as { readonly difference: string }[];
    const list = page.map((row) => `<li>${row.title}</li>`).join('');
    const facts = JSON.stringify([inside.length, counts.all(), notices.all()]);
    return web.html(`<!doctype html><ol>${list}</ol>${facts}`.padEnd(size, ' row'));
  });
  return new Promise((resolve) => {
    const server: ServerType = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ address: `http://127.0.0.1:${port}`, close: () => server.close() }),
    );
  });
}

async function pageSize({ address, reviewers }: FullInbox): Promise<number> {
  const cookie = reviewers[0]?.cookie ?? '';
  return (await (await fetch(address, { headers: { cookie, accept: 'text/html' } })).text()).length;
}
