import type { ParameterReader } from './parameters/parameter-set.ts';

export const HOURS_PER_DAY = 24;
const LOWEST_AT = 18;
const HIGHEST_AT = 2;

/** Production over its mean at a time of the day: half a cosine up from 18:00 to 02:00 and one down, by two measured ends. */
export function turnoverFactor({ read }: ParameterReader, hourOfDay: number): number {
  const [lowest, highest] = [read('csf-production-lowest'), read('csf-production-highest')];
  const mean = (lowest + highest) / 2;
  const sinceLowest = (hourOfDay - LOWEST_AT + HOURS_PER_DAY) % HOURS_PER_DAY;
  const rise = (HIGHEST_AT - LOWEST_AT + HOURS_PER_DAY) % HOURS_PER_DAY;
  const phase = sinceLowest < rise ? sinceLowest / rise : 1 + (sinceLowest - rise) / (HOURS_PER_DAY - rise);
  return 1 - ((highest - lowest) / 2 / mean) * Math.cos(Math.PI * phase);
}
