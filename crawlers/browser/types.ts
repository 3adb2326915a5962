// What a visit asks of the browser, and what comes back.
import type { LayoutBox, ListCount } from '#types/capture.ts';
import type { Source } from '#types/registry.ts';

export type Allowance = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

/** Where to connect for an address: resolved, host map applied, checked. The connection goes there and nowhere else. */
export type Route =
  | { readonly allowed: true; readonly address: string; readonly port: number }
  | { readonly allowed: false; readonly reason: string };

/** Asked for every connection that the browser opens; it sees scheme, host and port only. */
export type Guard = (url: string) => Promise<Route>;

export type BrowserLog = (level: 'debug' | 'info' | 'warn', message: string) => void;

export interface RendererOptions {
  readonly userAgent: string;
  readonly guard: Guard;
  /** Pages rendered at the same time. */
  readonly concurrency: number;
  /** A Chromium to use before any that is found. */
  readonly executable?: string;
  readonly log?: BrowserLog;
  /** Pages after which a browser is replaced, so that its memory stays flat. */
  readonly pagesPerBrowser?: number;
}

/** Bounds of one page; what passes them ends in PageTooLarge (time: in a result that says so). */
export interface RenderLimits {
  readonly milliseconds: number;
  readonly requests: number;
  /** Decoded bytes of all answers together. */
  readonly bytes: number;
  /** Characters of one view's serialised DOM. */
  readonly domCharacters: number;
  readonly elements: number;
  /** Views of tabs and pages of lists. */
  readonly views: number;
  /** Height of a picture in pixels; what lies below is cut off. */
  readonly pictureHeight: number;
}

export interface RenderRequest {
  readonly url: string;
  /** On a portal, links that its scripts handle like tabs are walked as tabs. */
  readonly kind: 'page' | 'portal';
  readonly expect: Pick<Source['expect'], 'text' | 'title'>;
  readonly unfold: Source['unfold'];
  /**
   * true: with pictures, in one pass. A function: first without; it sees the views, and where it answers true
   * the page is rendered once more with pictures, so that DOM, layout and picture are of the same moment.
   */
  readonly pictures: boolean | ((views: readonly RenderedView[]) => boolean | Promise<boolean>);
  /** "long" waits longer for what seems to be on its way: for the second try. Every render has a fresh context. */
  readonly settle: 'normal' | 'long';
  /** What the page is asked for in, of two letters; English where absent. */
  readonly language?: string;
  /** Asked for each address the page itself navigates to, redirects included, before the request is sent. */
  readonly mayNavigate?: (url: string) => Promise<Allowance>;
  readonly limits?: Partial<RenderLimits>;
  readonly signal?: AbortSignal;
}

export interface Picture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg';
  readonly width: number;
  readonly height: number;
  /** Picture pixels to one CSS pixel. */
  readonly scale: number;
  /** True when the page is taller than the picture. */
  readonly cut: boolean;
  readonly layout: readonly LayoutBox[];
}

export interface RenderedView {
  readonly index: number;
  /** "tab Subprocessors", "page 2 of 2": empty for the first. */
  readonly label: string;
  readonly url: string;
  /** The DOM after settling and unfolding, with open shadow roots and same-origin frames in place. */
  readonly html: string;
  readonly picture?: Picture;
}

/** Why a render ended. "time" and "views" mean that something may be missing. */
export type Ending = 'settled' | 'time' | 'views';

export interface RefusedRequest {
  readonly url: string;
  readonly reason: string;
}

export interface RenderResult {
  readonly requestedUrl: string;
  /** The address in the end, client-side redirects followed; tabs do not count. */
  readonly finalUrl: string;
  /** The addresses left on the way, oldest first, without finalUrl. */
  readonly redirects: readonly string[];
  readonly status: number;
  /** Lower-case names, of the document's own answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** At least one; the first is the page as it was opened. */
  readonly views: readonly RenderedView[];
  /** What the page says of its lists, against the entries found in all of its views. */
  readonly counts: readonly ListCount[];
  readonly ended: Ending;
  /** What still looked unfinished at the end ("shows "Loading..." after 8 s"), in words for a reviewer. */
  readonly unfinished: readonly string[];
  readonly requests: number;
  readonly bytes: number;
  readonly refused: readonly RefusedRequest[];
  /** What was unfolded and what was cut, in words ("opened 7 accordions"). */
  readonly notes: readonly string[];
  readonly milliseconds: number;
}

export interface BrowserFacts {
  readonly executable: string;
  /** Known once it has been started. */
  readonly version?: string;
  readonly sandbox?: boolean;
}

export interface Renderer {
  /** Throws the errors of ./errors.ts, and nothing else for what a page can do. */
  render(request: RenderRequest): Promise<RenderResult>;
  /** Which browser this is and how it was started, for doctor and logs. */
  readonly browser: BrowserFacts;
  /** Resident memory of its browsers, in bytes; 0 where the system does not say, or none runs. */
  memory(): Promise<number>;
  /** Ends running renders with RenderAborted and leaves no process behind. */
  close(): Promise<void>;
}
