// What a visit brings back, and the judgement on it.
import type { CaptureId, Instant, Sha256, SourceId } from './ids.ts';
import type { NoArchiveBecause, Verdict, Via } from './words.ts';
import type { TextDocument } from './text.ts';
import type { Problem } from './problem.ts';

/** One fact that decided a verdict, in words a reviewer reads. */
export interface Reason {
  /** The rule's name, kebab-case. */
  readonly rule: string;
  readonly message: string;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
}

/** What the last ok captures of a source looked like: what a new capture is held against. */
export interface GoodFacts {
  readonly at: Instant;
  readonly title?: string;
  /** The first heading of level 1. */
  readonly heading?: string;
  readonly canonical?: string;
  readonly finalUrl: string;
  readonly language?: string;
  /** Of the body: furniture does not count. */
  readonly characters: number;
  readonly blocks: number;
  /** Entries of the longest list or table. */
  readonly entries: number;
  readonly textSha256: Sha256;
  /** Hashes of the body's sentences in match form (a bounded sample): what share of the document is still there. */
  readonly shingles: readonly number[];
  /** Hashes of the first and last sentences: a page cut short keeps the one and loses the other. */
  readonly opening?: readonly number[];
  readonly ending?: readonly number[];
  /** Hash of the body without its dates: one that is equal was dated anew, and no more. */
  readonly undatedSha256?: Sha256;
  /** True when the text came from rendering: a 304 or an equal shell then proves nothing. */
  readonly rendered: boolean;
  /** Hash of the bytes that plain HTTP gave, when it gave the document or its shell. */
  readonly shellSha256?: Sha256;
  /** A different complete text seen once at the same address: seen again, it is the document. */
  readonly replacedBy?: {
    readonly textSha256: Sha256;
    readonly shingles: readonly number[];
    readonly at: Instant;
    /** When it was first seen, and how often since. */
    readonly since?: Instant;
    readonly times?: number;
  };
}

export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What the page says of its own list, against what was found: "1-10 of 14". */
export interface ListCount {
  readonly said: number;
  readonly found: number;
  readonly where: string;
}

/** One place of a block in the picture, in the picture's pixels. */
export interface LayoutBox {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type ObjectRole = 'body' | 'dom' | 'picture' | 'layout' | 'text' | 'blocks';

export interface StoredObject {
  readonly role: ObjectRole;
  readonly view: number;
  readonly sha256: Sha256;
  readonly mediaType: string;
  /** Bytes before compression. */
  readonly size: number;
}

export interface View {
  readonly index: number;
  /** "page 2 of 2", "tab Subprocessors": empty for the first. */
  readonly label: string;
  readonly url: string;
}

/** One attempt, as crawlers/ hand it on: bytes are in the object store already. */
export interface CaptureDraft {
  readonly via: Via;
  readonly requestedUrl: string;
  readonly finalUrl: string;
  readonly redirects: readonly string[];
  readonly status?: number;
  /** Lower-case names; only those that later steps look at. */
  readonly headers: Readonly<Record<string, string>>;
  readonly retrievedAt: Instant;
  /** The memento's own date, for via wayback. */
  readonly archivedAt?: Instant;
  readonly mediaType?: string;
  readonly views: readonly View[];
  readonly objects: readonly StoredObject[];
  /** The views joined; absent where nothing readable came. */
  readonly document?: TextDocument;
  readonly counts: readonly ListCount[];
  readonly judgement: Judgement;
  readonly validators: Validators;
  /** Hash of the bytes that plain HTTP gave in this visit: the document's, or its shell's. */
  readonly shellSha256?: Sha256;
  /** A 304, or bytes equal to the last good ones, of a source that needs no rendering. */
  readonly unchanged: boolean;
  readonly milliseconds: number;
  /** Why this way was taken ("the first answer was a shell of 84 characters"). */
  readonly because: string;
}

export interface VisitOutcome {
  readonly source: SourceId;
  readonly slot: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly attempts: readonly CaptureDraft[];
  /** Index into attempts of the capture that the visit names; absent when none is ok. */
  readonly used?: number;
  /** The live judgement: that of the last live attempt, or the first that is ok. */
  readonly live: Judgement;
  readonly noArchiveBecause?: NoArchiveBecause;
  /** Where the source seems to be now, when it moved. */
  readonly movedTo?: { readonly url: string; readonly because: string };
  /** Stopped from outside before it ended: nothing is to be concluded from it, and it is done again when due. */
  readonly givenUp?: boolean;
  /** Why it was given up, where it broke for our own sake: no browser, no space. */
  readonly broke?: Pick<Problem, 'code' | 'message' | 'hint'>;
  /** Why no memento served, or which one did, in words. */
  readonly archiveSays?: string;
  readonly milliseconds: number;
}

/** A capture as the database keeps it. */
export interface Capture {
  readonly id: CaptureId;
  readonly source: SourceId;
  readonly via: Via;
  readonly finalUrl: string;
  readonly retrievedAt: Instant;
  readonly archivedAt?: Instant;
  readonly judgement: Judgement;
  readonly textSha256?: Sha256;
  readonly characters: number;
  /** The earlier capture that holds the full objects, when this one brought nothing new. */
  readonly sameAs?: CaptureId;
  readonly objects: readonly StoredObject[];
}

/** Content-addressed bytes: a folder, or the owner's /objects over HTTP. */
export interface ObjectStore {
  put(bytes: Uint8Array): Promise<Sha256>;
  /** Throws where the object is missing or damaged. */
  get(sha256: Sha256): Promise<Uint8Array>;
  has(sha256: Sha256): Promise<boolean>;
}
