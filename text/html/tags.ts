// What the elements of HTML and the roles of ARIA mean for a reader of text.
import type { PageElement } from './node.ts';

export function words(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(' '));
}

/** Never text: code, data, and what only a running page fills. */
export const unread = new Set(
  'script style template noscript head title meta link iframe frame object embed canvas audio video source track map area param select option datalist textarea colgroup col math-field'.split(
    ' ',
  ),
);

export const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rp rt ruby s samp small span strike strong sub sup time tt u var wbr math mi mo mn ms mtext mrow msup msub mfrac slot'.split(
    ' ',
  ),
);

export const bold = new Set(['b', 'strong']);

const roleTag: ReadonlyMap<string, string> = new Map([
  ['table', 'table'],
  ['grid', 'table'],
  ['treegrid', 'table'],
  ['row', 'tr'],
  ['cell', 'td'],
  ['gridcell', 'td'],
  ['columnheader', 'th'],
  ['rowheader', 'th'],
  ['rowgroup', 'tbody'],
  ['list', 'ul'],
  ['listitem', 'li'],
  ['navigation', 'nav'],
  ['menu', 'nav'],
  ['menubar', 'nav'],
  ['tablist', 'nav'],
  ['main', 'main'],
  ['banner', 'header'],
  ['contentinfo', 'footer'],
  ['complementary', 'aside'],
  ['dialog', 'dialog'],
  ['alertdialog', 'dialog'],
  ['article', 'article'],
  ['button', 'button'],
  ['term', 'dt'],
  ['definition', 'dd'],
  ['img', 'img-role'],
]);

/** The element's name, or that of the element whose part its role says it plays. */
export function tagOf(element: PageElement): string {
  const role = element.attribute('role');
  if (role === undefined) return element.name;
  if (role === 'heading') return headingTag(element);
  const tag = roleTag.get(role);
  if (tag === undefined) return element.name;
  // A role takes nothing from an element that already says more.
  if (tag === 'img-role') return element.name === 'svg' || element.name === 'img' ? element.name : 'img-role';
  return tag;
}

function headingTag(element: PageElement): string {
  const level = Number(element.attribute('aria-level') ?? 2);
  return `h${level >= 1 && level <= 6 ? Math.trunc(level) : 6}`;
}

export function headingLevel(tag: string): number | undefined {
  if (tag.length !== 2 || tag[0] !== 'h') return undefined;
  const level = tag.charCodeAt(1) - 48;
  return level >= 1 && level <= 6 ? level : undefined;
}

const hiddenClass =
  /(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|u-hidden|a11y-hidden)(?:$|[\s_-])/i;
/** Cheaper than the whole, and rarely true. */
const mayHide = /sr-only|visually|screen-?reader|(?:u|a11y)-hidden/i;
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const blockStyle = /display\s*:\s*(?:block|flex|grid|list-item|table)/i;

export function isHidden(element: PageElement): boolean {
  if (element.attribute('aria-hidden') === 'true' || element.attribute('data-state') === 'closed')
    return true;
  const hidden = element.attribute('hidden');
  if (hidden !== undefined && hidden !== 'false') return true;
  const style = element.attribute('style');
  if (style !== undefined && hiddenStyle.test(style)) return true;
  const classes = element.attribute('class');
  return classes !== undefined && mayHide.test(classes) && hiddenClass.test(classes);
}

export function isBlockByStyle(element: PageElement): boolean {
  const style = element.attribute('style');
  return style !== undefined && blockStyle.test(style);
}
