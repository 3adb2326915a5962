// How a claim is told to a person who asks why.
import type { Finding } from '#types/evidence.ts';
import type { Scope } from '../../language/scope.ts';
import type { Claim } from './claim.ts';

export function nameOf(claim: Claim): string {
  return claim.kind === 'zdr' ? `zdr_${claim.how}` : claim.kind;
}

export function effectOf(claim: Claim, scope: Scope): Finding['effect'] {
  if (scope.kind === 'other') return 'scope';
  if (claim.kind === 'zdr') {
    const effects = {
      default: 'affirm',
      self: 'affirm',
      gated: 'gate',
      mentioned: 'gate',
      refused: 'deny',
      carve_out: 'partial',
      upstream: 'partial',
    } as const;
    return effects[claim.how];
  }
  if (claim.kind === 'not_kept') return claim.part ? 'partial' : 'affirm';
  return claim.kind === 'vague' ? 'unclear' : 'partial';
}

export function messageOf(claim: Claim, scope: Scope): string {
  const whom = scope.kind === 'other' || scope.kind === 'part' ? ` (said of ${scope.names.join(', ')})` : '';
  if (claim.kind === 'zdr') {
    const says = {
      default: 'zero data retention is the default',
      self: 'the customer turns zero data retention on',
      gated: 'zero data retention on request, approval or a higher plan',
      mentioned: 'zero data retention is mentioned, no way to it is',
      refused: 'zero data retention is not offered',
      carve_out: 'zero data retention leaves something out',
      upstream: 'suppliers of the vendor keep nothing',
    } as const;
    return says[claim.how] + whom;
  }
  if (claim.kind === 'not_kept') return `${claim.part ? 'some content is' : 'content is'} not kept${whom}`;
  if (claim.kind === 'period') {
    const from = {
      kept: 'kept',
      after_deletion: 'gone after deletion',
      contract_end: 'gone after the contract',
    } as const;
    return `${from[claim.from]}: ${claim.days} days${whom}`;
  }
  if (claim.kind === 'event')
    return `deleted ${{ contract_end: 'when the contract ends', customer_deletes: 'when the customer deletes', customer_sets: 'as the customer sets', never: 'only when asked' }[claim.because]}${whom}`;
  return `kept as long as necessary${whom}`;
}
