import type { Refusal } from '../../core/therapy/refusals.ts';
import type { AmountJson } from '../../wire/contract/form.ts';
import type { FindingJson } from '../../wire/contract/order.ts';
import type { RefusalJson } from '../../wire/contract/refusal.ts';
import type { Failure } from '../client/failure.ts';

/** The domain's codes, and the two that only the register of all patients knows. */
export type RefusalReason = Refusal['code'] | 'record-number-taken' | 'pump-in-another-patient';

/** Every one, so that none is without words: a code that is missing here does not compile. */
const KNOWN: Readonly<Record<RefusalReason, true>> = {
  'not-registered': true,
  'already-registered': true,
  'record-number-taken': true,
  'pump-in-another-patient': true,
  incomplete: true,
  'no-implant': true,
  'nothing-filled': true,
  'already-filled': true,
  'visit-open': true,
  'in-the-past': true,
  'no-appointment': true,
  'order-open': true,
  'no-such-order': true,
  'order-not-ready': true,
  'order-in-use': true,
  'plan-refused': true,
  'warning-without-reason': true,
  'reason-without-warning': true,
  'change-not-acknowledged': true,
  'delivery-interrupted': true,
  'second-person-needed': true,
  'entry-too-coarse': true,
  'physician-needed': true,
  'changed-since-check': true,
  'rehearsal-differs': true,
  'rehearsal-refused': true,
  'not-in-the-syringe': true,
  'no-such-visit': true,
  'not-now': true,
  'identity-differs': true,
  'label-differs': true,
  'past-beyond-use': true,
  'access-port': true,
  'not-at-needle-stop': true,
  'port-in-doubt': true,
  'port-not-in-doubt': true,
  'correction-needs-reason': true,
  'nothing-to-correct': true,
  'assessment-needed': true,
  'partial-instil-not-checked': true,
  'volume-differs': true,
  'witness-is-the-nurse': true,
  'balance-differs': true,
  'new-warnings': true,
  'read-back-incomplete': true,
  unreadable: true,
  'observation-not-over': true,
  'reason-not-needed': true,
  'appointment-too-late': true,
};

export const REFUSAL_REASONS = Object.keys(KNOWN) as readonly RefusalReason[];

/** The domain's code of a refused command; null for another failure, or a code of a newer server. */
export const reasonOf = ({ reason }: Failure): RefusalReason | null =>
  REFUSAL_REASONS.find((known) => known === reason) ?? null;

const bodyOf = ({ body }: Failure): Partial<RefusalJson> =>
  typeof body === 'object' && body !== null ? (body as Partial<RefusalJson>) : {};

export const findingsOf = (failure: Failure): readonly FindingJson[] => bodyOf(failure).findings ?? [];

export const detailsOf = (failure: Failure): Readonly<Record<string, string | number | AmountJson>> =>
  bodyOf(failure).details ?? {};
