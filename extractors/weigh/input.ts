// What weighing is told besides the evidence: who controls each source, and what the cell asks.
import type { CellRef } from '#types/cell.ts';
import type { Evidence } from '#types/evidence.ts';
import type { Instant, SourceId } from '#types/ids.ts';
import type { Dimension, Party, Source } from '#types/registry.ts';

export interface WeighSource {
  readonly id: SourceId;
  readonly url: string;
  readonly kind: Source['kind'];
  /** Absent when nobody said who controls it: then its relation to the offering is not questioned. */
  readonly party?: Pick<Party, 'id' | 'name' | 'roles'>;
}

export interface WeighOffering {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly platform?: Pick<Party, 'id' | 'name'>;
  readonly developer?: Pick<Party, 'id' | 'name'>;
}

export interface WeighInput {
  readonly cell: CellRef;
  readonly offering: WeighOffering;
  readonly dimension: Pick<Dimension, 'key' | 'label' | 'question' | 'level'>;
  readonly evidence: readonly Evidence[];
  /** Every source that may speak for the cell, also those that said nothing. */
  readonly sources: readonly WeighSource[];
  readonly now: Instant;
}

/** A piece of evidence beside the source that it came from. */
export interface Witness {
  readonly evidence: Evidence;
  readonly source: WeighSource | undefined;
}

/** The instant whose page this is: a memento is as old as its archive date. */
export function seenAt(evidence: Evidence): Instant {
  return evidence.archivedAt ?? evidence.retrievedAt;
}

export function isArchived(evidence: Evidence): boolean {
  return evidence.via === 'wayback';
}

/** A menu, footer or badge alone: the reader marks such evidence in the name of its rule. */
export function isFurniture(evidence: Evidence): boolean {
  return /(^|[/_-])(furniture|badge)($|[/_-])/.test(evidence.rule);
}

export function sourceName({ evidence, source }: Witness): string {
  return source?.id ?? evidence.source;
}
