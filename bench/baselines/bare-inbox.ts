// The inbox in an hour: prepared statements for what each page shows, and a page of the same size in a bare Hono answer; no login, no policy, no filters, no words marked.
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { FullInbox } from '../full-inbox.ts';

export interface BareInbox {
  readonly address: string;
  close(): void;
}

type Row = Readonly<Record<string, string | number | null>>;

export async function bareInbox(inbox: FullInbox): Promise<BareInbox> {
  const app = new Hono();
  const sizes = {
    queue: await sizeOf(inbox, '/'),
    candidate: await sizeOf(inbox, '/candidates/kbench00000000'),
  };
  const found = await sizeOf(inbox, '/?q=clause+777');
  const asks = prepared(inbox);
  app.get('/', (web) => {
    const words = web.req.query('q');
    const rows = words ? asks.search(words) : asks.queue();
    return web.html(
      page([rows, asks.cells(rows), asks.counts(), asks.notices()], words ? found : sizes.queue),
    );
  });
  app.get('/candidates/:id', (web) =>
    web.html(page([asks.candidate(web.req.param('id')), asks.counts()], sizes.candidate)),
  );
  app.post('/candidates/:id/decisions', async (web) => {
    const form = await web.req.formData();
    const [decision, key] = [form.get('decision'), form.get('key')];
    if (typeof decision !== 'string' || typeof key !== 'string') return web.json({ ok: false }, 400);
    asks.decide(web.req.param('id'), decision, key);
    return web.json({ ok: true, counts: asks.counts() });
  });
  return new Promise((resolve) => {
    const server: ServerType = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ address: `http://127.0.0.1:${port}`, close: () => server.close() }),
    );
  });
}

function page(facts: unknown, size: number): string {
  return `<!doctype html><main>${JSON.stringify(facts)}</main>`.slice(0, size).padEnd(size, ' row');
}

function prepared({ house: { db } }: FullInbox) {
  const ask = (sql: string) => db.prepare<unknown[], Row>(sql);
  const queue = ask("SELECT * FROM candidates WHERE state = 'open' ORDER BY rank, raised_at, n LIMIT 51");
  const search = ask(
    `SELECT c.* FROM candidate_search s CROSS JOIN candidates c ON c.n = s.rowid
     WHERE s.words MATCH ? AND c.state = 'open' ORDER BY c.rank, c.raised_at, c.n LIMIT 51`,
  );
  const cells = ask(
    `SELECT candidate, offering, dimension, difference FROM candidate_cells
     WHERE candidate IN (SELECT value FROM json_each(?)) ORDER BY candidate, offering, dimension`,
  );
  const counts = ask('SELECT * FROM candidate_counts');
  const notices = ask('SELECT * FROM notices WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT 500');
  const row = ask('SELECT * FROM candidates WHERE id = ?');
  const own = ask('SELECT * FROM candidate_cells WHERE candidate = ?');
  const evidence = ask('SELECT * FROM evidence WHERE id IN (SELECT value FROM json_each(?))');
  const capture = ask('SELECT * FROM captures WHERE id = ?');
  const objects = ask('SELECT * FROM capture_objects WHERE capture = ?');
  const decisions = ask(
    "SELECT * FROM decisions WHERE subject_kind = 'candidate' AND subject = ? ORDER BY n DESC",
  );
  const events = ask('SELECT * FROM candidate_events WHERE candidate = ?');
  const earlier = ask(
    `SELECT c.* FROM candidate_cells k JOIN candidates c ON c.n = k.candidate
     WHERE k.offering = ? AND k.dimension = ? ORDER BY k.candidate DESC LIMIT 12`,
  );
  const next = ask(
    "SELECT id FROM candidates WHERE state = 'open' AND (rank, raised_at, n) > (?, ?, ?) ORDER BY rank, raised_at, n LIMIT 1",
  );
  const accept = db.prepare(
    "UPDATE candidates SET state = 'dismissed', decided_at = ?, decision = ?, version = version + 1 WHERE n = ?",
  );
  const close = db.prepare("UPDATE candidate_cells SET state = 'dismissed' WHERE candidate = ?");
  const write = db.prepare(
    `INSERT INTO decisions (id, idempotency_key, at, by, subject_kind, subject, kind, effect, remark, body, before)
     VALUES (?, ?, ?, 'bare', 'candidate', ?, 'dismiss', 'applied', '', '{}', ?)`,
  );
  const decide = db.transaction((id: string, decision: string, key: string) => {
    const found = row.get(id);
    if (!found || found['state'] !== 'open') throw new Error(`${id} is not open to ${decision}`);
    const at = new Date().toISOString();
    write.run(`bare-${key}`, `bare-${key}`, at, id, JSON.stringify(found));
    close.run(found['n']);
    accept.run(at, `bare-${key}`, found['n']);
  });
  return {
    queue: () => queue.all(),
    search: (words: string) =>
      search.all(
        words
          .split(' ')
          .map((word) => `"${word}"`)
          .join(' '),
      ),
    cells: (rows: readonly Row[]) => cells.all(JSON.stringify(rows.map((each) => each['n']))),
    counts: () => counts.all(),
    notices: () => notices.all(),
    candidate(id: string) {
      const found = row.get(id);
      if (!found) throw new Error(`there is no candidate ${id}`);
      const touched = own.all(found['n']);
      const [cell] = touched;
      return {
        found,
        touched,
        evidence: evidence.all(cell?.['evidence']),
        capture: [capture.get(found['capture']), objects.all(found['capture'])],
        decisions: decisions.all(id),
        events: events.all(found['n']),
        earlier: earlier.all(cell?.['offering'], cell?.['dimension']),
        next: next.get(found['rank'], found['raised_at'], found['n']),
      };
    },
    decide,
  };
}

async function sizeOf({ address, reviewers }: FullInbox, path: string): Promise<number> {
  const cookie = reviewers[0]?.cookie ?? '';
  return (await (await fetch(address + path, { headers: { cookie, accept: 'text/html' } })).text()).length;
}
