import type { WorkingValue } from '../findings.ts';
import type { DrugId } from '../ids.ts';

/** One value as it was and as it would be. `at` is a pointer into the visit file and what an acknowledgement names. */
export interface Change {
  readonly at: string;
  readonly field: ChangeField;
  /** Where the value belongs to one component. */
  readonly drug: DrugId | null;
  readonly from: WorkingValue | null;
  readonly to: WorkingValue | null;
  /** New over old; null where one is missing, zero or not a number. */
  readonly factor: number | null;
  readonly changed: boolean;
}

export type ChangeField =
  | 'concentration'
  | 'fill-volume'
  | 'mode'
  | 'daily-dose'
  | 'flow'
  | 'step'
  | 'patient-bolus-dose'
  | 'patient-bolus-duration'
  | 'patient-bolus-lockout'
  | 'patient-bolus-max-per-day';
