// Names of pictures that say something: alternative texts, labels and titles, without those that decorate.
import { normalise } from '../normalise.ts';
import type { PageElement } from './node.ts';

const fileName =
  /\.(?:png|jpe?g|gif|svg|webp|avif|ico)$|^(?:img|dsc|image|screenshot|frame|group|vector|rectangle|untitled)[\s_-]*\d*$/i;
const decoration =
  /^(?:(?:icon|logo|image|img|photo|picture|avatar|arrow|chevron|caret|close|open|menu|search|hamburger|external|link|icons?|loading|spinner|decorative|background|banner|hero|thumbnail|illustration|new window|anchor|copy|share|play|next|previous|up|down|left|right|expand|collapse|toggle|dropdown|github|twitter|x|linkedin|facebook|youtube|instagram|discord|for|of|the|a|an|to|in)\b[\s._-]*)+$/i;
const letters = /\p{L}{2,}/u;
/** What a picture shows is not a name: it is told at length, or begins by saying that it is a picture. */
const description =
  /^(?:an? )?(?:[\w-]+ ){0,3}(?:screenshot|image|photo(?:graph)?|picture|illustration|diagram|drawing|rendering|example|animation|video) (?:of|showing|that|with|depicting)\b/i;
const longestName = 90;

export function pictureName(element: PageElement): string | undefined {
  const raw =
    element.attribute('aria-label') ??
    element.attribute('alt') ??
    (element.name === 'svg' ? titleOf(element) : undefined);
  if (raw === undefined || raw === '') return undefined;
  const name = normalise(raw);
  if (name.length > longestName || description.test(name)) return undefined;
  if (!letters.test(name) || fileName.test(name) || decoration.test(name)) return undefined;
  return name;
}

const leadsToDocument =
  /^(?:request|download|view|get|unlock|open|access|see|read)\b.{0,60}\b(?:access|reports?|certificates?|certifications?|documents?|cop(?:y|ies)|soc|iso|pdf|agreements?|addend(?:um|a)|dpa|baa|summary|summaries|tests?|letters?|polic(?:y|ies)|questionnaires?)\b/i;

/** The words of a control that shows a sign only: "Request SOC 2 report" on a lock. Others are decoration. */
export function wordsOfSign(element: PageElement): string | undefined {
  const raw = element.attribute('aria-label');
  if (raw === undefined || raw.length > longestName) return undefined;
  const name = normalise(raw);
  return leadsToDocument.test(name) ? name : undefined;
}

function titleOf(svg: PageElement): string | undefined {
  for (let child = svg.first; child !== undefined; child = child.next) {
    if (child.kind !== 'element' || child.name !== 'title') continue;
    return child.first?.kind === 'text' ? child.first.data : undefined;
  }
  return undefined;
}
