import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decodeVisit } from '../../../src/wire/visit/decode-visit.ts';

/** The example of the contract. */
export const EXAMPLE = readFileSync(
  new URL('../../scenarios/baclofen-500-to-2000.json', import.meta.url),
  'utf8',
);

export const decoded = (text: string) => {
  const result = decodeVisit(text);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};

export type Path = readonly (string | number)[];
type Holder = Record<string | number, unknown>;

/** The example with one value set at a path, or taken away. */
export function changed(path: Path, value: unknown): string {
  const document = JSON.parse(EXAMPLE) as Holder;
  const holder = path.slice(0, -1).reduce<Holder>((at, key) => at[key] as Holder, document);
  const key = path.at(-1) ?? '';
  if (value === undefined) delete holder[key];
  else holder[key] = value;
  return JSON.stringify(document);
}

export const errorsOf = (text: string) => {
  const result = decodeVisit(text);
  assert.ok(!result.ok, 'this should have been refused');
  return result.refusal;
};

/** That this change of the example is refused with this one error. */
export function onlyError(path: Path, value: unknown, at: string, expected: RegExp): void {
  const errors = errorsOf(changed(path, value));
  assert.equal(errors.length, 1, JSON.stringify(errors));
  assert.equal(errors[0]?.at, at);
  assert.match(errors[0]?.expected ?? '', expected);
}
