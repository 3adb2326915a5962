// A defined term may carry the prohibition: "Restricted Information" means ... PHI; customers must not send it.
import { everyHit } from '../../language/every-hit.ts';
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';
import { healthData } from './claims.ts';

const definition =
  /^(?:[(\d.)\s]*)"?((?:[a-z-]+ )?(?:sensitive|prohibited|restricted|excluded|special|regulated|protected|high[- ]risk)(?: [a-z-]+){1,3})"? (?:means|includes|is defined as|refers to|shall mean)\b/;

/** Statements that bar a term which is defined to hold health data. */
export function barredTerms(reading: Reading): ReadonlyMap<Statement, string> {
  const found = new Map<Statement, string>();
  for (const statement of reading.with(['protected health', 'phi', 'hipaa'])) {
    const term = definition.exec(statement.said)?.[1];
    if (!term || everyHit(healthData, statement.said).length === 0) continue;
    const uses = reading.with([term]).filter((use) => use !== statement && bars(use));
    if (uses.length > 0) found.set(statement, term);
  }
  return found;
}

function bars(use: Statement): boolean {
  return (
    /\b(?:not|never|prohibited|refrain)\b/.test(use.whole) &&
    /\b(?:submit|upload|provide|send|transmit|include|process|input|disclose|use|store)\w*\b/.test(
      use.whole,
    ) &&
    !/\b(?:unless|except|without)\b/.test(use.whole)
  );
}
