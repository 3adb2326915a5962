// A claim as it was heard: in which statement, and of whom.
import type { Scope } from '../../language/scope.ts';
import type { Statement } from '../../language/statement.ts';
import type { Claim } from './claims.ts';

export interface Heard {
  readonly statement: Statement;
  readonly scope: Scope;
  readonly claim: Claim;
}
