import type { Failure } from '../client/failure.ts';
import { detailsOf, reasonOf } from './refusals-known.ts';

/**
 * What is said at a field: that it differs from the record or the order, the refusal itself, or what was expected there
 * (in the words of the server).
 */
export type FieldRefusal =
  | { readonly kind: 'differs' | 'missing' | 'refusal' }
  | { readonly kind: 'expected'; readonly expected: string };

/** The name that a field has on the screen where the server's pointer has another. */
const NAMES: Readonly<Record<string, string>> = {
  'identifiers/0': 'first',
  'identifiers/1': 'second',
  'identifiers/0/value': 'first',
  'identifiers/1/value': 'second',
  'label/lot': 'lot',
  'label/patient': 'patient',
  'label/volume': 'volume',
  'label/beyondUse': 'beyondUse',
  'next/appointment': 'appointment/day',
  'next/waiver': 'waiver',
  'symptoms/seen': 'seen',
  'symptoms/done': 'done',
  bridge: 'hasBridge',
  prime: 'hasPrime',
  steps: 'groups',
  patientBolus: 'hasBolus',
  as: 'witness',
};

/** Of a pointer into the request or the command, the name of the field. */
export function fieldNamed(pointer: string): string {
  const path = pointer
    .replace(/^\//, '')
    .replace(/^command\//, '')
    .replace(/^(readBack|reading)\//, '')
    .replace(/^patientBolus\//, 'bolus/')
    .replace(/\/(value|unit|text)$/, '');
  return NAMES[path] ?? path;
}

/** Where a refusal about one thing is said. */
const ONE_FIELD: Readonly<Record<string, string>> = {
  'past-beyond-use': 'beyondUse',
  'access-port': 'port',
  'not-at-needle-stop': 'atNeedleStop',
  'correction-needs-reason': 'correction',
  'partial-instil-not-checked': 'partialInstilChecked',
  'volume-differs': 'volume',
  'witness-is-the-nurse': 'witness',
  'balance-differs': 'wasted',
  'observation-not-over': 'overridden',
  'reason-not-needed': 'overridden',
  'appointment-too-late': 'appointment/day',
  'in-the-past': 'appointment/day',
};

/** Every field that a failure is about. Empty where it is about the step as a whole. */
export function refusedFields(failure: Failure): ReadonlyMap<string, FieldRefusal> {
  if (failure.code === 'password-refused') return new Map([['password', { kind: 'refusal' }]]);
  if (failure.kind === 'bad-input')
    return new Map(
      failure.errors.map(({ at, expected }) => [fieldNamed(at), { kind: 'expected', expected }]),
    );
  const reason = reasonOf(failure);
  if (reason === null) return new Map();
  if (reason === 'identity-differs' || reason === 'label-differs')
    return new Map(failure.fields.map((field) => [fieldNamed(field), { kind: 'differs' }]));
  if (reason === 'read-back-incomplete')
    return new Map(failure.fields.map((field) => [fieldNamed(field), { kind: 'missing' }]));
  const { at, expected } = detailsOf(failure);
  if (typeof at === 'string' && typeof expected === 'string')
    return new Map([[fieldNamed(at), { kind: 'expected', expected }]]);
  const field = ONE_FIELD[reason];
  return field === undefined ? new Map() : new Map([[field, { kind: 'refusal' }]]);
}
