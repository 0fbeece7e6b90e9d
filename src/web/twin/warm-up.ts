import type { Program } from '../../core/program.ts';
import { instantAt, minutes, WEEKDAYS } from '../../core/time.ts';
import { milliseconds, nanogramsPerDay, nanogramsPerMillilitre, nanolitres } from '../../core/units.ts';
import type { DeliveryEvent, Observation, Scenario } from '../../twin/scenario.ts';
import type { TwinQuestion } from './question.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;
const MONTHS = 12;
const DAYS_PER_MONTH = 30;
const LAST = MONTHS * DAYS_PER_MONTH * MS_PER_DAY;

/** Six rates a day, another dose each month. */
const schedule = (month: number): Program => ({
  mode: 'schedule',
  patterns: [
    {
      days: WEEKDAYS,
      steps: [0, 4, 8, 12, 16, 20].map((hour) => ({
        at: minutes(hour * 60),
        setting: { kind: 'dose', dose: nanogramsPerDay(2_000_000 + 1_000 * (month + hour)) },
      })),
    },
  ],
});

/** A year of a therapy that changes as often as any: a fill and a program a month. */
const DELIVERY: readonly DeliveryEvent[] = Array.from({ length: MONTHS }, (_, month) => month).flatMap(
  (month): readonly DeliveryEvent[] => {
    const at = instantAt(month * DAYS_PER_MONTH * MS_PER_DAY);
    const components = [{ drug: 'morphine', concentration: nanogramsPerMillilitre(20_000_000) }] as const;
    return [
      { kind: 'fill', at, volume: nanolitres(38_000_000), components },
      { kind: 'program', at, program: schedule(month) },
    ];
  },
);

const observed = (days: number, hours: number): Observation => ({
  levels: [{ kind: 'csf', at: 'tip' }],
  from: instantAt(LAST - days * MS_PER_DAY),
  to: instantAt(LAST),
  every: milliseconds(hours * MS_PER_HOUR),
});

const scenario = (observe: Observation): Scenario => ({
  patient: {},
  overrides: {},
  pump: { model: 'synchromed-ii-40', clock: { aheadOfUtc: milliseconds(0) }, accuracyRatio: 1 },
  catheter: { segments: [{ volume: nanolitres(200_000) }], tip: 'T10' },
  before: {
    kind: 'steady',
    mixture: [{ drug: 'morphine', concentration: nanogramsPerMillilitre(20_000_000) }],
    program: schedule(0),
  },
  delivery: DELIVERY,
  observe,
});

/**
 * A question about nobody, asked of a worker before the first patient: its answer is thrown away. It is as long as a question
 * can be and goes the ways that one goes, so that the browser has compiled what the first real one would wait for.
 */
export function warmUp(): TwinQuestion {
  const month = scenario(observed(DAYS_PER_MONTH, 1));
  return {
    strip: {
      scenario: month,
      drug: 'morphine',
      positions: 48,
      colours: [scenario(observed(MONTHS * DAYS_PER_MONTH, 48))],
    },
    lines: [{ key: 'today', scenario: month }],
    band: null,
  };
}
