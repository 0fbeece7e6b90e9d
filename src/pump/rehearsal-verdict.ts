import type { Computed } from '../core/plan.ts';
import type { RehearsalVerdict } from '../core/therapy/context.ts';
import type { VisitInput } from '../core/visit-input.ts';
import { rehearse } from './rehearsal.ts';

/** A rehearsal in the words of a decision. */
export function rehearsalVerdict(input: VisitInput, computed: Computed): RehearsalVerdict {
  const rehearsal = rehearse(input, computed);
  if (rehearsal.kind !== 'rehearsed') return rehearsal;
  return rehearsal.agrees ? { kind: 'agrees' } : { kind: 'differs', by: rehearsal.largestDifference };
}
