import type { Instant } from '../core/time.ts';
import type { Volume } from '../core/units.ts';
import type { Prescription } from './prescription.ts';
import type { PumpConfiguration } from './pump-configuration.ts';
import type { PumpCommand, PumpInput } from './pump-input.ts';

/**
 * What a person does to a pump, one thing at one moment: a whole programming with its read-back, one command of the
 * programmer in a session of its own, or something from outside.
 */
export type PumpAction =
  | { readonly kind: 'programme'; readonly prescription: Prescription }
  /** A start shows the program that the pump holds and names it by its digest. */
  | { readonly kind: 'start' }
  | { readonly kind: 'tell'; readonly command: PumpCommand }
  | { readonly kind: 'outside'; readonly input: PumpInput };

/** A pump from its implant to an end, with what happens to it, in order of time. */
export interface PumpScenario {
  readonly configuration: PumpConfiguration;
  /** What was truly in the reservoir at the implant. */
  readonly volume: Volume;
  readonly actions: readonly { readonly at: Instant; readonly action: PumpAction }[];
  readonly until: Instant;
}
