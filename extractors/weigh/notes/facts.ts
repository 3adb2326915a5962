// What a template may use to write a note.
import type { Answer } from '#types/cell.ts';
import type { Details } from '#types/evidence.ts';
import type { Dimension } from '#types/registry.ts';
import type { Access, Grade } from '#types/words.ts';

export interface Facts {
  readonly value: Grade;
  readonly details: Details;
  readonly access: Access;
  readonly label: string;
  /** The offering, the platform that serves it and the developer of its models, by name. */
  readonly offering: string;
  readonly platform: string;
  readonly developer: string;
}

/** One sentence each, or several; empty where there is nothing to say. */
export interface Template {
  note(facts: Facts): string;
  caveat(facts: Facts): string;
}

export type Drafted = Pick<Answer, 'note' | 'caveat'>;

export function factsOf(
  answer: Pick<Answer, 'value' | 'details' | 'access'>,
  offering: {
    readonly name: string;
    readonly platform?: { readonly name: string };
    readonly developer?: { readonly name: string };
  },
  dimension: Pick<Dimension, 'label'>,
): Facts {
  return {
    value: answer.value,
    details: answer.details,
    access: answer.access,
    label: dimension.label,
    offering: offering.name,
    platform: offering.platform?.name ?? 'The provider',
    developer: offering.developer?.name ?? offering.platform?.name ?? 'The developer',
  };
}
