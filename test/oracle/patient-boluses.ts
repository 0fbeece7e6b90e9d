import type { PatientBolus } from '../../src/core/program.ts';
import { ceiling, type Fraction, fraction, over, plus, times, ZERO } from './fraction.ts';
import { keptVolume, mass, time } from './scale.ts';

/** `V = M / c` of one bolus, to the nearest nL. */
export const bolusVolume = (bolus: PatientBolus, c: Fraction): Fraction =>
  keptVolume(over(mass(bolus.dose), c));

/** At most `⌈(W + d) / L⌉` boluses, and at most twice `n` where the pump may start its day anew inside the window. */
export function bolusesInWindow(bolus: PatientBolus | undefined, hours: number, c: Fraction): Fraction {
  if (bolus === undefined) return ZERO;
  const window = plus(fraction(hours, 24), time(bolus.duration));
  const byLockout = ceiling(over(window, time(bolus.lockout)));
  const byCount = 2n * BigInt(bolus.maxPerDay);
  return times(fraction(byLockout < byCount ? byLockout : byCount), bolusVolume(bolus, c));
}

/** mL a day with every allowed bolus: `n`, or as many as the lockout lets start in a day. */
export function dailyBoluses(bolus: PatientBolus, c: Fraction): Fraction {
  const byLockout = ceiling(over(fraction(1n), time(bolus.lockout)));
  const byCount = BigInt(bolus.maxPerDay);
  return times(fraction(byLockout < byCount ? byLockout : byCount), bolusVolume(bolus, c));
}
