// One look at the page: is it still changing, and does it say that something is missing?
import { askEvent, pulseEvent, type Pulse } from './pulse.ts';
import { loadingSigns } from './loading.ts';
import { elementsOf, textNodesOf } from './tree.ts';
import { foldWords } from './words.ts';

export interface LookRequest {
  /** Resolve when nothing has changed for so long. */
  readonly quiet: number;
  /** Resolve after this in any case. */
  readonly within: number;
  /** Words that the source expects, folded by foldWords. */
  readonly expected: readonly string[];
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
  if (scripted) await pause(0);
  while (scripted && performance.now() - changedAt < request.quiet && performance.now() < until)
    await pause(10);
  return describe(request.expected, scripted);
}

export function changeCount(): number {
  return changes + observer.takeRecords().length;
}

function describe(expected: readonly string[], scripted: boolean): Look {
  const root = document.body ?? document.documentElement;
  let characters = 0;
  let words = '';
  const wantsWords = expected.length > 0;
  for (const node of textNodesOf(root)) {
    const length = node.data.trim().length;
    if (length === 0) continue;
    characters += length;
    if (wantsWords) words += `${node.data} `;
  }
  for (const element of elementsOf(root)) if (element.shadowRoot) observe(element.shadowRoot);
  const { says, looks } = loadingSigns(root);
  const folded = wantsWords ? foldWords(`${document.title} ${words}`) : '';
  return {
    ready: document.readyState !== 'loading',
    scripted,
    quiet: performance.now() - changedAt,
    changes,
    characters,
    pulse: askPulse(),
    says,
    looks,
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
