// One memento's original bytes, checked to be the memento that was asked for.
import type { Instant } from '#types/ids.ts';
import type { HttpAnswer } from '../http/client.ts';
import { sameAddress } from '../verdict/identity.ts';
import { instantOf, mementoAddress, type ArchiveAddresses } from './addresses.ts';
import { refuseExclusion, type Memento } from './cdx.ts';
import type { ArchiveClient, Patience } from './client.ts';
import { ArchiveRefused } from './errors.ts';

export interface Replayed {
  readonly answer: HttpAnswer;
  /** By Memento-Datetime: of what came, not of what was asked for. */
  readonly archivedAt: Instant;
  /** The address for readers. */
  readonly link: string;
}

/** Undefined where what came is no memento of this address. */
export async function replay(
  client: ArchiveClient,
  addresses: ArchiveAddresses,
  memento: Pick<Memento, 'timestamp' | 'original'>,
  options: { readonly patience: Patience; readonly signal?: AbortSignal | undefined },
): Promise<Replayed | undefined> {
  const answer = await client.ask(
    'replay',
    {
      url: addresses.replay(memento.timestamp, memento.original),
      rewrite: addresses.moved,
      signal: options.signal,
    },
    options.patience,
  );
  const stamp = answer.headers['memento-datetime'];
  if (stamp === undefined) {
    refuseExclusion(new TextDecoder().decode(answer.body.subarray(0, 4000)), answer.headers);
    if (answer.status === 403)
      throw new ArchiveRefused('excluded', 'the archive does not show this address (status 403)');
    return undefined;
  }
  const archivedAt = dateOf(stamp);
  const landed = mementoAddress(answer.finalUrl);
  if (archivedAt === undefined || landed === undefined || !sameAddress(memento.original, landed.original))
    return undefined;
  // An inexact timestamp leads to the nearest, which may be months away: header and address must tell one time.
  const named = instantOf(landed.timestamp);
  if (
    named !== undefined &&
    landed.timestamp.length === 14 &&
    Math.abs(Date.parse(named) - Date.parse(archivedAt)) > 60_000
  )
    return undefined;
  return { answer, archivedAt, link: addresses.publicLink(landed.timestamp, landed.original) };
}

function dateOf(header: string): Instant | undefined {
  const time = Date.parse(header);
  return Number.isNaN(time) ? undefined : (new Date(time).toISOString() as Instant);
}
