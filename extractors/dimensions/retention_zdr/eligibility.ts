// Which endpoints and models zero retention reaches: from tables with a column of it, and from lists of exceptions.
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';

export interface Eligibility {
  readonly endpoints: readonly string[];
  readonly excludedModels: readonly string[];
  /** The rows and items that showed it. */
  readonly statements: readonly Statement[];
}

const column = /\bzero[- ]data[- ]retention\b|\bzdr\b|\bzero[- ]retention\b/;
const yes = /^(?:yes|eligible|supported|available|✓|✔|✅|y|true)\b/;
const no = /^(?:no|not|ineligible|unsupported|✗|✘|❌|×|n\b|false|—|-$)/;
const endpoint = /^(?:(?:get|post|put|delete) )?(\/v?\d[\w/.{}:-]*|\/[\w/.{}:-]{2,})/i;
const model = /^[a-z][\w.]*(?:[-:/.][\w.]+)+$/i;
const excludedLead = /\b(?:not|except|excluding|ineligible|unsupported)\b/;

export function eligibilityOf(reading: Reading): Eligibility {
  const endpoints = new Set<string>();
  const excludedModels = new Set<string>();
  const statements: Statement[] = [];
  for (const statement of reading.with([
    'zero data retention',
    'zero-data-retention',
    'zdr',
    'zero retention',
  ])) {
    if (statement.kind === 'tableRow') {
      const first = statement.block.cells?.[0]?.text.trim() ?? '';
      const state = statement.block.cells?.find((cell) => column.test(reading.say(cell.header ?? '')));
      if (!state || !first) continue;
      const path = endpoint.exec(first)?.[1];
      const answer = state.text.trim().toLowerCase();
      if (path && yes.test(answer)) endpoints.add(path);
      else if (model.test(first) && no.test(answer)) excludedModels.add(first);
      else continue;
      statements.push(statement);
    } else if (
      statement.kind === 'listItem' &&
      column.test(statement.leadIn) &&
      excludedLead.test(statement.leadIn)
    ) {
      const name = statement.text.trim().replace(/[.;,]$/, '');
      if (!model.test(name)) continue;
      excludedModels.add(name);
      statements.push(statement);
    }
  }
  return { endpoints: [...endpoints].sort(), excludedModels: [...excludedModels].sort(), statements };
}
