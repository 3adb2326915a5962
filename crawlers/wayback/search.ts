// The nearest good memento of an address, or the reason why there is none.
import { counted } from '#text/counted.ts';
import type { Instant } from '#types/ids.ts';
import type { NoArchiveBecause, Verdict } from '#types/words.ts';
import type { ArchiveAddresses } from './addresses.ts';
import { timestampOf } from './addresses.ts';
import { readIndex, wasAlive, type Memento } from './cdx.ts';
import { visitPatience, type ArchiveClient, type Patience } from './client.ts';
import { ArchiveRefused } from './errors.ts';
import { replay, type Replayed } from './replay.ts';

export interface Search<Tried> {
  readonly url: string;
  readonly now: Instant;
  /** A memento must be newer than this to be of use. */
  readonly newerThan: Instant;
  /** One query and one memento, and no more: nothing hangs on what comes. */
  readonly brief?: boolean;
  /** Looks at what came, and says whether it is the document. */
  readonly consider: (replayed: Replayed) => Promise<{ readonly verdict: Verdict; readonly tried: Tried }>;
  readonly signal?: AbortSignal | undefined;
}

export interface Found<Tried> {
  /** Newest first, as far as they were looked at; the last is good where `because` is absent. */
  readonly tried: readonly Tried[];
  readonly because?: NoArchiveBecause;
  readonly message: string;
}

/** Mementos looked at for one visit: more would be rude, and rarely help. */
const mostReplays = 4;
const shells = new Set<Verdict>(['empty', 'incomplete']);

export async function findMemento<Tried>(
  client: ArchiveClient,
  addresses: ArchiveAddresses,
  search: Search<Tried>,
): Promise<Found<Tried>> {
  const tried: Tried[] = [];
  try {
    const hint = search.brief === true ? undefined : await availability(client, addresses, search);
    const { mementos, rows } = await readIndex(client, addresses, {
      url: search.url,
      limit: -60,
      patience: patienceOf(search),
      signal: search.signal,
    });
    const alive = mementos
      .filter(wasAlive)
      .toSorted((one, other) => other.timestamp.localeCompare(one.timestamp));
    if (alive.length === 0) return none('never_archived', neverMessage(search.url, rows, hint));
    const fresh = alive.filter((memento) => memento.archivedAt > search.newerThan);
    if (fresh.length === 0)
      return none(
        'too_old',
        `the newest memento is of ${alive[0]?.archivedAt.slice(0, 10)}, older than ${search.newerThan.slice(0, 10)}`,
      );
    return await tryEach(oneOfEach(fresh).slice(0, search.brief === true ? 1 : mostReplays));
  } catch (error) {
    if (error instanceof ArchiveRefused) return none(error.because, error.message);
    throw error;
  }

  function none(because: NoArchiveBecause, message: string): Found<Tried> {
    return { tried, because, message };
  }

  async function tryEach(mementos: readonly Memento[]): Promise<Found<Tried>> {
    const verdicts: Verdict[] = [];
    let tooOld = 0;
    for (const memento of mementos) {
      const replayed = await replay(client, addresses, memento, {
        patience: patienceOf(search),
        signal: search.signal,
      });
      if (replayed === undefined) continue;
      if (replayed.archivedAt <= search.newerThan) {
        tooOld += 1;
        continue;
      }
      const { verdict, tried: one } = await search.consider(replayed);
      tried.push(one);
      if (verdict === 'ok')
        return { tried, message: `a memento of ${replayed.archivedAt.slice(0, 10)} serves` };
      verdicts.push(verdict);
    }
    if (verdicts.length === 0 && tooOld > 0)
      return none(
        'too_old',
        `the archive answered with mementos older than ${search.newerThan.slice(0, 10)} only`,
      );
    if (verdicts.length === 0)
      return none('unavailable', 'what the archive replayed was no memento of this address');
    if (verdicts.some((verdict) => shells.has(verdict)))
      return none('shell_only', `the ${verdicts.length} newest mementos hold a shell without the document`);
    return none(
      'shell_only',
      `the ${verdicts.length} newest mementos are not the document (${[...new Set(verdicts)].join(', ')})`,
    );
  }
}

/** A visit that is good already waits for nobody. */
function patienceOf({ brief }: Pick<Search<unknown>, 'brief'>): Patience {
  return brief === true ? { ...visitPatience, waitAtMostMs: 0, tries: 1 } : visitPatience;
}

/** Newest first; equal payloads once. A revisit repeats an earlier digest. */
function oneOfEach(mementos: readonly Memento[]): Memento[] {
  const seen = new Set<string>();
  return mementos.filter(({ digest, timestamp }) => {
    const key = digest === '' || digest === '-' ? timestamp : digest;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Empty for pages that are archived, so it proves nothing by itself: the index is asked in any case. */
async function availability<Tried>(
  client: ArchiveClient,
  addresses: ArchiveAddresses,
  search: Search<Tried>,
): Promise<string | undefined> {
  try {
    const answer = await client.ask(
      'index',
      {
        url: addresses.available(search.url, timestampOf(search.now)),
        headers: { accept: 'application/json' },
        rewrite: addresses.moved,
        limits: { bytes: 1024 * 1024, milliseconds: 20_000 },
        signal: search.signal,
      },
      { ...visitPatience, tries: 1 },
    );
    const body: unknown = JSON.parse(new TextDecoder().decode(answer.body));
    const snapshots =
      typeof body === 'object' && body !== null && 'archived_snapshots' in body
        ? JSON.stringify(body.archived_snapshots)
        : '{}';
    return /"timestamp":"(\d{4,14})"/.exec(snapshots)?.[1];
  } catch (error) {
    if (error instanceof ArchiveRefused && error.because === 'rate_limited') throw error;
    if (error instanceof ArchiveRefused || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function neverMessage(url: string, rows: number, hint: string | undefined): string {
  if (rows > 0)
    return `the archive's index holds ${counted(rows, 'entry', 'entries')} near ${url}, none of them a success of this very address`;
  return hint === undefined
    ? `the archive's index holds nothing of ${url}`
    : `the archive speaks of ${hint}, but its index holds nothing of ${url}`;
}
