// Failures of one host, folded: ten sources that fail together are one incident for a person, not ten.
import type { Instant, SourceId } from '#types/ids.ts';
import type { Verdict } from '#types/words.ts';

export interface HostOutcome {
  readonly source: SourceId;
  readonly url: string;
  readonly verdict: Verdict;
  /** The first reason, in words. */
  readonly message: string;
  readonly at: Instant;
}

export interface HostIncident {
  readonly host: string;
  readonly sources: readonly SourceId[];
  readonly verdicts: readonly Verdict[];
  readonly since: Instant;
  readonly lastAt: Instant;
  readonly failures: number;
  readonly message: string;
}

/** What says something about the host. A missing page, a moved one or another language says it about the page alone. */
const ofTheHost: ReadonlySet<Verdict> = new Set<Verdict>([
  'blocked',
  'challenge',
  'login',
  'unreachable',
  'error_page',
  'empty',
  'too_large',
  'refused',
]);

/**
 * Folds the outcomes of visits, in any order, into the incidents that stand at the end.
 * A host is in an incident while two or more of its sources fail, or all that it has.
 */
export function foldIncidents(outcomes: readonly HostOutcome[]): HostIncident[] {
  const byHost = new Map<string, HostOutcome[]>();
  for (const outcome of outcomes.toSorted((one, other) => one.at.localeCompare(other.at))) {
    const host = new URL(outcome.url).host;
    const known = byHost.get(host);
    if (known === undefined) byHost.set(host, [outcome]);
    else known.push(outcome);
  }
  const incidents: HostIncident[] = [];
  for (const [host, seen] of byHost) {
    const incident = incidentOf(host, seen);
    if (incident !== undefined) incidents.push(incident);
  }
  return incidents;
}

function incidentOf(host: string, seen: readonly HostOutcome[]): HostIncident | undefined {
  const last = new Map<SourceId, HostOutcome>();
  for (const outcome of seen) last.set(outcome.source, outcome);
  const failing = [...last.values()].filter(({ verdict }) => ofTheHost.has(verdict));
  if (failing.length === 0 || (failing.length < 2 && failing.length < last.size)) return undefined;
  const spell = failing
    .flatMap(({ source }) => spellOf(seen.filter((outcome) => outcome.source === source)))
    .toSorted((one, other) => one.at.localeCompare(other.at));
  const [first] = spell;
  const latest = spell.at(-1);
  if (first === undefined || latest === undefined) return undefined;
  const verdicts = [...new Set(failing.map(({ verdict }) => verdict))].sort();
  const sources = failing.map(({ source }) => source).sort();
  const all = sources.length === 1 ? 'its only source' : `${sources.length} of ${last.size} sources`;
  return {
    host,
    sources,
    verdicts,
    since: first.at,
    lastAt: latest.at,
    failures: spell.length,
    message: `${host}: ${all} failed since ${first.at.slice(0, 16).replace('T', ' ')} (${verdicts.join(', ')}); last: ${latest.message}`,
  };
}

/** The failures of one source since it was last good. */
function spellOf(seen: readonly HostOutcome[]): readonly HostOutcome[] {
  return seen.slice(seen.findLastIndex(({ verdict }) => !ofTheHost.has(verdict)) + 1);
}
