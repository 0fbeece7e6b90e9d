import {
  type Concentration,
  type DoseRate,
  type Duration,
  type FlowRate,
  type Mass,
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
  type Volume,
} from '../../src/core/units.ts';

// Amounts as a test would say them. Rounded because 0.3358 · 10⁶ is not whole in floating point.
export const mL = (value: number): Volume => nanolitres(Math.round(value * 1e6));
export const mLPerDay = (value: number): FlowRate => nanolitresPerDay(Math.round(value * 1e6));
export const mcgPerMl = (value: number): Concentration => nanogramsPerMillilitre(Math.round(value * 1e3));
export const mgPerMl = (value: number): Concentration => nanogramsPerMillilitre(Math.round(value * 1e6));
export const mcg = (value: number): Mass => nanograms(Math.round(value * 1e3));
export const mcgPerDay = (value: number): DoseRate => nanogramsPerDay(Math.round(value * 1e3));
export const mgPerDay = (value: number): DoseRate => nanogramsPerDay(Math.round(value * 1e6));
export const days = (value: number): Duration => milliseconds(Math.round(value * 86_400_000));
export const hours = (value: number): Duration => milliseconds(Math.round(value * 3_600_000));
