import type { Refusal } from '../core/therapy/refusals.ts';
import type { Quantity } from '../core/units.ts';
import type { RecordsRefusal } from '../records/carry-out.ts';
import type { FindingJson } from '../wire/contract/order.ts';
import { findings } from '../wire/therapy/judged.ts';
import { volume } from '../wire/therapy/quantities.ts';
import { type ApiRefusal, refusal } from './refusal.ts';

/** What each refusal of the domain says to a person; the screen may say it in another language by its code. */
const WORDS: Readonly<Record<(Refusal | RecordsRefusal)['code'], string>> = {
  'not-registered': 'This patient is not registered.',
  'already-registered': 'This patient is registered already.',
  'record-number-taken': 'Another patient has this record number.',
  'pump-in-another-patient': 'A pump of this model and serial number is recorded in another patient.',
  incomplete: 'Something is missing.',
  'no-implant': 'No implanted pump is recorded.',
  'nothing-filled': 'Nothing is recorded about what the pump holds.',
  'already-filled': 'What the pump holds is recorded already.',
  'visit-open': 'A visit is open. Finish or abort it first.',
  'in-the-past': 'This time has passed.',
  'no-appointment': 'No appointment is booked.',
  'order-open': 'Another order is open for this patient. Replace or withdraw it.',
  'no-such-order': 'This order is not open any more.',
  'order-not-ready': 'The order is not ready for this.',
  'order-in-use': 'The order is in use at an open visit.',
  'plan-refused': 'The plan exceeds a limit that nobody can sign.',
  'warning-without-reason': 'A warning needs a reason.',
  'reason-without-warning': 'A reason was given for a warning that does not stand.',
  'change-not-acknowledged': 'Every changed value has to be acknowledged.',
  'delivery-interrupted': 'Delivery was interrupted: the earlier order cannot be repeated unseen.',
  'second-person-needed': 'This has to be done by a second person, not by the author.',
  'entry-too-coarse': 'The entry has too few digits to be compared.',
  'physician-needed': 'Only a physician can sign.',
  'changed-since-check': 'Something changed since the order was checked. It has to be submitted again.',
  'rehearsal-differs': 'The virtual pump would not deliver what the plan says. This order cannot be signed.',
  'rehearsal-refused': 'The virtual pump does not take this program. This order cannot be signed.',
  'not-in-the-syringe': 'The order is not what is in the syringe.',
  'no-such-visit': 'This visit is not open.',
  'not-now': 'Another step of the visit comes first.',
  'identity-differs': 'The identifiers or the serial number do not match the record.',
  'label-differs': 'The label of the syringe does not match the order.',
  'past-beyond-use': 'The syringe is past its beyond-use date.',
  'access-port': 'The catheter access port is not the port of a refill.',
  'not-at-needle-stop': 'The needle is not at the stop.',
  'port-in-doubt':
    'More came out than can be in the pump. The port has to be confirmed before anything is injected.',
  'port-not-in-doubt': 'The port is not in doubt.',
  'correction-needs-reason': 'A correction needs its reason.',
  'nothing-to-correct': 'There is no earlier entry to correct.',
  'assessment-needed': 'The discrepancy needs an assessment and a plan.',
  'partial-instil-not-checked': 'The aspiration after a partial instillation has to be checked.',
  'volume-differs': 'The injected volume is not the ordered one.',
  'witness-is-the-nurse': 'The witness has to be another person.',
  'balance-differs': 'What was taken and what is accounted for do not agree.',
  'new-warnings': 'The final check gives warnings that nobody accepted.',
  'read-back-incomplete': 'The read-back is not complete.',
  unreadable: 'A value could not be read.',
  'observation-not-over': 'The time of observation is not over.',
  'reason-not-needed': 'No reason is needed: the time is over.',
  'appointment-too-late': 'The appointment lies after the day by which the pump has to be refilled.',
};

const isAmount = (key: string): boolean =>
  key === 'ordered' || key === 'taken' || key === 'accountedFor' || key === 'by';

/** A refusal of the domain as a reply. Its remaining fields go into `details`, amounts with their unit. */
export function domainRefusal(of: Refusal | RecordsRefusal): ApiRefusal {
  const { code, ...rest } = of;
  const base = refusal('refused', { reason: code });
  const details: Record<string, string | number | ReturnType<typeof volume.write>> = {};
  let found: Partial<ApiRefusal> = {};
  for (const [key, value] of Object.entries(rest)) {
    if (key === 'findings') found = { ...found, findings: findings.write(value) as FindingJson[] };
    else if (key === 'fields') found = { ...found, fields: [...value] };
    else details[key] = isAmount(key) ? volume.write(value as Quantity<'nL'>) : value;
  }
  return {
    ...base,
    message: WORDS[code],
    ...found,
    ...(Object.keys(details).length > 0 && { details: details as NonNullable<ApiRefusal['details']> }),
  };
}
