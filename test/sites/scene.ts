// Where the scenario stands: which of its events have happened.

/** A step as the scenario declares it: so long after the beginning. */
export interface PlannedStep {
  readonly name: string;
  readonly after: { readonly days?: number; readonly hours?: number };
  readonly events: readonly string[];
}

/** Something that happens to the vendors' sites between two steps. */
export interface SceneEvent {
  readonly name: string;
  /** True: the vendor changed what it promises. False: only the page changed. */
  readonly real: boolean;
  readonly what: string;
}

export interface Step {
  readonly name: string;
  /** The scenario's clock at this step: an ISO instant. */
  readonly at: string;
  readonly events: readonly string[];
}

export interface Scene {
  readonly step: Step;
  /** The day so many days after the scenario began. */
  day(offset: number): Date;
  has(event: string): boolean;
}
