import type { Evidence, TwinParameter } from '../evidence.ts';

/** Declares a parameter; throws when its module loads if the value lies outside its own range. */
export function parameter(
  id: string,
  value: number,
  unit: string,
  range: readonly [number, number] | null,
  evidence: Evidence,
  source: string,
  settable?: readonly [number, number],
): TwinParameter {
  if (!Number.isFinite(value) || value < 0) throw new RangeError(`${id}: not a parameter value: ${value}`);
  if (range !== null && !(range[0] <= value && value <= range[1]))
    throw new RangeError(`${id}: ${value} lies outside its range`);
  const one = { id, value, unit, range, evidence, source };
  return settable === undefined ? one : { ...one, settable };
}
