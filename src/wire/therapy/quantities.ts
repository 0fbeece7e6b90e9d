import { Temporal } from 'temporal-polyfill';
import type { WorkingValue } from '../../core/findings.ts';
import { epochMilliseconds, type Instant } from '../../core/time.ts';
import { inSmallestUnit, type Quantity } from '../../core/units.ts';
import { amount } from '../amount/decode-amount.ts';
import {
  type Amount,
  centimetres,
  exactTime,
  micrograms,
  microgramsPerDay,
  microgramsPerMillilitre,
  millilitres,
  millilitresPerDay,
} from '../amount/encode-amount.ts';
import {
  CONCENTRATION,
  type Dimension,
  DOSE_RATE,
  FLOW,
  LENGTH,
  MASS,
  TIME,
  VOLUME,
} from '../amount/unit-table.ts';
import { wrong } from '../json/decoder.ts';
import type { Json } from '../json/tree.ts';
import { calendarDay, moment as decodeMoment } from '../visit/local-time.ts';
import { type Codec, number, words } from './codec.ts';

/** What was computed may exceed what a hand may type: kept amounts are bounded by the safe integers alone. */
const unbounded = <Unit extends string>(dimension: Dimension<Unit>, unit: string): Dimension<Unit> => ({
  ...dimension,
  largest: {
    value: Math.floor(Number.MAX_SAFE_INTEGER / Number(dimension.units.get(unit))),
    unit,
  },
});

const negated = (json: Json): Json => {
  const value = json.kind === 'object' ? json.members.get('value') : undefined;
  if (json.kind !== 'object' || value?.kind !== 'number' || !value.source.startsWith('-')) return json;
  const positive: Json = { kind: 'number', source: value.source.slice(1) };
  return { kind: 'object', members: new Map([...json.members, ['value', positive]]) };
};

/** An amount that may be negative: a discrepancy, a change, the offset of a clock. */
function signed<Unit extends string>(
  dimension: Dimension<Unit>,
  unit: string,
  write: (of: Quantity<Unit>) => Amount,
): Codec<Quantity<Unit>> {
  const decoder = amount(unbounded(dimension, unit));
  return {
    reads: {
      expects: decoder.expects,
      read: (json, at, errors) => {
        const turned = negated(json);
        const value = decoder.read(turned, at, errors);
        return value === undefined || turned === json ? value : dimension.make(-inSmallestUnit(value));
      },
    },
    write,
  };
}

export const mass = signed(MASS, 'ug', micrograms);
export const volume = signed(VOLUME, 'mL', millilitres);
export const concentration = signed(CONCENTRATION, 'ug/mL', microgramsPerMillilitre);
export const dose = signed(DOSE_RATE, 'ug/d', microgramsPerDay);
export const flow = signed(FLOW, 'mL/d', millilitresPerDay);
export const length = signed(LENGTH, 'cm', centimetres);
export const duration = signed(TIME, 's', exactTime);

/** As a hand types it: never negative, and not beyond what can be meant. */
export const entered = {
  volume: { reads: amount(VOLUME), write: millilitres },
  concentration: { reads: amount(CONCENTRATION), write: microgramsPerMillilitre },
  duration: { reads: amount(TIME), write: exactTime },
} as const;

const withOffset = decodeMoment(undefined);
const MOMENT = 'a date and time with its offset such as "2026-11-22T10:00-06:00"';

/** Read with any offset, which it must have; written in UTC, to the millisecond. */
export const moment: Codec<Instant> = {
  reads: {
    expects: MOMENT,
    read: (json, at, errors) => {
      const before = errors.length;
      const value = withOffset.read(json, at, errors);
      return value === undefined && errors.length === before ? wrong(errors, at, MOMENT, json) : value;
    },
  },
  write: (at) => Temporal.Instant.fromEpochMilliseconds(epochMilliseconds(at)).toString(),
};

export const day: Codec<string> = { reads: calendarDay, write: (value) => value };

const KINDS = {
  mass: { codec: mass, dimension: MASS },
  volume: { codec: volume, dimension: VOLUME },
  concentration: { codec: concentration, dimension: CONCENTRATION },
  'dose-rate': { codec: dose, dimension: DOSE_RATE },
  flow: { codec: flow, dimension: FLOW },
  length: { codec: length, dimension: LENGTH },
  duration: { codec: duration, dimension: TIME },
} as const;

/** One value of a working: the unit says what kind of amount it is. */
export const workingValue: Codec<WorkingValue> = {
  reads: {
    expects: 'an amount, a number or text',
    read: (json, at, errors) => {
      if (json.kind === 'number') return { kind: 'number', value: Number(json.source) };
      if (json.kind === 'string') return { kind: 'text', value: json.text };
      const unit = json.kind === 'object' ? json.members.get('unit') : undefined;
      const written = unit?.kind === 'string' ? unit.text : '';
      for (const [kind, { codec, dimension }] of Object.entries(KINDS)) {
        if (!dimension.units.has(written)) continue;
        const value = codec.reads.read(json, at, errors);
        return value === undefined ? undefined : ({ kind, value } as WorkingValue);
      }
      return wrong(errors, at, 'an amount, a number or text', json);
    },
  },
  write: (working) => {
    if (working.kind === 'number') return number.write(working.value);
    if (working.kind === 'text') return words.write(working.value);
    const { write } = KINDS[working.kind].codec as Codec<Quantity<string>>;
    return write(working.value);
  },
};
