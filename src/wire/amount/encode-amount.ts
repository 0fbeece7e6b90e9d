import { inSmallestUnit, type Quantity } from '../../core/units.ts';
import { CONCENTRATION, type Dimension, DOSE_RATE, FLOW, LENGTH, MASS, TIME, VOLUME } from './unit-table.ts';

/** An amount as the outside has it. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
}

/** In a named unit, unrounded; for units that are a power of ten of the smallest the decimal is exact. */
function inUnit<Unit extends string>(
  dimension: Dimension<Unit>,
  unit: string,
): (of: Quantity<Unit>) => Amount {
  const factor = dimension.units.get(unit);
  if (factor === undefined) throw new Error(`${unit} is no unit of ${dimension.name}`);
  return (of) => ({ value: inSmallestUnit(of) / Number(factor), unit });
}

export const micrograms = inUnit(MASS, 'ug');
export const millilitres = inUnit(VOLUME, 'mL');
export const microgramsPerMillilitre = inUnit(CONCENTRATION, 'ug/mL');
export const microgramsPerDay = inUnit(DOSE_RATE, 'ug/d');
export const millilitresPerDay = inUnit(FLOW, 'mL/d');
export const centimetres = inUnit(LENGTH, 'cm');
/** Not exact where the time is no decimal part of an hour: the nearest double. */
export const hours = inUnit(TIME, 'h');
/** Not exact where the time is no decimal part of a day: the nearest double. */
export const days = inUnit(TIME, 'd');
const seconds = inUnit(TIME, 's');

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;

/** In days where that many days are whole, else in seconds: always exact, so that it decodes to itself. */
export const exactTime = (of: Quantity<'ms'>): Amount =>
  inSmallestUnit(of) % MS_PER_DAY === 0 ? days(of) : seconds(of);

/** In days from one day on, else in hours. */
export const daysOrHours = (of: Quantity<'ms'>): Amount =>
  inSmallestUnit(of) >= MS_PER_DAY ? days(of) : hours(of);

/** In hours from one hour on, else in minutes. */
export const hoursOrMinutes = (of: Quantity<'ms'>): Amount =>
  inSmallestUnit(of) >= MS_PER_HOUR ? hours(of) : inUnit(TIME, 'min')(of);
