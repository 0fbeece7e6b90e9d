import { milliseconds } from './units.ts';
import type { ClinicPolicy } from './visit-input.ts';

const MS_PER_DAY = 86_400_000;
const days = (count: number) => milliseconds(count * MS_PER_DAY);

/** Our starting values, which a clinic that has said nothing gets, marked as such: 7, 14 and 180 days, Monday to Friday. */
export const STARTING_POLICY: ClinicPolicy = {
  refillMargin: days(7),
  withdrawalMargin: days(14),
  longestInterval: days(180),
  clinicDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  isDefault: true,
};
