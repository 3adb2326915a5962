// What a replica site is: a name it answers to, and a function from a request to an answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NoArchiveBecause, Verdict } from '#types/words.ts';
import type { Scene } from './scene.ts';

/** One request to a replica site, with everything an answer may depend on. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The address as the visitor wrote it, without the port of the server behind it. */
  readonly url: URL;
  readonly host: string;
  readonly path: string;
  readonly scene: Scene;
  /** Memory of this site between requests: "odd requests fail". */
  readonly memory: Memory;
  /** Fresh text that differs on every call and is the same in every run: per-visit identifiers. */
  readonly random: () => number;
  /** Replacements asked for by `sites.edit`, applied to textual answers. */
  readonly rewrite: (text: string) => string;
}

export interface Memory {
  /** How often this key was counted, this call included. */
  count(key: string): number;
}

/** A site: one or more host names and their answers. */
export interface Site {
  readonly hosts: readonly string[];
  answer(exchange: Exchange): void | Promise<void>;
  /** Absent: everything may be fetched (a 404, as most sites answer). */
  robots?(exchange: Exchange): void | Promise<void>;
}

/** An address of a behaviour and what a visit must make of it. */
export interface Sample {
  readonly url: string;
  readonly kind: 'page' | 'portal' | 'pdf' | 'markdown';
  readonly verdict: Verdict;
  /** Verdicts that say the same of it in other words. */
  readonly also?: readonly Verdict[];
  /** Text that a complete reading holds. */
  readonly holds?: readonly string[];
  /** Text that must not be read as the document's. */
  readonly lacks?: readonly string[];
  /** For a page that is its own document only with what the registry expects of it. */
  readonly expect?: {
    readonly title?: string;
    readonly text?: readonly string[];
    readonly min_chars?: number;
    readonly language?: string;
  };
  readonly twin?: 'auto' | 'off';
  /** What comes of asking the archive, where the live page was not ok. */
  readonly archive?: 'used' | NoArchiveBecause;
  /** True where visiting takes as long as the bounds allow: kept out of quick runs. */
  readonly slow?: boolean;
}

/** One way in which real sites behave, alone on a registrable domain of its own. */
export interface Behaviour extends Site {
  readonly name: string;
  /** What it does, in one sentence. */
  readonly does: string;
  readonly samples: readonly Sample[];
}
