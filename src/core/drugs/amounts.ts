import {
  type Concentration,
  type DoseRate,
  type Duration,
  milliseconds,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  type Volume,
} from '../units.ts';

/**
 * Figures as their sources write them. Each throws when its module loads if the figure is finer than the smallest unit, so
 * nothing is rounded.
 */
export const mgPerDay = (value: number): DoseRate => nanogramsPerDay(value * 1_000_000);
export const mcgPerDay = (value: number): DoseRate => nanogramsPerDay(value * 1000);
export const mgPerMl = (value: number): Concentration => nanogramsPerMillilitre(value * 1_000_000);
export const mcgPerMl = (value: number): Concentration => nanogramsPerMillilitre(value * 1000);
export const days = (value: number): Duration => milliseconds(value * 86_400_000);
export const hours = (value: number): Duration => milliseconds(value * 3_600_000);
export const ml = (value: number): Volume => nanolitres(value * 1_000_000);
