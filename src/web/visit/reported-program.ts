import type { Program } from '../../core/program.ts';
import type { Weekday } from '../../core/time.ts';
import { DOSE_RATE, dimensionOf, MASS, TIME } from '../../wire/amount/unit-table.ts';
import type { ReadBackJson } from '../../wire/contract/read-back.ts';
import { NOTHING_TYPED, type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import { readTimeOfDay } from '../fields/time-of-day-entry.ts';
import { type Entered, enteredOr, type VisitProblem } from './problems.ts';

export interface ReportedStep {
  readonly id: number;
  /** HH:MM on the pump's clock. */
  readonly at: string;
  readonly text: string;
}

export interface ReportedDays {
  readonly id: number;
  readonly days: readonly Weekday[];
  readonly steps: readonly ReportedStep[];
}

export interface ReportedBolus {
  readonly dose: QuantityText;
  readonly duration: QuantityText;
  readonly lockout: QuantityText;
  readonly maxPerDay: string;
}

/** A program as a programmer shows it, digit for digit. */
export interface Reported {
  readonly mode: Program['mode'] | null;
  readonly dailyDose: QuantityText;
  readonly stepUnit: string | null;
  readonly groups: readonly ReportedDays[];
  /** Whether it shows patient boluses; null until somebody has said so. */
  readonly hasBolus: boolean | null;
  readonly bolus: ReportedBolus;
}

export const DOSE_UNITS = ['ug/d', 'mg/d', 'ug/h', 'mg/h'] as const;
export const STEP_UNITS = [...DOSE_UNITS, 'mL/d', 'mL/h', 'ug', 'mg'] as const;
export const BOLUS_UNITS = ['ug', 'mg'] as const;
export const BOLUS_TIMES = ['min', 'h', 's'] as const;

export const NOTHING_REPORTED: Reported = {
  mode: null,
  dailyDose: NOTHING_TYPED,
  stepUnit: null,
  groups: [],
  hasBolus: null,
  bolus: { dose: NOTHING_TYPED, duration: NOTHING_TYPED, lockout: NOTHING_TYPED, maxPerDay: '' },
};

/** The form of a kept one: lists are empty at first. */
export const REPORTED_SAMPLE: Reported = {
  ...NOTHING_REPORTED,
  groups: [{ id: 1, days: ['mon'], steps: [{ id: 1, at: '', text: '' }] }],
};

const COUNT = /^\d{1,4}$/;

/** Whether the mode that is reported has a dose a day beside it when it is read back; before, only a continuous flow has. */
export const showsDailyDose = ({ mode }: Reported, isReadBack: boolean): boolean =>
  mode === 'continuous' || (isReadBack && mode === 'schedule');

/** What still stands against it, at every field. What is read back after programming may be nothing at all: `0.0 mcg/day`. */
export function reportedProblems(
  reported: Reported,
  isReadBack: boolean,
): Record<string, VisitProblem | 'field'> {
  const problems: Record<string, VisitProblem | 'field'> = {};
  if (reported.mode === null) problems['mode'] = 'no-choice';
  if (showsDailyDose(reported, isReadBack) && !readQuantity(reported.dailyDose, DOSE_RATE, isReadBack).ok)
    problems['dailyDose'] = 'field';
  if (reported.mode === 'schedule') scheduleProblems(reported, problems);
  if (reported.mode !== null && reported.hasBolus === null) problems['hasBolus'] = 'no-choice';
  if (reported.hasBolus === true) bolusProblems(reported.bolus, isReadBack, problems);
  return problems;
}

function scheduleProblems(
  { stepUnit, groups }: Reported,
  problems: Record<string, VisitProblem | 'field'>,
): void {
  if (stepUnit === null) problems['stepUnit'] = 'no-choice';
  if (groups.length === 0) problems['groups'] = 'no-steps';
  const taken = new Set<Weekday>();
  for (const group of groups) {
    const { id, days, steps } = group;
    if (days.length === 0) problems[`days/${id}`] = 'no-days';
    if (days.some((day) => taken.has(day))) problems[`days/${id}`] = 'day-twice';
    if (steps.length === 0) problems[`days/${id}`] = 'no-steps';
    for (const day of days) taken.add(day);
    for (const step of steps) Object.assign(problems, stepProblems(step, group));
  }
}

function stepProblems(
  { id, at, text }: ReportedStep,
  group: ReportedDays,
): Readonly<Record<string, VisitProblem | 'field'>> {
  const place = `${group.id}/${id}`;
  const isTwice = group.steps.some((other) => other.id < id && other.at.trim() === at.trim());
  return {
    ...(isTwice && { [`at/${place}`]: 'same-time' }),
    ...(!readTimeOfDay(at).ok && { [`at/${place}`]: 'field' }),
    ...(!/^\d+(\.\d+)?$/.test(text.trim()) && { [`value/${place}`]: 'number' }),
  };
}

function bolusProblems(
  bolus: ReportedBolus,
  zeroAllowed: boolean,
  problems: Record<string, VisitProblem | 'field'>,
): void {
  if (!readQuantity(bolus.dose, MASS, zeroAllowed).ok) problems['bolus/dose'] = 'field';
  if (!readQuantity(bolus.duration, TIME, zeroAllowed).ok) problems['bolus/duration'] = 'field';
  if (!readQuantity(bolus.lockout, TIME, zeroAllowed).ok) problems['bolus/lockout'] = 'field';
  if (!COUNT.test(bolus.maxPerDay.trim())) problems['bolus/maxPerDay'] = 'count';
}

const shown = ({ text, unit }: QuantityText): { text: string; unit: string } => ({
  text: text.trim(),
  unit: unit ?? '',
});

/** In the order of the day, as every program is written. */
const ordered = (steps: readonly ReportedStep[]): readonly ReportedStep[] =>
  [...steps].sort((a, b) => (a.at.trim() < b.at.trim() ? -1 : 1));

/** The part of a read-back that the program is: texts as displayed, so that the digits can be compared. */
export function readBackProgram(
  reported: Reported,
): Entered<Pick<ReadBackJson, 'mode' | 'steps' | 'patientBolus'>> {
  return enteredOr(reportedProblems(reported, true), () => ({
    mode: reported.mode ?? 'stopped',
    ...(reported.mode === 'schedule' && {
      steps: reported.groups.flatMap(({ days, steps }) =>
        ordered(steps).map((step) => ({
          days: [...days],
          at: step.at.trim(),
          value: { text: step.text.trim(), unit: reported.stepUnit ?? '' },
        })),
      ),
    }),
    patientBolus: reported.hasBolus
      ? {
          dose: shown(reported.bolus.dose),
          duration: shown(reported.bolus.duration),
          lockout: shown(reported.bolus.lockout),
          maxPerDay: Number(reported.bolus.maxPerDay),
        }
      : null,
  }));
}

const amount = ({ text, unit }: QuantityText): { value: number; unit: string } => ({
  value: Number(text.trim()),
  unit: unit ?? '',
});

function stepSetting(text: string, unit: string): Readonly<Record<string, unknown>> {
  const dimension = dimensionOf(unit)?.smallest;
  const name = dimension === 'nL/d' ? 'rate' : dimension === 'ng' ? 'amount' : 'dose';
  return { [name]: amount({ text, unit }) };
}

/** The program in the form of a visit/1 file. */
export function reportedProgramFile(reported: Reported): Entered<Readonly<Record<string, unknown>>> {
  const { mode, groups, stepUnit, bolus } = reported;
  return enteredOr(reportedProblems(reported, false), () => ({
    mode,
    ...(mode === 'continuous' && { dose: amount(reported.dailyDose) }),
    ...(mode === 'schedule' && {
      days: groups.map(({ days, steps }) => ({
        days: [...days],
        steps: ordered(steps).map((step) => ({
          at: step.at.trim(),
          ...stepSetting(step.text, stepUnit ?? ''),
        })),
      })),
    }),
    ...(reported.hasBolus === true && {
      patientBolus: {
        dose: amount(bolus.dose),
        duration: amount(bolus.duration),
        lockout: amount(bolus.lockout),
        maxPerDay: Number(bolus.maxPerDay),
      },
    }),
  }));
}
