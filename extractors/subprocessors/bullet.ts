// A card whose lines were run together: "Harbour Cloud • Servers Worldwide Products: All products".
import { cleaned, isName, type Subprocessor } from './entry.ts';
import { isPlace } from './places.ts';

const scopeAtEnd = /\s(?:products?|applies to|used (?:by|for|in)|scope)\s*:\s*(.+)$/i;
const linkAtEnd = /\s(?:more information|learn more|view details|website|privacy policy)\s*$/i;

export function fromBullet(line: string): Subprocessor | undefined {
  const [first = '', ...others] = line.split(/\s+•\s+/);
  const name = cleaned(first);
  if (others.length !== 1 || !name || !isName(name)) return undefined;
  const rest = (others[0] ?? '').replace(linkAtEnd, '');
  const scope = cleaned(scopeAtEnd.exec(rest)?.[1] ?? '');
  const facts = rest.replace(scopeAtEnd, '');
  const [purpose, location] = withoutPlace(facts);
  if (location === undefined && scope === undefined) return undefined;
  return {
    name,
    ...(purpose ? { purpose } : {}),
    ...(location ? { location } : {}),
    ...(scope ? { scope } : {}),
  };
}

/** "Traffic routing Worldwide (local to the customer)": the longest end that is a place, and what stands before it. */
function withoutPlace(facts: string): readonly [string | undefined, string | undefined] {
  const note = /\s\([^()]{2,40}\)$/.exec(facts)?.[0] ?? '';
  const bare = facts.slice(0, facts.length - note.length);
  const words = bare.split(' ');
  for (let from = Math.max(0, words.length - 12); from < words.length; from += 1) {
    const end = words.slice(from).join(' ');
    if (/^\p{Lu}/u.test(end) && isPlace(end))
      return [cleaned(words.slice(0, from).join(' ')), `${end}${note}`];
  }
  return [cleaned(facts), undefined];
}
