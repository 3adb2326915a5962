// An inbox on loopback over a file with many candidates and much evidence, and reviewers who are logged in to it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listCandidates } from '#db/candidate-list.ts';
import { findCandidate, insertCandidate, listCandidateCells } from '#db/candidates.ts';
import { findEvidence, insertEvidence, insertReading } from '#db/evidence.ts';
import { openDatabase } from '#db/open.ts';
import { transaction } from '#db/statements.ts';
import { findUserByName } from '#db/users.ts';
import { addUser, makeLoginLink } from '#inbox/people/login.ts';
import { serveInbox } from '#inbox/serve.ts';
import { makeHouse, type House } from '#pipeline/house.ts';
import { draftOfPage } from '#pipeline/kept-page.ts';
import { settle } from '#pipeline/settle.ts';
import { standaloneRegistry } from '#pipeline/standalone.ts';
import { openArchive } from '#snapshots/archive/open.ts';
import type { CandidateId, EvidenceId, Instant, OfferingId, SourceId, VisitId } from '#types/ids.ts';
import type { Registry } from '#types/registry.ts';

const url = 'https://gale.test/trust';
const source = 'vendor/page' as SourceId;
const now = '2026-03-09T08:00:00.000Z' as Instant;
const clock = { now: (): Instant => now };
const offerings = 200;

export interface Reviewer {
  readonly cookie: string;
  readonly csrf: string;
}

export interface FullInbox {
  readonly house: House;
  readonly address: string;
  readonly reviewers: readonly Reviewer[];
  readonly candidates: number;
  close(): Promise<void>;
}

