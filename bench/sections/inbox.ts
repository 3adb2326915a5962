// The inbox under twenty reviewers: what nine in ten wait for at most with a hundred thousand candidates, against a thousand, and against bare SQL in a bare answer.
import { findCandidateRow } from '#db/candidates.ts';
import { bareInbox, type BareInbox } from '../baselines/bare-inbox.ts';
import { defineSection, type Section } from '../frame.ts';
import { largeInbox, smallInbox, type FullInbox } from '../full-inbox.ts';

const rounds = 25;

type Ask = (
  address: string,
  person: { readonly cookie: string; readonly csrf: string },
  n: number,
) => Promise<void>;

const steps: readonly { readonly name: string; readonly unit: string; readonly ask: Ask }[] = [
  { name: 'queue', unit: 'one page of the queue', ask: (address, { cookie }) => get(`${address}/`, cookie) },
  {
    name: 'candidate',
    unit: 'one candidate',
    ask: (address, { cookie }, n) => get(`${address}/candidates/${idOf(n)}`, cookie),
  },
  {
    name: 'search',
    unit: 'one search over sentences',
    ask: (address, { cookie }, n) => get(`${address}/?q=clause+${n % 5_000}`, cookie),
  },
  { name: 'decision', unit: 'one decision', ask: decide },
];

export const inboxAtSize: readonly Section[] = steps.map(({ name, unit, ask }) =>
  defineSection({
    name: `inbox/${name}`,
    unit: `${unit}, 20 reviewers at once`,
    against: 'the same with 1,000 candidates and 10,000 pieces of evidence',
    bar: {
      atLeast: 1 / 2,
      because: 'a page shows as much and a decision writes as much, however much lies behind it',
    },
    measure: 'ms',
    held: 'p95',
    rounds,
    subject: { ...largeInbox, run: (inbox) => together(inbox, inbox.address, ask) },
    baseline: { ...smallInbox, run: (inbox) => together(inbox, inbox.address, ask) },
  }),
);

export const inboxAgainstBareSql: readonly Section[] = steps.map(({ name, unit, ask }) =>
  defineSection({
    name: `inbox/${name}-bare`,
    unit: `${unit}, 20 reviewers at once`,
    against: 'prepared statements and a page of the same size in a bare Hono answer',
    bar: {
      atLeast: 1 / 3,
      because: 'login, counts, filters, checks and escaping for at most twice as much again',
    },
    measure: 'ms',
    held: 'p95',
    rounds,
    subject: { ...largeInbox, run: (inbox) => together(inbox, inbox.address, ask) },
    baseline: {
      async prepare(): Promise<{ readonly inbox: FullInbox; readonly bare: BareInbox }> {
        const inbox = await largeInbox.prepare();
        return { inbox, bare: await bareInbox(inbox) };
      },
      run: ({ inbox, bare }) => together(inbox, bare.address, ask),
      dispose({ inbox, bare }) {
        bare.close();
        largeInbox.dispose(inbox);
      },
    },
  }),
);

/** All reviewers ask in the same moment; what each of them waited, in milliseconds. */
function together(inbox: FullInbox, address: string, ask: Ask): Promise<number[]> {
  return Promise.all(
    inbox.reviewers.map(async (person) => {
      const n = turn(inbox);
      const started = performance.now();
      await ask(address, person, n);
      return performance.now() - started;
    }),
  );
}

/** Not compressed: that would be measured twice as zlib. */
async function get(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, {
    headers: { cookie, accept: 'text/html', 'accept-encoding': 'identity' },
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
}

async function decide(
  address: string,
  { cookie, csrf }: { readonly cookie: string; readonly csrf: string },
  n: number,
): Promise<void> {
  const answer = await fetch(`${address}/candidates/${idOf(n)}/decisions`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, accept: 'application/json' },
    body: new URLSearchParams({ csrf, decision: 'dismiss', reason: 'other', key: `bench-key-${n}` }),
  });
  const text = await answer.text();
  if (answer.status >= 400) throw new Error(`a decision answered ${answer.status}: ${text}`);
}

const turns = new WeakMap<FullInbox, number>();

/** Every ask is about another one, as with people, and about none that another section has decided. */
function turn(inbox: FullInbox): number {
  let next = turns.get(inbox) ?? -1;
  do next = (next + 1) % inbox.candidates;
  while (findCandidateRow(inbox.house.db, idOf(next))?.state !== 'open');
  turns.set(inbox, next);
  return next;
}

function idOf(n: number): string {
  return `kbench${String(n).padStart(8, '0')}`;
}
