// Which evidence may speak for a cell at all: the two-level rule, and one capture a source.
import type { WeighReason } from '#types/cell.ts';
import type { Evidence } from '#types/evidence.ts';
import { isArchived, seenAt, sourceName, type WeighInput, type Witness } from './input.ts';

export interface Eligible {
  readonly witnesses: readonly Witness[];
  /** The model developer's own words where only the platform's count: kept to tell "platform only". */
  readonly developerSays: readonly Witness[];
  readonly reasons: readonly WeighReason[];
}

type Standing = 'may_speak' | 'developer_only' | 'platform_only' | 'authority' | 'third_party';

export function eligible(input: WeighInput): Eligible {
  const sources = new Map(input.sources.map((source) => [source.id, source]));
  const witnesses: Witness[] = [];
  const developerSays: Witness[] = [];
  const reasons: WeighReason[] = [];
  const superseded: Evidence[] = [];
  for (const evidence of newestOfEachSource(input.evidence, superseded)) {
    const witness = { evidence, source: sources.get(evidence.source) };
    const standing = standingOf(witness, input);
    if (standing === 'may_speak') witnesses.push(witness);
    else {
      if (standing === 'developer_only') developerSays.push(witness);
      reasons.push({
        rule: standing === 'third_party' ? 'third_party' : 'two_level',
        message: `${sourceName(witness)} is set aside: ${whySetAside(standing, input)}`,
        evidence: [evidence.id],
      });
    }
  }
  if (superseded.length > 0) {
    reasons.push({
      rule: 'newest_capture',
      message: `${superseded.length} older ${superseded.length === 1 ? 'reading of the same source is' : 'readings of the same sources are'} not weighed again.`,
      evidence: superseded.map((evidence) => evidence.id).toSorted(),
    });
  }
  return { witnesses, developerSays, reasons };
}

function newestOfEachSource(evidence: readonly Evidence[], superseded: Evidence[]): Evidence[] {
  const newest = new Map<string, Evidence>();
  for (const one of evidence.toSorted(oldestFirst)) {
    const before = newest.get(one.source);
    if (before) superseded.push(before);
    newest.set(one.source, one);
  }
  return [...newest.values()];
}

function oldestFirst(a: Evidence, b: Evidence): number {
  return (
    compare(seenAt(a), seenAt(b)) ||
    Number(isArchived(b)) - Number(isArchived(a)) ||
    compare(a.retrievedAt, b.retrievedAt) ||
    compare(a.id, b.id)
  );
}

function standingOf({ source }: Witness, { offering, dimension }: WeighInput): Standing {
  const party = source?.party;
  if (!party) return 'may_speak';
  const isPlatform = !offering.platform || party.id === offering.platform.id;
  const isDeveloper = !offering.developer || party.id === offering.developer.id;
  const isAuthority = party.roles.includes('authority');
  if (dimension.level === 'platform') {
    if (isPlatform) return 'may_speak';
    if (isDeveloper) return 'developer_only';
    return isAuthority ? 'authority' : 'third_party';
  }
  if (isDeveloper || isAuthority) return 'may_speak';
  return isPlatform ? 'platform_only' : 'third_party';
}

function whySetAside(standing: Exclude<Standing, 'may_speak'>, { offering }: WeighInput): string {
  const platform = offering.platform?.name ?? 'the serving platform';
  const developer = offering.developer?.name ?? 'the model developer';
  const why: Readonly<Record<Exclude<Standing, 'may_speak'>, string>> = {
    developer_only: `the question is about ${platform}, which serves the model, and this is a page of ${developer}, which develops it.`,
    platform_only: `the question is about ${developer}, which develops the model; what ${platform} says of itself does not answer it.`,
    authority: `the question is about what ${platform} commits to itself.`,
    third_party: `it belongs to neither ${platform} nor ${developer}; a third party's page is never evidence.`,
  };
  return why[standing];
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
