// A page that only sends elsewhere, and a page of links where a document was.
import { counted } from '#text/counted.ts';
import { judged, type Rule } from '../input.ts';
import { announcement, isThin, short } from '../facts.ts';
import { sameAddress, sameTitle } from '../identity.ts';
import { movedStatement } from '../wording/moved.ts';

export const movedStub: Rule = (facts) => {
  const { substance, page, source } = facts;
  if (substance === undefined || !isThin(facts, 600) || substance.prose > 400) return undefined;
  const said = announcement(facts, substance.lines, ({ folded }) => movedStatement(folded));
  const line =
    (movedStatement(substance.title) ? substance.document.title : undefined) ??
    (said !== undefined && substance.prose - said.line.block.text.length < said.room
      ? said.line.block.text
      : undefined);
  if (line !== undefined)
    return judged('moved', 'moved-stub', `the page says "${short(line)}" and little else`);
  if (page?.sendsTo === undefined || substance.words > 300) return undefined;
  const target = URL.canParse(page.sendsTo, source.url) ? new URL(page.sendsTo, source.url).href : undefined;
  if (target === undefined || sameAddress(source.url, target)) return undefined;
  return judged('moved', 'sends-elsewhere', `the page only sends on to ${short(target, 160)}`);
};

/** Lists of links are often taken for menus: the head and foot of the page apart, all of them count. */
export const indexPage: Rule = (facts) => {
  const { substance, lastGood, kept } = facts;
  if (substance === undefined || lastGood === undefined || kept === undefined || kept > 0.2) return undefined;
  if (substance.prose > 800 || lastGood.characters < 2000) return undefined;
  const title = substance.document.title;
  if (title === undefined || lastGood.title === undefined || sameTitle(title, lastGood.title))
    return undefined;
  const linked = substance.document.blocks.filter(
    ({ furniture }) => furniture === undefined || furniture === 'navigation' || furniture === 'aside',
  );
  const links = linked.reduce((sum, block) => sum + block.links.length, 0);
  const characters = linked.reduce(
    (sum, block) => sum + block.links.reduce((all, link) => all + link.end - link.start, 0),
    0,
  );
  if (links < 8 || characters < substance.words) return undefined;
  return judged(
    'moved',
    'index-page',
    `"${short(title)}" is a list of ${counted(links, 'link')}; ${counted(lastGood.characters, 'character')} of a document stood here on ${lastGood.at.slice(0, 10)}`,
  );
};
