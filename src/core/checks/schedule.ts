import { requirement } from '../devices/source.ts';
import type { Finding } from '../findings.ts';
import type { DayPattern, Program, ScheduleStep } from '../program.ts';
import { programPointer } from '../program-pointer.ts';
import { programsIn } from '../programs-in-visit.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { clockText, type MinuteOfDay, minutesAfterMidnight, WEEKDAYS, type Weekday } from '../time.ts';
import { weekdayWords } from '../wording.ts';
import type { Check } from './check.ts';

const WHOLE_DAY = requirement(
  'SR-37',
  'a day program covers 24 h without gap or overlap, its steps in order',
);
const MIDNIGHT = 1440;

/** Every schedule of the visit covers every day of the week once; what the ordered one carries over midnight is said. */
export const checkSchedule: Check = (input) => [
  ...programsIn(input).flatMap(({ at, program }) =>
    program.mode === 'schedule'
      ? [
          ...dayFindings(at, program.patterns),
          ...program.patterns.flatMap(({ steps }, p) =>
            stepFindings(`${at}${programPointer.pattern(program.patterns, p)}/steps`, steps),
          ),
        ]
      : [],
  ),
  ...overMidnight(input.visit.program),
];

/** The hours before the first step of a day belong to the last one of the day before: said once for the whole schedule. */
function overMidnight(program: Program): readonly Finding[] {
  if (program.mode !== 'schedule') return [];
  const late = program.patterns.flatMap(({ days, steps }) => {
    const [first] = steps.map((step) => step.at).sort(byTime);
    return first === undefined || minutesAfterMidnight(first) === 0 ? [] : [{ days, first }];
  });
  if (late.length === 0) return [];
  const words = late.map(({ days, first }) => `until ${clockText(first)} ${dayPhrase(days)}`).join('; ');
  return [
    {
      rule: 'schedule-over-midnight',
      severity: 'note',
      at: '/visit/program',
      message: `The last step of a day runs on over midnight: ${words}.`,
      said: [
        say('schedule-over-midnight', {
          days: late.map(({ days, first }) =>
            isEveryDay(days)
              ? say('schedule-until-every-day', { time: clockText(first) })
              : say('schedule-until', { time: clockText(first), days: inWeek(days) }),
          ),
        }),
      ],
      working: {},
      source: WHOLE_DAY,
    },
  ];
}

const dayPhrase = (days: readonly Weekday[]): string => {
  const words = weekdayWords(days);
  return words === 'every day' ? words : `on ${words}`;
};

const inWeek = (days: readonly Weekday[]): readonly Weekday[] => WEEKDAYS.filter((day) => days.includes(day));
const isEveryDay = (days: readonly Weekday[]): boolean => inWeek(days).length === WEEKDAYS.length;

const byTime = (a: MinuteOfDay, b: MinuteOfDay): number => minutesAfterMidnight(a) - minutesAfterMidnight(b);

function dayFindings(at: string, patterns: readonly DayPattern[]): readonly Finding[] {
  const named = (day: Weekday) => patterns.flatMap(({ days }) => days.filter((own) => own === day)).length;
  const missing = WEEKDAYS.filter((day) => named(day) === 0);
  const twice = WEEKDAYS.filter((day) => named(day) > 1);
  return [
    ...(missing.length === 0
      ? []
      : [
          refusal(
            'schedule-gap',
            `${at}/days`,
            `No step runs ${dayPhrase(missing)}: give every day its steps.`,
            isEveryDay(missing) ? say('schedule-gap-every-day') : say('schedule-gap', { days: missing }),
          ),
        ]),
    ...(twice.length === 0
      ? []
      : [
          refusal(
            'schedule-overlap',
            `${at}/days`,
            `In more than one group of days: ${weekdayWords(twice)}.`,
            isEveryDay(twice) ? say('schedule-overlap-every-day') : say('schedule-overlap', { days: twice }),
          ),
        ]),
  ];
}

function stepFindings(at: string, steps: readonly ScheduleStep[]): readonly Finding[] {
  const [first] = steps;
  if (first === undefined)
    return [refusal('schedule-gap', at, 'No step runs on these days.', say('schedule-no-step'))];
  return steps.flatMap((step, i) => {
    const before = steps[i - 1];
    const here = `${at}/${i}/at`;
    if (minute(step) >= MIDNIGHT)
      return refusal(
        'schedule-order',
        here,
        'A step that begins at midnight belongs to the next day, as 00:00.',
        say('schedule-midnight'),
      );
    if (before === undefined || minute(step) > minute(before)) return [];
    return minute(step) === minute(before)
      ? refusal(
          'schedule-overlap',
          here,
          `Two steps begin at ${clockText(step.at)}.`,
          say('schedule-two-at', { time: clockText(step.at) }),
        )
      : refusal(
          'schedule-order',
          here,
          `${clockText(step.at)} comes after ${clockText(before.at)}: put the steps in order.`,
          say('schedule-order', { time: clockText(step.at), before: clockText(before.at) }),
        );
  });
}

const minute = (step: ScheduleStep): number => minutesAfterMidnight(step.at);

const refusal = (rule: string, at: string, message: string, said: Sentence): Finding => ({
  rule,
  severity: 'refuse',
  at,
  message,
  said: [said],
  working: {},
  source: WHOLE_DAY,
});
