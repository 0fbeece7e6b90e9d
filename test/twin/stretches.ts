import { minutes } from '../../src/core/time.ts';
import { milliseconds } from '../../src/core/units.ts';
import type { Stretch } from '../../src/twin/scenario.ts';
import { afterHours } from './scenarios.ts';

export const stretch = (
  from: number,
  until: number,
  overrides: Stretch['overrides'],
  name = 'lying',
): Stretch => ({
  name,
  from: afterHours(from),
  until: afterHours(until),
  overrides,
});

/** Made up. */
export const LYING = { dispersion: 400, 'spinal-absorption': 2, 'baclofen-csf-loss': 0.25 };

/** By hours of a clock so far ahead of that of the scenarios. */
export const nightly = (
  from: number,
  until: number,
  hours: readonly [number, number],
  aheadHours = 0,
): Stretch => ({
  ...stretch(from, until, LYING, 'asleep'),
  daily: {
    from: minutes(hours[0] * 60),
    until: minutes(hours[1] * 60),
    clock: { aheadOfUtc: milliseconds(aheadHours * 3_600_000) },
  },
});
