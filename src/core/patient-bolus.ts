import type { PumpProfile } from './devices/pump-profile.ts';
import type { Mixture } from './mixture.ts';
import type { PatientBolus } from './program.ts';
import {
  type Duration,
  type FlowRate,
  flowOver,
  ifRepresentable,
  inSmallestUnit,
  isPositive,
  mulDiv,
  scale,
  type Volume,
  volumeHolding,
} from './units.ts';

const DAY_MS = 86_400_000;

/** Volume of one bolus, to the nearest nL; null where its primary drug has no concentration or the volume is beyond range. */
export const bolusVolume = (bolus: PatientBolus, mixture: Mixture): Volume | null =>
  isPositive(mixture[0].concentration)
    ? ifRepresentable(() => volumeHolding(bolus.dose, mixture[0].concentration, 'nearest'))
    : null;

/** Flow while a bolus runs, rounded up; null where it takes no time or is beyond range. */
export const bolusFlow = (volume: Volume, duration: Duration): FlowRate | null =>
  isPositive(duration) ? ifRepresentable(() => flowOver(volume, duration, 'up')) : null;

/**
 * The most boluses that any window of that length can hold, in full or in part: `⌈(W + d) / L⌉` because the lockout counts from
 * start to start, and at most n for each day the window can touch. A pump whose day rolls gives n in 24 h; one that counts anew
 * at a clock time gives 2n around that time. Where it is not known which, the larger count holds.
 */
export function bolusesWithin(
  window: Duration,
  bolus: PatientBolus,
  day: 'rolling' | 'clock' | null,
): number {
  const days = Math.ceil(inSmallestUnit(window) / DAY_MS) + (day === 'rolling' ? 0 : 1);
  const allotted = allottedIn(days, bolus);
  if (!isPositive(bolus.lockout)) return allotted;
  const apart = mulDiv(
    inSmallestUnit(window) + inSmallestUnit(bolus.duration),
    1,
    inSmallestUnit(bolus.lockout),
    'up',
  );
  return Math.min(allotted, apart);
}

/** The most boluses that a pump gives in one of its days, whichever way it counts: n, or as many as the lockout lets start. */
export function bolusesADay(bolus: PatientBolus): number {
  const allotted = allottedIn(1, bolus);
  if (!isPositive(bolus.lockout)) return allotted;
  return Math.min(allotted, mulDiv(DAY_MS, 1, inSmallestUnit(bolus.lockout), 'up'));
}

/** A count that is no whole number is counted up, one beyond reckoning as the largest; a check refuses both. */
const allottedIn = (days: number, { maxPerDay }: PatientBolus): number =>
  Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, Math.ceil(maxPerDay)) * days);

/** Volume of that many boluses. */
export const bolusesVolume = (one: Volume, count: number): Volume => scale(one, count, 1, 'nearest');

/** The most that any window can hold of patient boluses on this pump. */
export const bolusVolumeWithin = (
  window: Duration,
  bolus: PatientBolus,
  one: Volume,
  pump: PumpProfile,
): Volume => bolusesVolume(one, bolusesWithin(window, bolus, pump.patientBolusDay?.value ?? null));
