import type { PumpProfile } from './devices/pump-profile.ts';
import type { Mixture } from './mixture.ts';
import { bolusesADay, bolusesVolume, bolusVolume, bolusVolumeWithin } from './patient-bolus.ts';
import type { ComponentDose, Delivery, WorstCase } from './plan.ts';
import type { Program } from './program.ts';
import { NO_FLOW, programFlow } from './program-flow.ts';
import {
  add,
  type Duration,
  doseRate,
  type FlowRate,
  ifRepresentable,
  massOverAll,
  meanFlow,
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanolitres,
  type Volume,
  volumeOverAll,
} from './units.ts';
import { type WeekPiece, weekOf, wholeWeek } from './week.ts';
import { highestBasal } from './worst-window.ts';

/** The windows in which the most that can be delivered is shown and judged. */
export const WINDOWS: readonly { readonly window: WorstCase['window']; readonly length: Duration }[] = [
  { window: 'PT1H', length: milliseconds(3_600_000) },
  { window: 'PT4H', length: milliseconds(14_400_000) },
  { window: 'PT24H', length: milliseconds(86_400_000) },
];

const DAY = milliseconds(86_400_000);
const NOTHING = nanolitres(0);

/**
 * What the pump delivers of every component: at the kept flow, to the nearest ng/d; the rate of a schedule is its mean over the
 * week, to the nearest nL/d, and the daily doses are those of that mean. The most of any window is rounded up.
 *
 * Never throws. What cannot be computed stands as nothing delivered, and `isComputed` is then false: a check refuses it.
 */
export const deliveryOf = (program: Program, mixture: Mixture, pump: PumpProfile): Delivery =>
  ifRepresentable(() => delivered(program, mixture, pump)) ?? undelivered(mixture);

/** Whether every flow, dose and bolus of the program could be computed; where not, `deliveryOf` shows less than was asked. */
export const isComputed = (program: Program, mixture: Mixture, pump: PumpProfile): boolean =>
  programFlow(program, mixture, pump).problems.length === 0 &&
  (program.patientBolus === undefined || bolusVolume(program.patientBolus, mixture) !== null) &&
  ifRepresentable(() => delivered(program, mixture, pump)) !== null;

function delivered(program: Program, mixture: Mixture, pump: PumpProfile): Delivery {
  const week = weekOf(program, mixture, pump);
  const rate = meanFlow(wholeWeek(week), 'nearest');
  const bolus = program.patientBolus;
  const one = bolus === undefined ? null : bolusVolume(bolus, mixture);
  const beside = (window: Duration): Volume =>
    bolus === undefined || one === null ? NOTHING : bolusVolumeWithin(window, bolus, one, pump);
  const besideADay = bolus === undefined || one === null ? NOTHING : bolusesVolume(one, bolusesADay(bolus));
  return {
    rate,
    daily: dosesAt(rate, mixture),
    steps: programFlow(program, mixture, pump).steps.map(({ days, from, until, flow }) => ({
      days,
      from,
      until,
      rate: flow,
      doses: dosesAt(flow, mixture),
    })),
    worstDailyVolume: add(volumeOverAll(highestBasal(week, DAY), 'up'), besideADay),
    patientBolusVolume: one,
    worstCase: worstCase(week, mixture, beside),
  };
}

const dosesAt = (flow: FlowRate, mixture: Mixture): readonly ComponentDose[] =>
  mixture.map(({ drug, concentration }) => ({
    drug,
    concentration,
    dose: doseRate(flow, concentration, 'nearest'),
  }));

function worstCase(
  week: readonly WeekPiece[],
  mixture: Mixture,
  beside: (window: Duration) => Volume,
): readonly WorstCase[] {
  const windows = WINDOWS.map(({ window, length }) => ({
    window,
    basal: highestBasal(week, length),
    boluses: beside(length),
  }));
  return mixture.flatMap(({ drug, concentration }) =>
    windows.map(({ window, basal, boluses }) => ({
      drug,
      window,
      dose: massOverAll(basal, boluses, concentration, 'up'),
    })),
  );
}

const undelivered = (mixture: Mixture): Delivery => ({
  rate: NO_FLOW,
  daily: mixture.map(({ drug, concentration }) => ({ drug, concentration, dose: nanogramsPerDay(0) })),
  steps: [],
  worstDailyVolume: NOTHING,
  patientBolusVolume: null,
  worstCase: mixture.flatMap(({ drug }) =>
    WINDOWS.map(({ window }) => ({ drug, window, dose: nanograms(0) })),
  ),
});
