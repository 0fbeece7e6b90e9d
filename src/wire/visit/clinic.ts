import { WEEKDAYS, type Weekday } from '../../core/time.ts';
import type { ClinicPolicy } from '../../core/visit-input.ts';
import { amount, positive } from '../amount/decode-amount.ts';
import { type Amount, exactTime } from '../amount/encode-amount.ts';
import { TIME } from '../amount/unit-table.ts';
import { type Decoder, listOf, map, oneOf, record } from '../json/decoder.ts';
import { pointer } from '../json/tree.ts';

/** Days of the week, none twice. */
export const weekdays: Decoder<readonly Weekday[]> = map(listOf(oneOf(WEEKDAYS), 1), (days, at, errors) => {
  const twice = days.findIndex((day, index) => days.indexOf(day) !== index);
  if (twice === -1) return days;
  errors.push({ at: pointer(at, twice), expected: 'each day once', found: JSON.stringify(days[twice]) });
  return undefined;
});

/** All four values or none: a clinic that states half of its policy has not stated one. */
export const clinic: Decoder<ClinicPolicy> = map(
  record(
    'the policy of the clinic',
    {
      refillMargin: amount(TIME),
      withdrawalMargin: amount(TIME),
      longestInterval: positive(TIME),
      clinicDays: weekdays,
    },
    {},
  ),
  (policy) => ({ ...policy, isDefault: false }),
);

export interface ClinicFile {
  readonly refillMargin: Amount;
  readonly withdrawalMargin: Amount;
  readonly longestInterval: Amount;
  readonly clinicDays: readonly Weekday[];
}

/** Undefined for our starting values: the file then leaves them out, as it came. */
export const encodeClinic = (policy: ClinicPolicy): ClinicFile | undefined =>
  policy.isDefault
    ? undefined
    : {
        refillMargin: exactTime(policy.refillMargin),
        withdrawalMargin: exactTime(policy.withdrawalMargin),
        longestInterval: exactTime(policy.longestInterval),
        clinicDays: policy.clinicDays,
      };
