import type { DrugId } from '../core/ids.ts';
import type { Extremes } from '../kernel/extremes.ts';

/** A value that the model cannot have: the fault is ours. Holds where and when it arose. */
export class ImpossibleValue extends Error {
  readonly drug: DrugId;
  readonly level: string;
  readonly timeHours: number;
  readonly value: number;
  readonly peak: number;

  constructor(where: {
    readonly drug: DrugId;
    readonly level: string;
    readonly timeHours: number;
    readonly value: number;
    readonly peak: number;
  }) {
    super(`${where.drug} at ${where.level} after ${where.timeHours} h would be ${where.value}`);
    this.name = 'ImpossibleValue';
    this.drug = where.drug;
    this.level = where.level;
    this.timeHours = where.timeHours;
    this.value = where.value;
    this.peak = where.peak;
  }
}

/**
 * How far below zero a concentration may come out, as a part of the drug's highest concentration anywhere: the error of the
 * reduction to modes and of rounding. It is given as zero; anything lower is an error and no result.
 */
export const ROUND_OFF_OF_PEAK = 1e-6;

/**
 * Puts zero in the place of round-off below zero; throws `ImpossibleValue` on anything else that cannot be. Returns `values`,
 * whose extremes the caller knows already.
 */
export function soundValues(
  values: Float64Array,
  { lowest, highest }: Extremes,
  peak: number,
  timeHoursAt: (index: number) => number,
  of: { readonly drug: DrugId; readonly level: string },
): Float64Array {
  if (lowest >= 0 && highest < Number.POSITIVE_INFINITY) return values;
  const allowed = -ROUND_OFF_OF_PEAK * peak;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!(value >= allowed && value < Number.POSITIVE_INFINITY))
      throw new ImpossibleValue({ ...of, timeHours: timeHoursAt(i), value, peak });
    if (value < 0) values[i] = 0;
  }
  return values;
}
