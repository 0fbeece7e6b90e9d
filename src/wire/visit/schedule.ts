import type { DayPattern, ScheduleStep, StepSetting } from '../../core/program.ts';
import {
  clockText,
  type MinuteOfDay,
  minutes,
  minutesAfterMidnight,
  WEEKDAYS,
  type Weekday,
} from '../../core/time.ts';
import { amount } from '../amount/decode-amount.ts';
import { DOSE_RATE, FLOW, MASS } from '../amount/unit-table.ts';
import { type DecodeError, type Decoder, listOf, map, record, wrong } from '../json/decoder.ts';
import { pointer } from '../json/tree.ts';
import { weekdays } from './clinic.ts';
import { encodeSetting, massWithoutTime, type SettingFile, timeNotWanted } from './setting.ts';

/** One every ten minutes; every pump known takes far fewer, which the plan judges. */
const MOST_STEPS = 144;

const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** To the minute, on the clock that is named. */
export function timeOfDayOn(clock: string): Decoder<MinuteOfDay> {
  const expects = `a time of day on ${clock}, "00:00" to "23:59"`;
  return {
    expects,
    read: (json, at, errors) => {
      const parts = json.kind === 'string' ? TIME_OF_DAY.exec(json.text) : null;
      return parts === null
        ? wrong(errors, at, expects, json)
        : minutes(Number(parts[1]) * 60 + Number(parts[2]));
    },
  };
}
const timeOfDay = timeOfDayOn('the pump clock');

const ONE_SETTING = 'one of "dose", "rate" and "amount"';

const step: Decoder<ScheduleStep> = map(
  record(
    `a step: "at" and ${ONE_SETTING}`,
    { at: timeOfDay },
    {
      dose: amount(DOSE_RATE, massWithoutTime),
      rate: amount(FLOW),
      amount: amount(MASS, timeNotWanted),
    },
  ),
  ({ at: from, dose, rate, amount: mass }, at, errors, json): ScheduleStep | undefined => {
    const settings: StepSetting[] = [];
    if (dose !== undefined) settings.push({ kind: 'dose', dose });
    if (rate !== undefined) settings.push({ kind: 'rate', rate });
    if (mass !== undefined) settings.push({ kind: 'amount', amount: mass });
    const [setting] = settings;
    return setting === undefined || settings.length > 1
      ? wrong(errors, at, ONE_SETTING, json)
      : { at: from, setting };
  },
);

/** In order of the day, none at the same minute. Whether they cover the day is judged by the plan. */
const steps: Decoder<readonly ScheduleStep[]> = map(listOf(step, 1, MOST_STEPS), (all, at, errors) => {
  const before = errors.length;
  for (const [index, each] of all.entries()) {
    const previous = all[index - 1];
    if (previous === undefined || minutesAfterMidnight(each.at) > minutesAfterMidnight(previous.at)) continue;
    const expected = `a time after ${clockText(previous.at)}, where the step before begins`;
    errors.push({
      at: pointer(pointer(at, index), 'at'),
      expected,
      found: JSON.stringify(clockText(each.at)),
    });
  }
  return errors.length > before ? undefined : all;
});

/** Steps that hold on every day of the week. */
export const everyDay: Decoder<readonly DayPattern[]> = map(steps, (all) => [{ days: WEEKDAYS, steps: all }]);

/** Groups of days with the steps of each; no day in two groups. */
export const byDay: Decoder<readonly DayPattern[]> = map(
  listOf(record('a group: "days" and its "steps"', { days: weekdays, steps }, {}), 1),
  (groups, at, errors) => {
    const before = errors.length;
    const taken = new Set<Weekday>();
    for (const [index, group] of groups.entries()) {
      for (const day of group.days) refuseTaken(day, taken, pointer(pointer(at, index), 'days'), errors);
    }
    return errors.length > before ? undefined : groups;
  },
);

function refuseTaken(day: Weekday, taken: Set<Weekday>, at: string, errors: DecodeError[]): void {
  if (taken.has(day)) errors.push({ at, expected: 'each day in one group only', found: JSON.stringify(day) });
  taken.add(day);
}

type StepFile = SettingFile & { readonly at: string };

export type PatternsFile =
  | { readonly steps: readonly StepFile[] }
  | { readonly days: readonly { readonly days: readonly Weekday[]; readonly steps: readonly StepFile[] }[] };

const encodeSteps = (all: readonly ScheduleStep[]): readonly StepFile[] =>
  all.map((each) => ({ at: clockText(each.at), ...encodeSetting(each.setting) }));

export function encodePatterns(patterns: readonly DayPattern[]): PatternsFile {
  const [first] = patterns;
  if (
    first !== undefined &&
    patterns.length === 1 &&
    WEEKDAYS.every((day, index) => first.days[index] === day)
  )
    return { steps: encodeSteps(first.steps) };
  return { days: patterns.map(({ days, steps: all }) => ({ days, steps: encodeSteps(all) })) };
}
