// What every route knows: who asks, the house, and how pages are answered.
import type { Context } from 'hono';
import type { House } from '#pipeline/house.ts';
import type { Person, Who } from './people/who.ts';

export interface InboxOptions {
  readonly house: House;
  readonly version: string;
  /** Where browsers reach the inbox, for links in feeds and on the first start; no slash at the end. */
  readonly address: string;
}

export interface InboxEnv {
  Variables: { who: Who };
}

export type Web = Context<InboxEnv>;

/** Pages are for people: a program with a token uses /api/v1. */
export function personOf(web: Web): Person | undefined {
  const who = web.get('who');
  return who.kind === 'person' ? who : undefined;
}
