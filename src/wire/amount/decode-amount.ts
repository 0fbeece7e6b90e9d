import { isPositive, type Quantity } from '../../core/units.ts';
import { type DecodeError, type Decoder, unknownKey, wrong } from '../json/decoder.ts';
import { described, type Json, pointer } from '../json/tree.ts';
import { decimal, timesFactor } from './decimal.ts';
import { acceptedSpelling, isInternationalUnit } from './spellings.ts';
import { type Dimension, dimensionOf } from './unit-table.ts';

const KEYS = ['value', 'unit'];

/**
 * `{ "value": number, "unit": UCUM }` of one dimension, never negative. Exact: what is finer than the smallest unit is
 * refused, not rounded; an unknown unit is refused with the accepted ones. `remark` explains a likely mistake.
 */
export function amount<Unit extends string>(
  dimension: Dimension<Unit>,
  remark?: (unit: string) => string | undefined,
): Decoder<Quantity<Unit>> {
  const example = `{ "value": 1, "unit": ${JSON.stringify([...dimension.units.keys()][0])} }`;
  const expects = `an amount of ${dimension.name} such as ${example}`;
  return {
    expects,
    read: (json, at, errors) => {
      if (json.kind !== 'object') return wrong(errors, at, expects, json);
      const before = errors.length;
      for (const [key, value] of json.members) {
        if (!KEYS.includes(key)) unknownKey(errors, pointer(at, key), KEYS, value);
      }
      const factor = readUnit(dimension, json.members.get('unit'), pointer(at, 'unit'), errors, remark);
      const value = readValue(dimension, json.members.get('value'), factor, pointer(at, 'value'), errors);
      return errors.length > before || value === undefined ? undefined : dimension.make(value);
    },
  };
}

/** As `amount`, but nought is refused too. */
export function positive<Unit extends string>(
  dimension: Dimension<Unit>,
  remark?: (unit: string) => string | undefined,
): Decoder<Quantity<Unit>> {
  const any = amount(dimension, remark);
  return {
    expects: any.expects,
    read: (json, at, errors) => {
      const value = any.read(json, at, errors);
      if (value === undefined || isPositive(value)) return value;
      errors.push({ at: pointer(at, 'value'), expected: 'a number above 0', found: '0' });
      return undefined;
    },
  };
}

function readUnit(
  dimension: Dimension<string>,
  json: Json | undefined,
  at: string,
  errors: DecodeError[],
  remark: ((unit: string) => string | undefined) | undefined,
): bigint | undefined {
  const accepted = [...dimension.units.keys()].map((unit) => JSON.stringify(unit)).join(', ');
  const expected = `a unit of ${dimension.name}: ${accepted}`;
  if (json?.kind !== 'string') return wrong(errors, at, expected, json ?? null);
  const factor = dimension.units.get(json.text);
  if (factor !== undefined) return factor;
  const why = remark?.(json.text) ?? explained(json.text, dimension);
  errors.push({ at, expected: why === undefined ? expected : `${expected}; ${why}`, found: described(json) });
  return undefined;
}

function explained(written: string, dimension: Dimension<string>): string | undefined {
  const spelling = acceptedSpelling(written, dimension.units);
  if (spelling !== undefined) return `write ${JSON.stringify(spelling)}`;
  if (isInternationalUnit(written)) return 'international units are never converted to a mass';
  const other = dimensionOf(written);
  return other === undefined ? undefined : `${JSON.stringify(written)} is a unit of ${other.name}`;
}

function readValue(
  dimension: Dimension<string>,
  json: Json | undefined,
  factor: bigint | undefined,
  at: string,
  errors: DecodeError[],
): number | undefined {
  const expected = 'a number that is not negative, with a decimal point, without quotation marks: 0.4';
  if (json?.kind !== 'number') return wrong(errors, at, expected, json ?? null);
  const number = decimal(json.source);
  if (number === null) return wrong(errors, at, expected, json);
  if (factor === undefined) return undefined;
  const most = dimension.largest;
  const whole = timesFactor(number, factor, most.value * Number(dimension.units.get(most.unit)));
  if (whole.ok) return whole.value;
  return wrong(
    errors,
    at,
    whole.because === 'larger'
      ? `at most ${most.value} ${most.unit}`
      : `nothing finer than 1 ${dimension.smallest}, the smallest unit`,
    json,
  );
}
