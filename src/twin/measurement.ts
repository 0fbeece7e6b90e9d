import type { DrugId } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';
import type { EffectId, ObservedAt, Place } from './levels.ts';

/** What was measured in this patient: drug in CSF, or a score that an effect of the model has. */
export type Measurement =
  | {
      readonly kind: 'csf';
      readonly at: Instant;
      readonly drug: DrugId;
      readonly place: Place | 'tip';
      readonly ugPerMl: number;
    }
  | { readonly kind: 'score'; readonly at: Instant; readonly effect: EffectId; readonly score: number };

/** Where a measurement was made, as a level. */
export const levelOf = (one: Measurement): ObservedAt =>
  one.kind === 'csf' ? { kind: 'csf', at: one.place } : { kind: 'effect', effect: one.effect };
