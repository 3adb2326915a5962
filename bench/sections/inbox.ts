// The inbox under twenty reviewers: a hundred thousand candidates against a thousand, and against bare SQL in a bare answer.
import { bareQueue } from '../baselines/bare-queue.ts';
import { defineSection, type Section } from '../frame.ts';
import { fullInbox, type FullInbox } from '../full-inbox.ts';

const reviewers = 20;
const rounds = 15;

/** Filled once for all sections, closed when the last of them ends. */
function shared(candidates: number, evidence: number, users: number) {
  let open: Promise<FullInbox> | undefined;
  let left = users;
  return {
    prepare: () => (open ??= fullInbox(candidates, evidence, reviewers)),
    async dispose(inbox: FullInbox): Promise<void> {
      left -= 1;
      if (left > 0) return;
      open = undefined;
      await inbox.close();
    },
  };
}

type Ask = (inbox: FullInbox, reviewer: number) => Promise<number>;

const steps: readonly { readonly name: string; readonly unit: string; readonly ask: Ask }[] = [
  { name: 'queue', unit: 'one page of the queue', ask: (inbox, n) => get(inbox, n, '/') },
  {
    name: 'candidate',
    unit: 'one candidate',
    ask: (inbox, n) => get(inbox, n, `/candidates/${idOf(turn(inbox))}`),
  },
  {
    name: 'search',
    unit: 'one search over sentences',
    ask: (inbox, n) => get(inbox, n, `/?q=clause+${turn(inbox) % 5_000}`),
  },
  { name: 'decision', unit: 'one decision', ask: decide },
];

const large = shared(100_000, 1_000_000, steps.length + 1);
const small = shared(1_000, 10_000, steps.length);

const against = '1,000 candidates and 10,000 pieces of evidence';
const because = 'a page shows as much and a decision writes as much, however much lies behind it';

export const inboxAtSize: readonly Section[] = steps.map(({ name, unit, ask }) =>
  defineSection({
    name: `inbox/${name}`,
    unit: `${unit}, ${reviewers} reviewers at once`,
    against: `the same with ${against}`,
    bar: { atLeast: 1 / 2, because },
    units: reviewers,
    rounds,
    subject: { ...large, run: (inbox) => together(inbox, ask) },
    baseline: { ...small, run: (inbox) => together(inbox, ask) },
  }),
);

export const inboxAgainstBareSql = defineSection({
  name: 'inbox/queue-bare',
  unit: `one page of the queue, ${reviewers} reviewers at once`,
  against: 'prepared statements and a page of the same size in a bare Hono answer',
  bar: { atLeast: 1 / 3, because: 'login, counts, filters and escaping for at most twice as much again' },
  units: reviewers,
  rounds,
  // Neither is compressed: that would be measured twice as zlib.
  subject: { ...large, run: (inbox) => together(inbox, (of, n) => get(of, n, '/', plain)) },
  baseline: {
    prepare: async () => bareQueue(await large.prepare()),
    run: ({ address }) =>
      Promise.all(
        Array.from(
          { length: reviewers },
          async () => (await (await fetch(address, { headers: plain })).text()).length,
        ),
      ),
    dispose: (bare) => bare.close(),
  },
});

const plain = { 'accept-encoding': 'identity' };

function together(inbox: FullInbox, ask: Ask): Promise<number[]> {
  return Promise.all(inbox.reviewers.map((_, n) => ask(inbox, n)));
}

async function get(
  inbox: FullInbox,
  reviewer: number,
  path: string,
  more: Readonly<Record<string, string>> = {},
): Promise<number> {
  const cookie = inbox.reviewers[reviewer]?.cookie ?? '';
  const answer = await fetch(inbox.address + path, { headers: { cookie, accept: 'text/html', ...more } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
  return text.length;
}

async function decide(inbox: FullInbox, reviewer: number): Promise<number> {
  const { cookie, csrf } = inbox.reviewers[reviewer] ?? { cookie: '', csrf: '' };
  const n = turn(inbox);
  const answer = await fetch(`${inbox.address}/candidates/${idOf(n)}/decisions`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, accept: 'application/json' },
    body: new URLSearchParams({ csrf, decision: 'dismiss', reason: 'other', key: `bench-key-${n}` }),
  });
  if (answer.status >= 400) throw new Error(`a decision answered ${answer.status}: ${await answer.text()}`);
  return answer.status;
}

const turns = new WeakMap<FullInbox, number>();

/** Every ask is about another one, as with people. */
function turn(inbox: FullInbox): number {
  const next = (turns.get(inbox) ?? -1) + 1;
  turns.set(inbox, next);
  return next % inbox.candidates;
}

function idOf(n: number): string {
  return `kbench${String(n).padStart(8, '0')}`;
}
