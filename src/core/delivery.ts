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
  equal,
  type FlowRate,
  ifRepresentable,
  larger,
  massOverAll,
  meanFlow,
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanolitres,
  type Volume,
  volumeOverAll,
} from './units.ts';
import { type FlowPiece, weekOf, wholeWeek } from './week.ts';
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

/**
 * Whether every flow, dose and bolus of the program can be computed; where not, `deliveryOf` may show less than was asked. Asked
 * of the highest flow kept all day with every bolus: where that can be held exactly, so can all that is less.
 */
export function isComputed(program: Program, mixture: Mixture, pump: PumpProfile): boolean {
  const { steps, problems } = programFlow(program, mixture, pump);
  const bolus = program.patientBolus;
  const one = bolus === undefined ? NOTHING : bolusVolume(bolus, mixture);
  if (problems.length > 0 || one === null) return false;
  const highest = steps.reduce((flow, step) => larger(flow, step.flow), NO_FLOW);
  const beside = (): Volume => (bolus === undefined ? NOTHING : bolusVolumeWithin(DAY, bolus, one, pump));
  return (
    ifRepresentable(() => [
      dosesAt(highest, mixture),
      add(volumeOverAll([{ flow: highest, time: DAY }], 'up'), beside()),
      worstCaseOf(mixture, [{ window: 'PT24H', basal: [{ flow: highest, time: DAY }], boluses: beside() }]),
    ]) !== null
  );
}

function delivered(program: Program, mixture: Mixture, pump: PumpProfile): Delivery {
  const week = weekOf(program, mixture, pump);
  const rate = meanFlow(wholeWeek(week), 'nearest');
  const bolus = program.patientBolus;
  const one = bolus === undefined ? null : bolusVolume(bolus, mixture);
  const beside = (window: Duration): Volume =>
    bolus === undefined || one === null ? NOTHING : bolusVolumeWithin(window, bolus, one, pump);
  const basalOfDay = highestBasal(week, DAY);
  const windows = WINDOWS.map(({ window, length }) => ({
    window,
    basal: equal(length, DAY) ? basalOfDay : highestBasal(week, length),
    boluses: beside(length),
  }));
  const besideADay = bolus === undefined || one === null ? NOTHING : bolusesVolume(one, bolusesADay(bolus));
  return {
    rate,
    daily: dosesAt(rate, mixture),
    steps: programFlow(program, mixture, pump).steps.map(({ days, from, until, length, flow }) => ({
      days,
      from,
      until,
      length,
      rate: flow,
      doses: dosesAt(flow, mixture),
    })),
    worstDailyVolume: add(volumeOverAll(basalOfDay, 'up'), besideADay),
    patientBolusVolume: one,
    worstCase: worstCaseOf(mixture, windows),
  };
}

const dosesAt = (flow: FlowRate, mixture: Mixture): readonly ComponentDose[] =>
  mixture.map(({ drug, concentration }) => ({
    drug,
    concentration,
    dose: doseRate(flow, concentration, 'nearest'),
  }));

interface FullWindow {
  readonly window: WorstCase['window'];
  readonly basal: readonly FlowPiece[];
  readonly boluses: Volume;
}

const worstCaseOf = (mixture: Mixture, windows: readonly FullWindow[]): readonly WorstCase[] =>
  mixture.flatMap(({ drug, concentration }) =>
    windows.map(({ window, basal, boluses }) => ({
      drug,
      window,
      dose: massOverAll(basal, boluses, concentration, 'up'),
      program: massOverAll(basal, NOTHING, concentration, 'up'),
      patientBoluses: massOverAll([], boluses, concentration, 'up'),
    })),
  );

const undelivered = (mixture: Mixture): Delivery => ({
  rate: NO_FLOW,
  daily: mixture.map(({ drug, concentration }) => ({ drug, concentration, dose: nanogramsPerDay(0) })),
  steps: [],
  worstDailyVolume: NOTHING,
  patientBolusVolume: null,
  worstCase: mixture.flatMap(({ drug }) =>
    WINDOWS.map(({ window }) => ({
      drug,
      window,
      dose: nanograms(0),
      program: nanograms(0),
      patientBoluses: nanograms(0),
    })),
  ),
});
