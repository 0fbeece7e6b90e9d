import type { Checking } from '../checking.ts';
import type { Formulary } from '../formulary.ts';
import type { Computed } from '../plan.ts';
import type { Instant, TimeZone } from '../time.ts';
import type { Volume } from '../units.ts';
import type { ClinicPolicy, VisitInput } from '../visit-input.ts';
import type { ObservationReason, Person } from './events.ts';

/** How long a patient is watched after the pump was programmed, by why. Set by the clinic: there is no default of ours. */
export type ObservationPolicy = Readonly<Record<ObservationReason, number>> & { readonly unit: 'min' };

/**
 * What came of running a plan on a simulated pump: it does what the plan says, it does something else, it does not take the
 * program, or there is nothing to run (a pump that is not programmed; what is missing is a finding of the plan).
 */
export type RehearsalVerdict =
  | { readonly kind: 'agrees' | 'not-possible' }
  | { readonly kind: 'differs'; readonly by: Volume }
  | { readonly kind: 'refused'; readonly because: string };

/** All that a decision may know beside the journal and the command. */
export interface DecisionContext {
  readonly now: Instant;
  readonly by: Person;
  readonly formulary: Formulary;
  readonly clinic: ClinicPolicy;
  readonly observation: ObservationPolicy;
  readonly timeZone: TimeZone;
  /** A fresh id, used where the command makes an order or a visit. */
  readonly newId: string;
  /** A collision-resistant digest of a text, such as SHA-256 in hexadecimal. */
  readonly digest: (text: string) => string;
  /** How the checks are made; absent: every check, without a watch. */
  readonly checking?: Checking;
  /** Runs a plan on the virtual pump until the next refill: another route to the same volumes than the plan's own. */
  readonly rehearse: (input: VisitInput, computed: Computed) => RehearsalVerdict;
}
