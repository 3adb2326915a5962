// A row of settings: "Share data for model training | Off".
import type { TableCell } from '#types/text.ts';
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';
import { say } from '../../language/say.ts';
import type { Claim } from './claims.ts';

const about = /\b(?:train(?:s|ing|ed)?|model improvement|improve (?:our |the )?(?:ai )?models)\b/;
const off =
  /^(?:off|disabled|no|never|not used|none|not by default|opt[- ]in(?: only)?|no training|✗|✘|❌|×)(?:[ ,(].*)?$/;
const on = /^(?:on|enabled|yes|opt[- ]out(?: available)?|by default|✓|✔|✅)(?:[ ,(].*)?$/;

/** The claim of a table's row about training, where a cell of its own gives the state. */
export function controlOf(reading: Reading, statement: Statement): Claim | undefined {
  const cells = statement.block.cells;
  if (statement.kind !== 'tableRow' || !cells || cells.length < 2) return undefined;
  const [first, ...others] = cells;
  if (!first) return undefined;
  const question = say(first.text);
  if (!about.test(question)) return columnOf(reading, others);
  const rest = others.map((cell) => ({ said: say(cell.text), header: reading.say(cell.header ?? '') }));
  const { names } = reading.about;
  const states = rest.filter((cell) => off.test(cell.said) || on.test(cell.said));
  const chosen =
    states.find((cell) => names.findOwn(cell.header)?.strong) ??
    (states.length === 1 ? states[0] : agreeing(states));
  if (!chosen) return undefined;
  const negated = /\b(?:no|not|never|without|opt[- ]out)\b/.test(question);
  const trains = on.test(chosen.said) !== negated;
  return trains
    ? { kind: 'trains', because: 'stated', at: 0 }
    : { kind: 'refrains', because: 'denied', at: 0 };
}

/** "Product | Used for training": the row's product is the statement's scope. */
function columnOf(reading: Reading, cells: readonly TableCell[]): Claim | undefined {
  const cell = cells.find((one) => about.test(reading.say(one.header ?? '')));
  if (!cell) return undefined;
  const said = say(cell.text);
  if (!off.test(said) && !on.test(said)) return undefined;
  const negated = /\b(?:no|not|never|without|opt[- ]out)\b/.test(reading.say(cell.header ?? ''));
  if (on.test(said) === negated) return { kind: 'refrains', because: 'denied', at: 0 };
  return { kind: 'trains', because: /\bopt\w*[- ]out\b/.test(said) ? 'opt_out' : 'stated', at: 0 };
}

function agreeing<T extends { readonly said: string }>(states: readonly T[]): T | undefined {
  return states.length > 0 && new Set(states.map((cell) => on.test(cell.said))).size === 1
    ? states[0]
    : undefined;
}
