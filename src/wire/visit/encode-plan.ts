import type {
  Bridge,
  ComponentDose,
  Compounding,
  Delivery,
  PassingDose,
  Plan,
  PlanDates,
  Prime,
  Residual,
} from '../../core/plan.ts';
import { clockText, type Instant, type TimeZone } from '../../core/time.ts';
import {
  daysOrHours,
  hours,
  micrograms,
  microgramsPerDay,
  microgramsPerMillilitre,
  millilitres,
  millilitresPerDay,
} from '../amount/encode-amount.ts';
import { encodeFinding } from './encode-finding.ts';
import { isoWithOffset } from './local-time.ts';

/**
 * The answer of `theca plan --json`. Nothing in it is rounded for display; dates carry the offset that holds in the clinic's
 * zone on that day. Cannot fail.
 */
export const encodePlan = (plan: Plan, zone: TimeZone) => ({
  theca: 'plan/1' as const,
  formulary: plan.formulary,
  residual: plan.residual && encodeResidual(plan.residual),
  delivery: plan.delivery && encodeDelivery(plan.delivery),
  before: plan.before && encodeDelivery(plan.before),
  bridge: plan.bridge && encodeBridge(plan.bridge),
  prime: plan.prime && encodePrime(plan.prime),
  compounding: plan.compounding && encodeCompounding(plan.compounding),
  dates: encodeDates(plan.dates, zone),
  findings: plan.findings.map(encodeFinding),
});

const encodeResidual = ({ expected, aspirated, discrepancy, ratio, verdict }: Residual) => ({
  expected: millilitres(expected),
  aspirated: millilitres(aspirated),
  discrepancy: millilitres(discrepancy),
  ratio,
  verdict,
});

const encodeDose = ({ drug, dose }: PassingDose) => ({ drug, dose: microgramsPerDay(dose) });

const encodeDelivered = ({ drug, concentration, dose }: ComponentDose) => ({
  drug,
  dose: microgramsPerDay(dose),
  concentration: microgramsPerMillilitre(concentration),
});

const encodeDelivery = (of: Delivery) => ({
  rate: millilitresPerDay(of.rate),
  daily: of.daily.map(encodeDelivered),
  steps: of.steps.map(({ days, from, until, rate, doses }) => ({
    days,
    at: clockText(from),
    until: clockText(until),
    rate: millilitresPerDay(rate),
    daily: doses.map(encodeDose),
  })),
  worstCase: of.worstCase.map(({ drug, window, dose, program, patientBoluses }) => ({
    drug,
    window,
    dose: micrograms(dose),
    program: micrograms(program),
    patientBoluses: micrograms(patientBoluses),
  })),
  worstDailyVolume: millilitres(of.worstDailyVolume),
  patientBolusVolume: of.patientBolusVolume && millilitres(of.patientBolusVolume),
});

const encodeBridge = ({ volume, dose, duration, rate, daily, without, declined }: Bridge) => ({
  volume: millilitres(volume),
  dose: micrograms(dose),
  duration: hours(duration),
  rate: millilitresPerDay(rate),
  daily: daily.map(encodeDose),
  without: {
    dose: microgramsPerDay(without.dose),
    duration: daysOrHours(without.duration),
    daily: without.daily.map(encodeDose),
  },
  ...(declined !== null && { declined }),
});

const encodePrime = ({ part, reason, volume, rate, duration }: Prime) => ({
  part,
  reason,
  volume: millilitres(volume),
  rate: millilitresPerDay(rate),
  duration: hours(duration),
});

const encodeCompounding = ({ total, components, diluent, diluentDrawn, asDrawn }: Compounding) => ({
  total: millilitres(total),
  components: components.map(({ drug, stock, volume, drawn }) => ({
    drug,
    stock: microgramsPerMillilitre(stock),
    volume: millilitres(volume),
    drawn: millilitres(drawn),
  })),
  diluent: millilitres(diluent),
  diluentDrawn: millilitres(diluentDrawn),
  asDrawn: asDrawn.map(({ drug, concentration }) => ({
    drug,
    concentration: microgramsPerMillilitre(concentration),
  })),
});

function encodeDates(
  { lowReservoirAlarm, worstCaseAlarm, empty, stability, refillBy, because }: PlanDates,
  zone: TimeZone,
) {
  const at = (instant: Instant | null) => instant && isoWithOffset(instant, zone);
  return {
    lowReservoirAlarm: at(lowReservoirAlarm),
    worstCaseAlarm: at(worstCaseAlarm),
    empty: at(empty),
    stability: at(stability),
    refillBy,
    because,
  };
}
