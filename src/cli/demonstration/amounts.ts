import type { DrugId } from '../../core/ids.ts';
import type { Component } from '../../core/mixture.ts';
import type { DayPattern, Program } from '../../core/program.ts';
import { minutes, WEEKDAYS } from '../../core/time.ts';
import {
  type Duration,
  micrometres,
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../../core/units.ts';

/** Amounts as the stories write them. A thousandth of the written unit is the finest. */
export const mL = (value: number) => nanolitres(Math.round(value * 1_000_000));
export const mLPerDay = (value: number) => nanolitresPerDay(Math.round(value * 1_000_000));
export const mcg = (value: number) => nanograms(Math.round(value * 1_000));
export const mcgPerDay = (value: number) => nanogramsPerDay(Math.round(value * 1_000));
export const cm = (value: number) => micrometres(Math.round(value * 10_000));
export const minutesLong = (value: number): Duration => milliseconds(value * 60_000);

/** A component at a concentration in mcg/mL, drawn from a stock in mcg/mL; without one it is drawn as it comes. */
export const component = (drug: DrugId, mcgPerMl: number, stock = mcgPerMl): Component => ({
  drug,
  concentration: nanogramsPerMillilitre(mcgPerMl * 1_000),
  stock: nanogramsPerMillilitre(stock * 1_000),
});

export const continuous = (dose: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'dose', dose: mcgPerDay(dose) },
});

/** Doses per day of the primary drug, each from a time of the pump's clock, every day. */
export function schedule(steps: Readonly<Record<string, number>>): Program {
  const pattern: DayPattern = {
    days: WEEKDAYS,
    steps: Object.entries(steps).map(([at, dose]) => ({
      at: minutes(Number(at.slice(0, 2)) * 60 + Number(at.slice(3))),
      setting: { kind: 'dose', dose: mcgPerDay(dose) },
    })),
  };
  return { mode: 'schedule', patterns: [pattern] };
}
