// Sections that tell of other pages: "Related articles", "You might also like". What their cards say is not the document's.
import type { DraftBlock } from '../blocks.ts';
import { leadsWithin } from './address.ts';

const longestTitle = 60;
const things = '(?:articles?|posts?|stories|reads?|reading|guides?|blogs?|blog posts?|insights|topics)';
const titles = new RegExp(
  `^(?:related(?: (?:${things}|content|pages))?|(?:further|recommended|suggested|more|similar|latest|recent|featured|popular|trending|top) ${things}|(?:keep|continue) reading|(?:what to )?read (?:next|more)|up next|recommended for you|you (?:may|might|could) (?:also )?(?:like|enjoy|be interested in)|(?:people|others|customers) also (?:read|viewed|liked)|(?:more|the latest|latest|news|fresh|straight)(?: news)? from (?:the|our) (?:blog|newsroom|community|team)|from (?:the|our) blog|(?:customer|success) stories|case studies|explore more|discover more)[:.…!]?$`,
  'i',
);

/** Longer paragraphs are nobody's teaser. */
const longestTeaser = 320;
const shortestProse = 60;

/** From the heading of such a section to behind its last teaser, for each of them. */
export function teaserSections(
  blocks: readonly DraftBlock[],
  url: string | undefined,
): { from: number; to: number }[] {
  const page = url?.split('#', 1)[0];
  const found: { from: number; to: number }[] = [];
  let behind = 0;
  for (const [from, block] of blocks.entries()) {
    // A section in a section is told of already.
    if (from < behind || block.kind !== 'heading' || block.furniture !== undefined) continue;
    if (block.text.length > longestTitle || !titles.test(block.text)) continue;
    const to = endOf(blocks, from, page);
    if (to === from + 1) continue;
    found.push({ from, to });
    behind = to;
  }
  return found;
}

/** Up to the next heading of its rank that leads nowhere, as long as no more is told than led to. */
function endOf(blocks: readonly DraftBlock[], from: number, page: string | undefined): number {
  const level = blocks[from]?.level ?? 6;
  let [links, prose, end] = [0, 0, from + 1];
  for (let at = from + 1; at < blocks.length; at++) {
    const block = blocks[at]!;
    if (isNoTeaser(block, level, page) || endsList(blocks[at - 1]!, block, page)) break;
    if (leadsAway(block, page)) links += 1;
    else if (block.kind !== 'heading' && block.text.length >= shortestProse) prose += 1;
    if (prose > links + 1) break;
    if (links > 0 && links >= prose) end = at + 1;
  }
  return end;
}

function isNoTeaser(block: DraftBlock, level: number, page: string | undefined): boolean {
  if (block.furniture !== undefined || block.kind === 'tableRow') return true;
  if (block.text.length > longestTeaser) return true;
  return block.kind === 'heading' && (block.level ?? 6) <= level && !leadsAway(block, page);
}

/** What follows a list of links belongs to none of them. */
function endsList(before: DraftBlock, block: DraftBlock, page: string | undefined): boolean {
  return before.kind === 'listItem' && block.kind === 'paragraph' && !leadsAway(block, page);
}

function leadsAway({ links }: DraftBlock, page: string | undefined): boolean {
  return links.some(({ href }) => !leadsWithin(href, page));
}
