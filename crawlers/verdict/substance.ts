// What a document says for itself: its blocks without furniture, links alone, consent talk and waiting words.
import { foldForMatch } from '#text/match.ts';
import type { Block, TextDocument } from '#types/text.ts';
import { bodyOf, type BodyBlock } from './body.ts';
import { isWaiting } from './wording/waiting.ts';
import { isConsentTalk } from './wording/consent.ts';

export interface Line {
  readonly block: Block;
  /** In match form. */
  readonly folded: string;
  readonly kind: 'words' | 'link' | 'consent' | 'waiting';
  /** A visitor sees it without doing anything. */
  readonly shown: boolean;
}

export interface Substance {
  readonly document: TextDocument;
  /** Title in match form. */
  readonly title: string;
  /** Body blocks that a visitor sees or can unfold, in order. */
  readonly lines: readonly Line[];
  /** Characters of body blocks. */
  readonly body: number;
  /** Characters of lines that are words. */
  readonly words: number;
  /** Characters of full sentences among them. */
  readonly prose: number;
  readonly links: number;
  readonly waiting: number;
  /** Characters of lines of consent talk. */
  readonly consent: number;
}

const known = new WeakMap<TextDocument, Substance>();

export function substanceOf(document: TextDocument): Substance {
  const before = known.get(document);
  if (before !== undefined) return before;
  const substance = measured(document);
  known.set(document, substance);
  return substance;
}

function measured(document: TextDocument): Substance {
  const body = bodyOf(document);
  // Where everything is hidden, a script was about to show it: then nothing is.
  const allHidden = body.every(({ block }) => block.hidden === true);
  const lines: Line[] = [];
  const sums = { body: 0, words: 0, prose: 0, links: 0, waiting: 0, consent: 0 };
  for (const block of document.blocks) if (block.furniture === 'cookie') sums.consent += block.text.length;
  for (const { block, folded } of withWaiting(document, body)) {
    const kind = kindOf(block, folded);
    lines.push({ block, folded, kind, shown: allHidden || block.hidden !== true });
    if (block.furniture === undefined) sums.body += block.text.length;
    if (kind === 'words') sums.words += block.text.length;
    if (kind === 'words' && isSentence(folded)) sums.prose += block.text.length;
    if (kind === 'link') sums.links += block.text.length;
    if (kind === 'waiting') sums.waiting += 1;
    if (kind === 'consent') sums.consent += block.text.length;
  }
  return { document, title: foldForMatch(document.title ?? ''), lines, ...sums };
}

/** "Loading..." is set aside as a control, and tells all the same that content was on its way. */
function withWaiting(document: TextDocument, body: readonly BodyBlock[]): readonly BodyBlock[] {
  const controls = document.blocks.filter(
    (block) =>
      block.furniture === 'control' && block.text.length <= 80 && isWaiting(foldForMatch(block.text)),
  );
  if (controls.length === 0) return body;
  const waiting = controls.map((block) => ({ block, folded: foldForMatch(block.text) }));
  return [...body, ...waiting].toSorted((one, other) => one.block.start - other.block.start);
}

function kindOf(block: Block, folded: string): Line['kind'] {
  if (isWaiting(folded)) return 'waiting';
  if (isConsentTalk(folded)) return 'consent';
  const linked = block.links.reduce((sum, link) => sum + (link.end - link.start), 0);
  return linked > 0 && linked >= block.text.length * 0.8 && block.text.length <= 120 ? 'link' : 'words';
}

/** Seven words or more. */
export function isSentence(folded: string): boolean {
  if (folded.length < 40) return false;
  let at = -1;
  for (let spaces = 0; spaces < 6; spaces += 1) {
    at = folded.indexOf(' ', at + 1);
    if (at < 0) return false;
  }
  return true;
}
