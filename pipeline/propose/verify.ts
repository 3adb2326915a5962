// Checked, unchanged: the cell is dated anew, and a sentence in other typography is quoted anew.
import { requoteCell, verifyCells, type CellRow } from '#db/cells.ts';
import type { CellRef, Proposal } from '#types/cell.ts';
import type { Instant } from '#types/ids.ts';
import { answerKey } from '../compare/canonical.ts';
import type { House } from '../house.ts';
import { baselineOf, type CellFinding } from './compare-cell.ts';

export function verifyAll(house: House, findings: readonly CellFinding[], at: Instant): CellRef[] {
  const verified = findings.filter((finding) => finding.kind === 'verified');
  const same: CellRef[] = [];
  for (const finding of verified) {
    const { approved, requote, redated } = finding;
    if (approved && requote) quoteAnew(house, approved, requote, { at, redated: redated === true });
    else same.push(finding.cell);
  }
  verifyCells(house.db, same, at);
  return verified.map((finding) => finding.cell);
}

/** What a person edited stays theirs; the quotes they left as weighed follow the page. */
function quoteAnew(
  house: House,
  approved: CellRow,
  proposal: Proposal,
  { at, redated }: { readonly at: Instant; readonly redated: boolean },
): void {
  const weighed = baselineOf(approved);
  const untouched = JSON.stringify(weighed.quotes) === JSON.stringify(approved.answer.quotes);
  const { quotes, url, source, capture } = proposal.answer;
  const dated = redated && JSON.stringify(weighed.details) === JSON.stringify(approved.answer.details);
  requoteCell(house.db, proposal.cell, {
    answer: untouched
      ? {
          ...approved.answer,
          ...(dated ? { details: proposal.answer.details } : {}),
          quotes,
          url,
          ...(source ? { source } : {}),
          ...(capture ? { capture } : {}),
        }
      : approved.answer,
    weighed: proposal.answer,
    evidence: proposal.evidence,
    evidenceKey: answerKey(proposal.answer),
    at,
  });
}
