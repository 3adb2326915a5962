// What documentation says once, at the top of a page or section, of who may use what it describes.
import type { Access } from '#types/words.ts';
import { gateIn } from '../language/access.ts';
import type { Reading } from '../language/reading.ts';
import type { Statement } from '../language/statement.ts';

export interface PlanOfPage {
  readonly statement: Statement;
  readonly access: Partial<Access>;
  /** True for a statement of the same section, or of any where it stands at the top of the page. */
  covers(other: Statement): boolean;
}

const speaksOfPage =
  /^(?:note:? |important:? |info:? |availability:? ?)*(?:this (?:feature|capability|functionality|option|page|guide|setting|integration)|these (?:features|settings|capabilities)|(?:the )?features? (?:on|in) this (?:page|section)|(?:[\w-]+ ){1,4}(?:is|are))\b[^.;]{0,60}\b(?:available|part|included|offered|restricted|limited|exclusive|reserved|requires?|only)\b|^(?:available|included|offered) (?:only )?(?:on|in|for|with|to)\b|^(?:plans?|availability|requirements?|requires)\s*[:|]/;

export function planOfPage(reading: Reading): readonly PlanOfPage[] {
  const found: PlanOfPage[] = [];
  const first = reading.document.blocks.findIndex((block) => !block.furniture);
  for (const statement of reading.with(['enterprise', 'plan', 'tier', 'subscription', 'contact'])) {
    if (statement.furniture || statement.said.length > 160 || !speaksOfPage.test(statement.said)) continue;
    if (!/\b(?:this|these|available|plans?)\b/.test(statement.said)) continue;
    const gate = gateIn(statement.said);
    if (!gate || (gate.access.tier === undefined && gate.access.route !== 'sales_contract')) continue;
    const atTop = statement.blockIndex - first <= 3;
    const { headings } = statement;
    found.push({
      statement,
      access: gate.access,
      covers: (other) =>
        other !== statement &&
        (atTop
          ? true
          : headings.length > 0 && headings.every((one, index) => other.headings[index] === one)) &&
        other.blockIndex >= statement.blockIndex - 2 &&
        (atTop || other.blockIndex - statement.blockIndex <= 12),
    });
  }
  return found;
}
