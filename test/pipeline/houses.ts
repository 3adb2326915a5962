// A small house in memory, and visits to it made from pages that are written in the test.
import { openDatabase } from '#db/open.ts';
import { listCandidateCells, type CandidateRow } from '#db/candidates.ts';
import { listCandidates } from '#db/candidate-list.ts';
import { decide } from '#pipeline/decide/decide.ts';
import { makeHouse, type House } from '#pipeline/house.ts';
import { settle } from '#pipeline/settle.ts';
import type { Settled } from '#pipeline/settled.ts';
import { parseHtml } from '#text/html.ts';
import { sha256 } from '#text/sha256.ts';
import type { CaptureDraft, Judgement, ObjectStore, VisitOutcome } from '#types/capture.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import type { CandidateState } from '#types/cell.ts';
import {
  dimensionSchema,
  offeringSchema,
  partySchema,
  registrySettingsSchema,
  type Registry,
} from '#types/registry.ts';

export const ok: Judgement = { verdict: 'ok', reasons: [{ rule: 'complete', message: 'a whole page' }] };
export const broken: Judgement = {
  verdict: 'error_page',
  reasons: [{ rule: 'error-page', message: 'the page says that something went wrong' }],
};

export interface TestHouse extends House {
  /** Moves the clock. */
  at(instant: string): void;
}

export interface RegistryParts {
  readonly dimensions?: readonly string[];
  readonly offerings?: readonly string[];
  readonly sources?: readonly { readonly id: string; readonly dimensions?: readonly string[] }[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

export function registryOf(parts: RegistryParts = {}): Registry {
  const sources = (parts.sources ?? [{ id: 'page' }]).map((each) => ({
    ...each,
    url: `https://northwind.test/${each.id}`,
    kind: 'page',
  }));
  return {
    settings: registrySettingsSchema.parse({
      name: 'test',
      license: 'CC0',
      disclaimer: 'none',
      site_url: 'https://registry.test/',
      contact: 'mailto:registry@registry.test',
      pace: '0s',
      ...parts.settings,
    }),
    dimensions: (
      parts.dimensions ?? ['soc2_type2', 'training_on_customer_data', 'retention_zdr', 'hipaa_baa']
    ).map((key) =>
      dimensionSchema.parse({ key, label: key, question: key, group: 'all', level: 'platform' }),
    ),
    parties: [
      partySchema.parse({
        id: 'northwind',
        name: 'Northwind',
        roles: ['platform', 'developer'],
        hosts: ['northwind.test'],
        sources,
      }),
    ],
    offerings: (parts.offerings ?? ['Northwind API']).map((name) =>
      offeringSchema.parse({
        id: name.toLowerCase().replaceAll(' ', '-'),
        name,
        aliases: [],
        developer: 'northwind',
        platform: 'northwind',
        category: 'first_party',
        model_family: 'Northwind',
      }),
    ),
    digest: 'test',
    folder: '',
  };
}

export function objectsInMemory(): ObjectStore {
  const objects = new Map<string, Uint8Array>();
  return {
    put: (bytes) => {
      const hash = sha256(bytes);
      objects.set(hash, bytes);
      return Promise.resolve(hash);
    },
    get: (hash) => {
      const found = objects.get(hash);
      return found ? Promise.resolve(found) : Promise.reject(new Error(`no object ${hash}`));
    },
    has: (hash) => Promise.resolve(objects.has(hash)),
  };
}

export function houseOf(parts: RegistryParts = {}, file = ':memory:'): TestHouse {
  let now = '2026-03-01T08:00:00.000Z' as Instant;
  const clock = { now: () => now };
  const house = makeHouse({
    db: openDatabase(file, { clock }),
    archive: objectsInMemory(),
    registry: registryOf(parts),
    clock,
  });
  return Object.assign(house, {
    at: (instant: string) => {
      now = instant as Instant;
    },
  });
}

/** A page with a menu, a body of these paragraphs, and a footer. */
export function page(
  paragraphs: readonly string[],
  around: { menu?: readonly string[]; footer?: string } = {},
): string {
  const menu = (around.menu ?? ['Products', 'Pricing', 'Docs'])
    .map((each) => `<a href="/${each}">${each}</a>`)
    .join('');
  return `<!doctype html><html lang="en"><head><title>Northwind trust</title></head><body>
<header><nav>${menu}</nav></header><main><h1>Northwind API trust</h1>
${paragraphs.map((each) => `<p>${each}</p>`).join('\n')}
</main><footer>${around.footer ?? '© 2026 Northwind'}</footer></body></html>`;
}

export interface VisitParts {
  readonly source?: string;
  readonly judgement?: Judgement;
  readonly witness?: { readonly html: string; readonly archivedAt: string };
  readonly unchanged?: boolean;
}

export function outcomeOf(at: string, html: string, parts: VisitParts = {}): VisitOutcome {
  const source = `northwind/${parts.source ?? 'page'}` as SourceId;
  const instant = at as Instant;
  const judgement = parts.judgement ?? ok;
  const live = draftOf(source, html, instant, judgement, parts.unchanged ?? false);
  const attempts: CaptureDraft[] = [live];
  if (parts.witness)
    attempts.push({
      ...draftOf(source, parts.witness.html, instant, ok, false),
      via: 'wayback',
      archivedAt: parts.witness.archivedAt as Instant,
    });
  return {
    source,
    slot: at,
    startedAt: instant,
    finishedAt: instant,
    attempts,
    ...(judgement.verdict === 'ok' ? { used: 0 } : {}),
    live: judgement,
    milliseconds: 5,
  };
}

function draftOf(
  source: string,
  html: string,
  at: Instant,
  judgement: Judgement,
  unchanged: boolean,
): CaptureDraft {
  const url = `https://northwind.test/${source.split('/')[1] ?? ''}`;
  return {
    via: 'http',
    requestedUrl: url,
    finalUrl: url,
    redirects: [],
    status: 200,
    headers: {},
    retrievedAt: at,
    mediaType: 'text/html',
    views: [{ index: 0, label: '', url }],
    objects: [{ role: 'body', view: 0, sha256: sha256(html), mediaType: 'text/html', size: html.length }],
    ...(unchanged ? {} : { document: parseHtml(html, { url }) }),
    counts: [],
    judgement,
    validators: {},
    unchanged,
    milliseconds: 5,
    because: 'a test',
  };
}

/** Visits at a moment, which is the clock's too. */
export async function visitAt(
  house: TestHouse,
  at: string,
  html: string,
  parts: VisitParts = {},
): Promise<Settled> {
  house.at(at);
  return settle(house, outcomeOf(at, html, parts));
}

export function candidates(house: House, ...states: CandidateState[]): CandidateRow[] {
  return listCandidates(house.db, { states }, { limit: 1_000 });
}

export function acceptOpen(house: House): number {
  const open = candidates(house, 'open');
  for (const candidate of open)
    decide(house, {
      subject: { kind: 'candidate', id: candidate.id },
      decision: { kind: 'accept' },
      by: 'ada',
      secondReview: [],
    });
  return open.length;
}

/** What the database says of candidates and cells, without what only identifies a visit. */
export function pictureOf(house: House): unknown {
  const all = candidates(house, 'held', 'open', 'snoozed', 'accepted', 'dismissed', 'overtaken', 'withdrawn');
  return all
    .map((each) => ({
      id: each.id,
      change: each.change,
      state: each.state,
      title: each.title,
      flips: each.flips,
      cells: listCandidateCells(house.db, each.n).map((cell) => [cell.cell, cell.difference, cell.state]),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
