import type { Failure } from '../client/failure.ts';
import { detailsOf, reasonOf } from '../visit/refusals-known.ts';

/** What the server says at a field: the refusal itself, or what was expected there. */
export type RecordRefusal =
  | { readonly kind: 'refusal' }
  | { readonly kind: 'expected'; readonly expected: string };

const WRAPPERS: ReadonlySet<string> = new Set([
  'command',
  'identity',
  'facts',
  'pump',
  'catheter',
  'last',
  'alarm',
]);

/** Fields of a time are two: what is wrong with a moment is said at its day. */
const MOMENTS: ReadonlySet<string> = new Set(['at', 'since']);

/** Of a pointer into the request, the name of the field on the screen. */
export function recordFieldNamed(pointer: string): string {
  const parts = pointer.split('/').filter((part) => part !== '');
  while (parts[0] !== undefined && WRAPPERS.has(parts[0])) parts.shift();
  const last = parts.at(-1);
  if (last === 'value' || last === 'unit') parts.pop();
  const name = parts.at(-1);
  return name !== undefined && MOMENTS.has(name) ? `${parts.join('/')}/day` : parts.join('/');
}

/** Where a refusal about one thing is said. */
const ONE_FIELD: Readonly<Record<string, string>> = {
  'record-number-taken': 'recordNumber',
  'pump-in-another-patient': 'serial',
  'in-the-past': 'at/day',
};

/** Every field that a failure is about. Empty where it is about the whole. */
export function recordRefusals(failure: Failure): ReadonlyMap<string, RecordRefusal> {
  if (failure.kind === 'bad-input')
    return new Map(
      failure.errors.map(({ at, expected }) => [recordFieldNamed(at), { kind: 'expected', expected }]),
    );
  const reason = reasonOf(failure);
  if (reason === null) return new Map();
  const field = ONE_FIELD[reason];
  if (field !== undefined) return new Map([[field, { kind: 'refusal' }]]);
  const { at, expected } = detailsOf(failure);
  return typeof at === 'string' && typeof expected === 'string'
    ? new Map([[recordFieldNamed(at), { kind: 'expected', expected }]])
    : new Map();
}
