// Is retention documented, and is zero data retention available?
import type { Finding } from '#types/evidence.ts';
import { shortestQuote } from '#text/quotes.ts';
import { keptGate } from '../../language/access.ts';
import { vendorPattern } from '../../language/products.ts';
import { askedBefore, isQuestion, replyTo } from '../../language/questions.ts';
import type { Reading } from '../../language/reading.ts';
import { reworded, type Statement } from '../../language/statement.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { claimsOf } from './claims.ts';
import { decide } from './decide.ts';
import { retentionDetails } from './details.ts';
import { key, type Heard } from './heard.ts';
import { effectOf, messageOf, nameOf } from './messages.ts';
import { asksIfKept } from './not-kept.ts';

const stems = [
  'retain',
  'retention',
  'zdr',
  'zero-data',
  'zero data',
  'zero-log',
  'delet',
  'eras',
  'stor',
  'kept',
  'keep',
  'purg',
  'log',
  'persist',
  'held',
  'expire',
  'discard',
  'remove',
  'destroy',
  'written to',
  'database',
  'disk',
  'memory',
  'long we',
  'save',
  'saving',
  'days',
  'month',
  'leave our',
  'live',
  'hours',
] as const;

export const retentionZdr: DimensionReader = {
  key,
  details: retentionDetails,
  stems,
  read,
};

function read(reading: Reading): Answer | undefined {
  const vendor = vendorPattern(reading);
  const findings: Finding[] = [];
  const heard: Heard[] = [];
  for (const statement of reading.with(stems)) {
    if (statement.furniture) continue;
    if (isQuestion(statement)) {
      const reply = asksIfKept(statement.said) ? replyTo(reading, statement) : undefined;
      const scope = reading.scope(statement);
      if (reply?.says !== 'no' || scope.kind === 'other') continue;
      const shown = reply.statement.text.length >= 20 ? reply.statement : statement;
      const claim = { kind: 'not_kept', part: false } as const;
      findings.push(finding(`${key}/not_kept`, effectOf(claim, scope), messageOf(claim, scope), shown));
      heard.push({ statement: shown, scope, claim });
      continue;
    }
    if (statement.kind === 'heading' || reading.isHeaderRow(statement)) continue;
    const asked = askedBefore(reading, statement);
    for (const claim of claimsOf(asked ? reworded(statement, { label: asked.said }) : statement, vendor)) {
      const scope = reading.scope(statement);
      findings.push(
        finding(`${key}/${nameOf(claim)}`, effectOf(claim, scope), messageOf(claim, scope), statement),
      );
      // An answer of few words is shown with its question.
      const shown =
        asked && statement.text.length < 20
          ? reworded(statement, { start: asked.start, text: `${asked.text} ${statement.text}` })
          : statement;
      if (scope.kind !== 'other') heard.push({ statement: shown, scope, claim });
    }
  }
  return decide(reading, [...heard, ...gatedModes(reading, heard)].filter(canBeShown), findings);
}

/** What is too short to quote must not hide what can be. */
function canBeShown(one: Heard): boolean {
  return one.statement.text.length >= shortestQuote;
}

/** "Ghost Mode is part of our Enterprise plans": who may use a mode is told where it is named. */
function gatedModes(reading: Reading, heard: readonly Heard[]): Heard[] {
  const found: Heard[] = [];
  for (const { claim, statement: named } of heard) {
    if (claim.kind !== 'zdr') continue;
    if (claim.how === 'mentioned')
      for (const next of spokenOnOf(reading, named))
        if (gates(next.said))
          found.push({ statement: next, scope: reading.scope(next), claim: { kind: 'zdr', how: 'gated' } });
    if (claim.mode === undefined) continue;
    for (const statement of reading.with([claim.mode]).flatMap((one) => [one, ...spokenOnOf(reading, one)])) {
      const scope = reading.scope(statement);
      if (statement.kind === 'heading' || scope.kind === 'other' || !gates(statement.said)) continue;
      found.push({ statement, scope, claim: { kind: 'zdr', how: 'gated' } });
    }
  }
  return found;
}

/** "This feature is for enterprise customers", right after the sentence that names it. */
function spokenOnOf(reading: Reading, named: Statement): readonly Statement[] {
  const next = reading.at(named.blockIndex).find((one) => one.start >= named.end);
  return next && /^(?:this (?:feature|mode|option|setting)|it) is\b/.test(next.said) ? [next] : [];
}

const forEnterprises =
  /\b(?:designed|available|offered|reserved|meant|built|only) (?:only )?(?:for|to) (?:[\w-]+ ){0,2}enterprises?\b/;

function gates(said: string): boolean {
  return keptGate(said) || forEnterprises.test(said);
}