async function fullInbox(candidates: number, evidence: number, people = 20): Promise<FullInbox> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-inbox-bench-'));
  const house = makeHouse({
    db: openDatabase(join(folder, 'assay.sqlite'), { clock }),
    archive: openArchive(join(folder, 'archive')),
    registry: manyOfferings(),
    clock,
    home: folder,
  });
  await visitOnce(house);
  transaction(house.db, () => fill(house, candidates, evidence));
  const served = await serveInbox({ house, version: 'bench', host: '127.0.0.1', port: 0 });
  const reviewers: Reviewer[] = [];
  for (let n = 0; n < people; n++) reviewers.push(await enter(house, served.address, `reviewer ${n}`));
  return {
    house,
    address: served.address,
    reviewers,
    candidates,
    async close() {
      await served.close();
      house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Filled once for all sections that need it, closed soon after the last of them. */
function shared(candidates: number, evidence: number) {
  let open: Promise<FullInbox> | undefined;
  let users = 0;
  let closing: NodeJS.Timeout | undefined;
  return {
    prepare(): Promise<FullInbox> {
      users += 1;
      clearTimeout(closing);
      return (open ??= fullInbox(candidates, evidence));
    },
    dispose(inbox: FullInbox): void {
      users -= 1;
      if (users > 0) return;
      closing = setTimeout(() => {
        open = undefined;
        void inbox.close();
      }, 3_000);
    },
  };
}

export const largeInbox = shared(100_000, 1_000_000);
export const smallInbox = shared(1_000, 10_000);

function manyOfferings(): Registry {
  const base = standaloneRegistry({ url, kind: 'page', offering: { name: 'Gale API', aliases: [] } });
  const [first] = base.offerings;
  if (!first) throw new Error('a registry of one offering has one');
  const more = Array.from({ length: offerings }, (_, n) => ({
    ...first,
    id: `gale-${n}`,
    name: `Gale ${n} API`,
  }));
  return { ...base, offerings: [first, ...more] };
}

/** A real visit, so that candidates have a capture with its text, and evidence that stands in it. */
async function visitOnce(house: House): Promise<void> {
  const planned = house.plan.sources.get(source);
  if (!planned) throw new Error('the registry of the bench has one source');
  const html = `<!doctype html><html lang="en"><head><title>Gale trust</title></head><body><main><h1>Gale API trust</h1>
<p>This page describes how we protect what you send to us and what we promise about it.</p>
<p>We do not use customer data submitted through the Gale API to train our models.</p>
<p>We retain inputs and outputs of the Gale API for 30 days, after which they are deleted.</p>
<p>The SOC 2 Type II report of the Gale API is available under a non-disclosure agreement on request.</p></main></body></html>`;
  const draft = await draftOfPage(house, planned, {
    bytes: new TextEncoder().encode(html),
    mediaType: 'text/html',
    seen: { via: 'http', finalUrl: url, retrievedAt: now, status: 200, because: 'bench' },
  });
  await settle(house, {
    source,
    slot: now,
    startedAt: now,
    finishedAt: now,
    attempts: [draft],
    used: 0,
    live: draft.judgement,
    milliseconds: 1,
  });
}

const words = [
  'retained',
  'deleted',
  'audited',
  'certified',
  'encrypted',
  'reviewed',
  'reported',
  'resident',
];

function fill(house: House, candidates: number, evidence: number): void {
  const { db } = house;
  const model = listCandidates(db, { states: ['open'] }, { limit: 1 })[0];
  const whole = model && findCandidate(db, model.id);
  const [cell] = model ? listCandidateCells(db, model.n) : [];
  const read = cell?.evidence[0] && findEvidence(db, cell.evidence[0]);
  if (!model || !whole || !cell || !read) throw new Error('the first visit of the bench raised no candidate');
  const sourceOf = (n: number): SourceId => (n % 5 === 0 ? source : (`vendor/page-${n % 150}` as SourceId));
  const rare = (n: number): string => `${words[n % words.length] ?? ''} under clause ${n % 5_000}`;
  for (let reading = 0; reading * 100 < evidence; reading++) {
    const id = `reading-${reading}`;
    insertReading(db, {
      id,
      source: sourceOf(reading),
      capture: model.capture,
      textSha256: read.textSha256,
      extractor: 'bench',
      profile: id,
      readAt: now,
      evidence: 100,
    });
    for (let n = reading * 100; n < Math.min(evidence, reading * 100 + 100); n++)
      insertEvidence(db, {
        id: `evidence-${n}` as EvidenceId,
        reading: id,
        capture: model.capture,
        source: sourceOf(reading),
        offering: `gale-${n % offerings}` as OfferingId,
        draft: {
          ...read,
          quotes: read.quotes.map((quote) => ({ ...quote, exact: `${quote.exact} It is ${rare(n)}.` })),
        },
        url,
        via: 'http',
        retrievedAt: now,
      });
  }
  for (let n = 0; n < candidates; n++)
    insertCandidate(db, {
      id: `kbench${String(n).padStart(8, '0')}` as CandidateId,
      source: sourceOf(n),
      capture: model.capture,
      visit: model.visit as VisitId,
      dimension: cell.cell.dimension,
      change: n % 3 === 0 ? 'weakened' : n % 3 === 1 ? 'details' : 'reworded',
      rank: 20 + (n % 60),
      state: 'open',
      title: `${model.title}: ${rare(n)}`,
      at: new Date(Date.parse(now) - (n % 10_000) * 60_000).toISOString() as Instant,
      cells: [
        {
          cell: { ...cell.cell, offering: `gale-${n % offerings}` as OfferingId },
          after: cell.after,
          difference: cell.difference,
          evidence: cell.evidence,
          reasons: cell.reasons,
          cellVersion: cell.cellVersion,
          cellKey: `key-${n}`,
        },
      ],
    });
}

async function enter(house: House, address: string, name: string): Promise<Reviewer> {
  await addUser(house.db, clock, { name, role: 'reviewer', password: 'seven quiet harbours', by: 'bench' });
  const user = findUserByName(house.db, name);
  if (!user) throw new Error(`nobody is named ${name}`);
  const link = `${address}/enter/${makeLoginLink(house.db, clock, user)}`;
  const answer = await fetch(link, { method: 'POST', redirect: 'manual' });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = await (await fetch(`${address}/account`, { headers: { cookie } })).text();
  return { cookie, csrf: /name="csrf" content="([^"]+)"/.exec(page)?.[1] ?? '' };
}
