// Parses and matches robots.txt as RFC 9309 says: groups merged, the longest match wins, allow wins a tie.

export interface RobotsRule {
  readonly allow: boolean;
  readonly pattern: string;
  readonly line: number;
}

export interface RobotsRules {
  readonly rules: readonly RobotsRule[];
  /** Seconds; not part of the RFC, but asked of us all the same. */
  readonly crawlDelay?: number;
  readonly sitemaps: readonly string[];
}

/** The RFC lets a parser stop after 500 KiB. */
const mostBytes = 500 * 1024;

interface Group {
  readonly agents: string[];
  readonly rules: RobotsRule[];
  crawlDelay?: number;
}

/** The rules for one product token: its own groups joined, or else those for all. */
export function parseRobots(body: Uint8Array, productToken: string): RobotsRules {
  const text = new TextDecoder().decode(body.subarray(0, mostBytes)).replace(/^\uFEFF/, '');
  const { groups, sitemaps } = groupsOf(text);
  const token = productToken.toLowerCase();
  const own = groups.filter((group) => group.agents.includes(token));
  const chosen = own.length > 0 ? own : groups.filter((group) => group.agents.includes('*'));
  const delays = chosen.map((group) => group.crawlDelay).filter((delay) => delay !== undefined);
  return {
    rules: chosen.flatMap((group) => group.rules),
    ...(delays.length > 0 ? { crawlDelay: Math.max(...delays) } : {}),
    sitemaps,
  };
}

function groupsOf(text: string): { groups: readonly Group[]; sitemaps: readonly string[] } {
  const groups: Group[] = [];
  const sitemaps: string[] = [];
  let group: Group | undefined;
  let namingAgents = false;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const found = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(raw);
    if (found === null) continue;
    const key = (found[1] ?? '').toLowerCase();
    const value = (found[2] ?? '').trim();
    if (key === 'sitemap') sitemaps.push(value);
    else if (key === 'user-agent') {
      if (group === undefined || !namingAgents) groups.push((group = { agents: [], rules: [] }));
      group.agents.push(tokenOf(value));
      namingAgents = true;
    } else if (key === 'allow' || key === 'disallow') {
      namingAgents = false;
      if (value !== '') group?.rules.push({ allow: key === 'allow', pattern: value, line: index + 1 });
    } else if (key === 'crawl-delay') {
      namingAgents = false;
      const seconds = Number(value);
      if (group !== undefined && Number.isFinite(seconds) && seconds >= 0)
        group.crawlDelay = Math.max(group.crawlDelay ?? 0, seconds);
    }
  }
  return { groups, sitemaps };
}

/** "ExampleBot/1.2 (+contact)" names ExampleBot. */
function tokenOf(value: string): string {
  return value === '*' ? '*' : (/^[a-z_-]+/i.exec(value)?.[0] ?? value).toLowerCase();
}

/** The rule that decides about an address; undefined when none speaks of it, and then it is allowed. */
export function decidingRule(rules: readonly RobotsRule[], url: string): RobotsRule | undefined {
  const { pathname, search } = new URL(url);
  const path = normal(pathname + search);
  let best: RobotsRule | undefined;
  let bestLength = -1;
  for (const rule of rules) {
    const pattern = normal(rule.pattern);
    if (!matches(pattern, path)) continue;
    if (pattern.length > bestLength || (pattern.length === bestLength && rule.allow)) {
      best = rule;
      bestLength = pattern.length;
    }
  }
  return best;
}

/** Percent-encodes what is not ASCII and decodes what need not be encoded, so that both spellings meet. */
function normal(path: string): string {
  return path
    .replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character))
    .replace(/%([\da-f]{2})/gi, (whole, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return /[A-Za-z0-9\-._~]/.test(character) ? character : whole.toUpperCase();
    });
}

/** `*` stands for anything, a `$` at the end for the end. Linear: each piece is looked for after the one before. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const pieces = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  const first = pieces[0] ?? '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (pieces.length === 1) return !anchored || at === path.length;
  const last = pieces.at(-1) ?? '';
  if (!anchored) return path.indexOf(last, at) >= 0;
  return path.length - last.length >= at && path.endsWith(last);
}
