import type { DrugClass } from '../../core/drugs/drug.ts';
import type { Source } from '../../core/limits.ts';
import type { VirtualPumpAlarm } from './pump-alarm.ts';

/**
 * The most that may flow while an alarm stands, from least to most. An action never starts anything: `continue` leaves a stopped
 * pump stopped (SR-13). `minimum-rate` keeps fluid moving in the tubing; to the patient it is close to a stop.
 */
export const SAFE_ACTIONS = ['stop', 'minimum-rate', 'continue'] as const;
export type SafeAction = (typeof SAFE_ACTIONS)[number];

/** Nobody outside the project has reviewed a row until a clinic has, by name and day. */
export type Review =
  | { readonly state: 'to-be-reviewed-by-a-clinic' }
  | { readonly state: 'reviewed'; readonly by: string; readonly on: string };

/** One row of the table: an alarm with one class of drug in the reservoir. */
export interface SafeState {
  readonly action: SafeAction;
  readonly reason: string;
  /**
   * `device`: the pump does this whatever anyone wishes. `person`: somebody ordered it. `proposal`: our choice, where the reference
   * gives none.
   */
  readonly by: 'device' | 'person' | 'proposal';
  /** What the reason rests on; empty where it is our judgement alone. */
  readonly restsOn: readonly Source[];
  readonly review: Review;
}

/** A forgotten class of drug is an error of the compiler. */
export type RowsOfAlarm = Readonly<Record<DrugClass, SafeState>>;
export type RowsOf<Alarm extends VirtualPumpAlarm> = Readonly<Record<Alarm, RowsOfAlarm>>;

const NOT_YET: Review = { state: 'to-be-reviewed-by-a-clinic' };

export const deviceDoes = (action: SafeAction, reason: string, ...restsOn: readonly Source[]): SafeState => ({
  action,
  reason,
  by: 'device',
  restsOn,
  review: NOT_YET,
});

export const personOrdered = (
  action: SafeAction,
  reason: string,
  ...restsOn: readonly Source[]
): SafeState => ({ action, reason, by: 'person', restsOn, review: NOT_YET });

export const proposed = (action: SafeAction, reason: string, ...restsOn: readonly Source[]): SafeState => ({
  action,
  reason,
  by: 'proposal',
  restsOn,
  review: NOT_YET,
});

const amount = (action: SafeAction): number => SAFE_ACTIONS.indexOf(action);

/** Whether the first lets at least as much flow as the second. */
export const letsFlowAtLeast = (one: SafeAction, other: SafeAction): boolean => amount(one) >= amount(other);

/** What two alarms leave together, or an alarm and what flows already: the lesser of the two. */
export const lesser = (one: SafeAction, other: SafeAction): SafeAction =>
  letsFlowAtLeast(one, other) ? other : one;
