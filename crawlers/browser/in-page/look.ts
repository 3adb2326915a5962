// One look at the page: is it still changing, and does it say that something is missing?
import { askEvent, pulseEvent, type Pulse } from './pulse.ts';
import { loadingSigns } from './loading.ts';
import { visit } from './tree.ts';
import { foldWords } from './words.ts';

export interface LookRequest {
  /** Resolve when nothing has changed for so long. */
  readonly quiet: number;
  /** Resolve after this in any case. */
  readonly within: number;
  /** Words that the source expects, folded by foldWords. */
  readonly expected: readonly string[];
  /** Beyond so many elements nothing more is read. */
  readonly mostElements: number;
}

export interface Look {
  /** The document has been read to its end. */
  readonly ready: boolean;
  readonly scripted: boolean;
  /** Milliseconds since text or elements changed. */
  readonly quiet: number;
  /** How often they changed so far. */
  readonly changes: number;
  readonly characters: number;
  readonly elements: number;
  readonly pulse: Pulse | undefined;
  readonly says: readonly string[];
  readonly looks: number;
  readonly missing: readonly string[];
}

let changes = 0;
let changedAt = performance.now();
const observer = new MutationObserver((records) => {
  changes += records.length;
  changedAt = performance.now();
});
const observed = new WeakSet<Node>();

export async function look(request: LookRequest): Promise<Look> {
  observe(document);
  const until = performance.now() + request.within;
  while (document.readyState === 'loading' && performance.now() < until) await pause(10);
  const scripted = document.scripts.length > 0;
  // Handlers of DOMContentLoaded and microtasks run before the first pause ends.
  if (scripted && request.within > 0) {
    await pause(0);
    await quietFor(request.quiet, until);
  }
  return describe(request, scripted);
}

async function quietFor(quiet: number, until: number): Promise<void> {
  for (;;) {
    const now = performance.now();
    const missing = Math.min(changedAt + quiet, until) - now;
    if (missing <= 0) return;
    await pause(missing);
  }
}

export function changeCount(): number {
  return changes + observer.takeRecords().length;
}

function describe(request: LookRequest, scripted: boolean): Look {
  const { expected } = request;
  const root: Element | null = document.body ?? document.documentElement;
  const elements = document.getElementsByTagName('*').length;
  const seen = {
    ready: document.readyState !== 'loading',
    scripted,
    quiet: performance.now() - changedAt,
    changes,
    elements,
    pulse: askPulse(),
  };
  if (root === null || elements > request.mostElements) {
    return { ...seen, characters: 0, says: [], looks: 0, missing: expected };
  }
  let characters = 0;
  let words = '';
  const wantsWords = expected.length > 0;
  visit(root, {
    text: ({ data }) => {
      const { length } = data.trim();
      characters += length;
      if (wantsWords && length > 0) words += `${data} `;
    },
    element: ({ shadowRoot }) => {
      if (shadowRoot) observe(shadowRoot);
    },
  });
  const folded = wantsWords ? foldWords(`${document.title} ${words}`) : '';
  return {
    ...seen,
    characters,
    ...loadingSigns(root),
    missing: expected.filter((text) => !folded.includes(text)),
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function askPulse(): Pulse | undefined {
  let pulse: Pulse | undefined;
  const hear = (event: Event): void => {
    pulse = JSON.parse((event as CustomEvent<string>).detail) as Pulse;
  };
  document.addEventListener(pulseEvent, hear);
  document.dispatchEvent(new CustomEvent(askEvent));
  document.removeEventListener(pulseEvent, hear);
  return pulse;
}

function observe(node: Node): void {
  if (observed.has(node)) return;
  observed.add(node);
  observer.observe(node, { childList: true, characterData: true, subtree: true });
}
