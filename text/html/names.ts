// Names of pictures that say something: alternative texts, labels and titles, without those that decorate.
import type { ChildNode, Element } from 'domhandler';
import { normalise } from '../normalise.ts';

const fileName =
  /\.(?:png|jpe?g|gif|svg|webp|avif|ico)$|^(?:img|dsc|image|screenshot|frame|group|vector|rectangle|untitled)[\s_-]*\d*$/i;
const decoration =
  /^(?:(?:icon|logo|image|img|photo|picture|avatar|arrow|chevron|caret|close|open|menu|search|hamburger|external|link|icons?|loading|spinner|decorative|background|banner|hero|thumbnail|illustration|new window|anchor|copy|share|play|next|previous|up|down|left|right|expand|collapse|toggle|dropdown|github|twitter|x|linkedin|facebook|youtube|instagram|discord|for|of|the|a|an|to|in)\b[\s._-]*)+$/i;
const letters = /\p{L}{2,}/u;
const longestName = 200;

export function pictureName(element: Element): string | undefined {
  const { attribs } = element;
  const raw =
    attribs['aria-label'] ?? attribs['alt'] ?? (element.name === 'svg' ? titleOf(element) : undefined);
  if (raw === undefined || raw === '') return undefined;
  const name = normalise(raw).slice(0, longestName).trim();
  if (!letters.test(name) || fileName.test(name) || decoration.test(name)) return undefined;
  return name;
}

function titleOf(svg: Element): string | undefined {
  const title = svg.children.find((child): child is Element => (child as Element).name === 'title');
  const first: ChildNode | undefined = title?.children[0];
  return first?.type === 'text' ? first.data : undefined;
}
