import type { DrugId } from '../../src/core/ids.ts';
import type { Mixture } from '../../src/core/mixture.ts';
import type { Program } from '../../src/core/program.ts';
import { type Instant, instantAt } from '../../src/core/time.ts';
import {
  type Duration,
  micrometres,
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
} from '../../src/core/units.ts';
import { levelNamed, type ObservedAt, type VertebralLevel } from '../../src/twin/levels.ts';
import type { NeedleBolusEvent, Scenario, TwinCatheter, TwinPump } from '../../src/twin/scenario.ts';

/** A Thursday, at midnight. */
const BEGINNING_MS = 20_000 * 86_400_000;

export const afterHours = (hours: number): Instant => instantAt(BEGINNING_MS + Math.round(hours * 3_600_000));
export const hoursLong = (hours: number): Duration => milliseconds(Math.round(hours * 3_600_000));

export function levels(...names: readonly string[]): readonly ObservedAt[] {
  return names.map((name) => {
    const level = levelNamed(name);
    if (level === null) throw new Error(`no level ${name}`);
    return level;
  });
}

export const mixture = (drug: DrugId, ugPerMl: number): Mixture => [
  { drug, concentration: nanogramsPerMillilitre(Math.round(ugPerMl * 1000)) },
];

export const dailyDose = (ug: number): Program => ({
  mode: 'continuous',
  setting: { kind: 'dose', dose: nanogramsPerDay(Math.round(ug * 1000)) },
});

/** SynchroMed II with a catheter of 89 cm: 0.140 + 0.1958 mL. */
export const PUMP: TwinPump = {
  model: 'synchromed-ii-40',
  clock: { aheadOfUtc: milliseconds(0) },
  accuracyRatio: 1,
};

export const catheterTo = (tip: VertebralLevel): TwinCatheter => ({
  segments: [{ model: '8709sc', implanted: micrometres(890_000) }],
  tip,
});

export const injection = (
  drug: DrugId,
  ug: number,
  place: NeedleBolusEvent['place'],
  hours = 0,
): NeedleBolusEvent => ({
  kind: 'needle-bolus',
  at: afterHours(hours),
  place,
  doses: [{ drug, mass: nanograms(Math.round(ug * 1000)) }],
  injectate: nanolitres(1_000_000),
  baricity: 'isobaric',
});

export const observing = (
  names: readonly string[],
  hours: number,
  every = 1,
  from = 0,
): Scenario['observe'] => ({
  levels: levels(...names),
  from: afterHours(from),
  to: afterHours(hours),
  every: hoursLong(every),
});

/** One injection, no pump. */
export const INJECTED: Scenario = {
  patient: { weightKg: 70 },
  overrides: {},
  pump: null,
  catheter: null,
  before: { kind: 'drug-free' },
  delivery: [injection('morphine', 300, 'L2-3')],
  observe: observing(['L2-3', 'T12', 'C7-T1', 'cisterna', 'plasma'], 24),
};

/** Baclofen 500 ug/mL, 200 ug a day for ever, tip at T10. */
export const INFUSED: Scenario = {
  patient: { weightKg: 70 },
  overrides: {},
  pump: PUMP,
  catheter: catheterTo('T10'),
  before: { kind: 'steady', mixture: mixture('baclofen', 500), program: dailyDose(200) },
  delivery: [],
  observe: observing(['tip', 'T12', 'C7-T1', 'cisterna'], 48),
};
