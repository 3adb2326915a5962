// Atom and JSON Feed 1.1 with ids that never change: for all, for each offering, for each dimension.
import { changeLines } from './change-lines.ts';
import type { ReleaseChange } from './input.ts';
import { changeLabel, gradeLabel } from './words.ts';

export interface Feed {
  readonly title: string;
  /** Where the feed's page is, ending in a slash. */
  readonly home: string;
  /** Path below the site of the feed's files, without ending. */
  readonly path: string;
  readonly site: string;
  readonly updated: string;
  readonly changes: readonly ReleaseChange[];
  readonly names: { offering(id: string): string; dimension(key: string): string };
}

const MOST = 200;

export function toJsonFeed(feed: Feed): string {
  const items = feed.changes.slice(0, MOST).map((change) => ({
    id: idOf(feed, change),
    url: pageOf(feed, change),
    title: titleOf(feed, change),
    content_text: sentenceOf(change),
    date_published: change.at,
    tags: [change.change, change.offering, change.dimension],
  }));
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      home_page_url: feed.home,
      feed_url: `${feed.site}${feed.path}.json`,
      items,
    },
    null,
    2,
  )}\n`;
}

export function toAtom(feed: Feed): string {
  const entries = feed.changes.slice(0, MOST).map(
    (change) => `  <entry>
    <id>${xml(idOf(feed, change))}</id>
    <title>${xml(titleOf(feed, change))}</title>
    <link href="${xml(pageOf(feed, change))}"/>
    <updated>${xml(change.at)}</updated>
    <content type="text">${xml(sentenceOf(change))}</content>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(`${feed.site}${feed.path}`)}</id>
  <title>${xml(feed.title)}</title>
  <link href="${xml(feed.home)}"/>
  <link rel="self" href="${xml(`${feed.site}${feed.path}.atom`)}"/>
  <updated>${xml(feed.changes[0]?.at ?? feed.updated)}</updated>
  <author><name>${xml(feed.title)}</name></author>
${entries.join('')}</feed>
`;
}

function idOf(feed: Feed, change: ReleaseChange): string {
  return `${feed.site}changes/${change.id}/${change.offering}/${change.dimension}`;
}

function pageOf(feed: Feed, change: ReleaseChange): string {
  return `${feed.site}offerings/${change.offering}/#${change.dimension}`;
}

function titleOf(feed: Feed, change: ReleaseChange): string {
  const what = `${feed.names.offering(change.offering)}, ${feed.names.dimension(change.dimension)}`;
  const grades =
    change.from && change.from !== change.to
      ? `${gradeLabel[change.from]} → ${gradeLabel[change.to]}`
      : gradeLabel[change.to];
  return `${changeLabel[change.change]}: ${what}: ${grades}`;
}

function sentenceOf(change: ReleaseChange): string {
  const lines = [...changeLines(change)];
  if (change.before && change.before !== change.after) lines.push(`Before: ${change.before}`);
  if (change.after) lines.push(`Now: ${change.after}`);
  return lines.join('\n') || changeLabel[change.change];
}

/** Also drops the control characters that XML 1.0 cannot carry at all. */
function xml(value: string): string {
  return Array.from(value)
    .filter((character) => isXmlCharacter(character.codePointAt(0) ?? 0))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
