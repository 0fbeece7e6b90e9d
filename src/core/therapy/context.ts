import type { Formulary } from '../formulary.ts';
import type { Instant, TimeZone } from '../time.ts';
import type { ClinicPolicy } from '../visit-input.ts';
import type { ObservationReason, Person } from './events.ts';

/** How long a patient is watched after the pump was programmed, by why. Set by the clinic: there is no default of ours. */
export type ObservationPolicy = Readonly<Record<ObservationReason, number>> & { readonly unit: 'min' };

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
}
