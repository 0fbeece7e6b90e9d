import type { DayPattern, PatientBolus, Program, ScheduleStep, StepSetting } from '../../core/program.ts';
import { unreachable } from '../../core/result.ts';
import { minutesAfterMidnight, type Weekday } from '../../core/time.ts';
import { DOSE_RATE, FLOW, MASS, TIME } from '../../wire/amount/unit-table.ts';
import { type QuantityProblem, type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import { readTimeOfDay } from '../fields/time-of-day-entry.ts';
import { orderProblem, type ProblemAt, quantityProblem, timeProblem } from './field-problem.ts';
import type { BolusDraft, DaysDraft, ProgramDraft, SetAs, StepDraft } from './order-draft.ts';

/** The closed list of units of each way to set a flow. */
export const SETTING_UNITS: Readonly<Record<SetAs, readonly string[]>> = {
  dose: ['ug/d', 'mg/d', 'ug/h', 'mg/h'],
  rate: ['mL/d', 'mL/h', 'uL/h'],
  amount: ['ug', 'mg'],
};

/** The program as typed; null while any part of it is missing or refused. */
export function readProgram(draft: ProgramDraft, problems: ProblemAt[]): Program | null {
  const before = problems.length;
  const base = readBase(draft, problems);
  const bolus = draft.bolus === null ? undefined : readBolus(draft.bolus, problems);
  if (problems.length > before || base === null || bolus === null) return null;
  return bolus === undefined ? base : { ...base, patientBolus: bolus };
}

function readBase(draft: ProgramDraft, problems: ProblemAt[]): Program | null {
  switch (draft.mode) {
    case null:
      problems.push(orderProblem('/visit/program/mode', 'no-mode'));
      return null;
    case 'continuous': {
      const setAs = draft.setAs === 'rate' ? 'rate' : 'dose';
      const setting = readSetting(setAs, draft.setting, `/visit/program/${setAs}`, problems, false);
      return setting === null || setting.kind === 'amount' ? null : { mode: 'continuous', setting };
    }
    case 'schedule':
      return readSchedule(draft, problems);
    case 'minimum-rate':
    case 'stopped':
      return { mode: draft.mode };
    default:
      return unreachable(draft.mode);
  }
}

function readSetting(
  setAs: SetAs,
  value: QuantityText,
  at: string,
  problems: ProblemAt[],
  zeroAllowed: boolean,
): StepSetting | null {
  const refuse = (problem: QuantityProblem): null => {
    problems.push(quantityProblem(at, problem));
    return null;
  };
  switch (setAs) {
    case 'dose': {
      const read = readQuantity(value, DOSE_RATE, zeroAllowed);
      return read.ok ? { kind: 'dose', dose: read.quantity } : refuse(read.problem);
    }
    case 'rate': {
      const read = readQuantity(value, FLOW, zeroAllowed);
      return read.ok ? { kind: 'rate', rate: read.quantity } : refuse(read.problem);
    }
    case 'amount': {
      const read = readQuantity(value, MASS, zeroAllowed);
      return read.ok ? { kind: 'amount', amount: read.quantity } : refuse(read.problem);
    }
    default:
      return unreachable(setAs);
  }
}

/** Where a group's steps stand: a schedule that is the same every day is written without days. */
export function groupPointer(groups: readonly DaysDraft[], group: number): string {
  const [only] = groups;
  const isEveryDay = groups.length === 1 && only?.days.length === 7;
  return isEveryDay ? '/visit/program/steps' : `/visit/program/days/${group}/steps`;
}

function readSchedule({ groups, setAs, stepUnit }: ProgramDraft, problems: ProblemAt[]): Program | null {
  const before = problems.length;
  if (groups.length === 0) problems.push(orderProblem('/visit/program/mode', 'no-steps'));
  if (stepUnit === null) problems.push(orderProblem('/visit/program/unit', 'no-step-unit'));
  const taken = new Set<Weekday>();
  const patterns = groups.map((group, index): DayPattern => {
    const at = `/visit/program/days/${index}/days`;
    if (group.days.length === 0) problems.push(orderProblem(at, 'no-days'));
    if (group.days.some((day) => taken.has(day))) problems.push(orderProblem(at, 'day-twice'));
    for (const day of group.days) taken.add(day);
    const pointer = groupPointer(groups, index);
    return { days: group.days, steps: readSteps(group.steps, { setAs, stepUnit }, pointer, problems) };
  });
  return problems.length > before ? null : { mode: 'schedule', patterns };
}

function readSteps(
  rows: readonly StepDraft[],
  { setAs, stepUnit }: Pick<ProgramDraft, 'setAs' | 'stepUnit'>,
  pointer: string,
  problems: ProblemAt[],
): readonly ScheduleStep[] {
  let latest = -1;
  return rows.flatMap((row, index) => {
    const at = `${pointer}/${index}`;
    const time = readTimeOfDay(row.at);
    const setting = readSetting(setAs, { text: row.text, unit: stepUnit }, `${at}/${setAs}`, problems, true);
    if (!time.ok) {
      problems.push(timeProblem(`${at}/at`, time.problem));
      return [];
    }
    const minute = minutesAfterMidnight(time.at);
    if (minute === latest) problems.push(orderProblem(`${at}/at`, 'same-time'));
    else if (minute < latest) problems.push(orderProblem(`${at}/at`, 'steps-out-of-order'));
    latest = Math.max(latest, minute);
    return setting === null ? [] : [{ at: time.at, setting }];
  });
}

/** One row by itself; null where its time or its value cannot be read. */
export function readStep(
  row: StepDraft,
  { setAs, stepUnit }: Pick<ProgramDraft, 'setAs' | 'stepUnit'>,
): ScheduleStep | null {
  const time = readTimeOfDay(row.at);
  const setting = readSetting(setAs, { text: row.text, unit: stepUnit }, '', [], true);
  return time.ok && setting !== null ? { at: time.at, setting } : null;
}

const COUNT = /^[1-9]\d{0,3}$/;
const MOST_BOLUSES = 1_440;

function readBolus(bolus: BolusDraft, problems: ProblemAt[]): PatientBolus | null {
  const at = '/visit/program/patientBolus';
  const dose = readQuantity(bolus.dose, MASS);
  const duration = readQuantity(bolus.duration, TIME);
  const lockout = readQuantity(bolus.lockout, TIME);
  const count = COUNT.test(bolus.maxPerDay.trim()) ? Number(bolus.maxPerDay) : 0;
  if (!dose.ok) problems.push(quantityProblem(`${at}/dose`, dose.problem));
  if (!duration.ok) problems.push(quantityProblem(`${at}/duration`, duration.problem));
  if (!lockout.ok) problems.push(quantityProblem(`${at}/lockout`, lockout.problem));
  const countIsRead = count >= 1 && count <= MOST_BOLUSES;
  if (!countIsRead) problems.push(orderProblem(`${at}/maxPerDay`, 'count'));
  if (!dose.ok || !duration.ok || !lockout.ok || !countIsRead) return null;
  return {
    dose: dose.quantity,
    duration: duration.quantity,
    lockout: lockout.quantity,
    maxPerDay: count,
  };
}
