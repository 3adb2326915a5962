// A claim as it was heard: in which statement, and of whom.
import type { Scope } from '../../language/scope.ts';
import type { Statement } from '../../language/statement.ts';
import type { Claim } from './claims.ts';

export interface Heard {
  readonly statement: Statement;
  readonly scope: Scope;
  readonly claim: Exclude<Claim, { kind: 'trap' }>;
}

/** The claims of one kind, by whom they are said of. */
export interface Side {
  readonly own: readonly Heard[];
  readonly part: readonly Heard[];
  /** Only data of connected services. */
  readonly narrow: readonly Heard[];
}

export function side(heard: readonly Heard[], kind: Heard['claim']['kind']): Side {
  const of = heard.filter((one) => one.claim.kind === kind);
  return {
    own: of.filter((one) => !isNarrow(one) && (one.scope.kind === 'offering' || one.scope.kind === 'all')),
    part: of.filter((one) => !isNarrow(one) && one.scope.kind === 'part'),
    narrow: of.filter((one) => isNarrow(one) && one.scope.kind !== 'other'),
  };
}

function isNarrow(one: Heard): boolean {
  return one.claim.kind === 'refrains' && one.claim.narrow === true;
}

/** Claims that count: loose and weak ones do beside plain ones only. */
export function counting(all: readonly Heard[]): readonly Heard[] {
  const near = all.filter((one) => one.scope.kind !== 'other');
  const trains = near.some((one) => one.claim.kind === 'trains');
  const refrains = near.some((one) => one.claim.kind === 'refrains' && !isWeak(one));
  return all.filter((one) => !(refrains && isLoose(one)) && (trains || !isWeak(one) || isPromise(one)));
}

function isWeak(one: Heard): boolean {
  return one.claim.kind === 'refrains' && one.claim.weak === true;
}

/** "We select training samples from this data", beside a plain promise: of the data that customers gave for it. */
function isLoose(one: Heard): boolean {
  return one.claim.kind === 'trains' && one.claim.loose === true;
}

/** "will not use Customer Content to develop or improve the Services unless Customer agrees": of an AI service, no training. */
function isPromise(one: Heard): boolean {
  return one.claim.kind === 'refrains' && one.claim.because === 'opt_in';
}
