// Where the scenario stands: which of its events have happened.

/** Something that happens to the vendors' sites between two steps. */
export interface SceneEvent {
  readonly name: string;
  /** True: the vendor changed what it promises. False: only the page changed. */
  readonly real: boolean;
  readonly what: string;
}

export interface Step {
  readonly name: string;
  /** The scenario's clock at this step. */
  readonly at: string;
  readonly events: readonly string[];
}

export interface Scene {
  readonly step: Step;
  has(event: string): boolean;
}
