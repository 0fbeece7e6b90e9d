import { epochMilliseconds, instantAt } from '../../core/time.ts';
import { milliseconds } from '../../core/units.ts';
import { type CombinationId, identifiable } from '../../twin/identifiable.ts';
import { nameOfLevel } from '../../twin/levels.ts';
import { levelOf, type Measurement } from '../../twin/measurement.ts';
import type { Scenario } from '../../twin/scenario.ts';
import { scenarioOfCourse, type TherapyCourse } from '../../twin/scenario-of-course.ts';
import type { TwinQuestion } from './question.ts';
import { onSteps, type ShownTime, stepMs } from './shown-time.ts';

/** What can be told at best, the most useful first. */
export const ESTIMABLE = [
  'mixing-clearance',
  'reach',
  'half-effect-infusion',
  'loss',
  'equilibration',
] as const satisfies readonly CombinationId[];
export type Estimable = (typeof ESTIMABLE)[number];

export const isEstimable = (id: CombinationId): id is Estimable => ESTIMABLE.some((one) => one === id);

const MOST_ESTIMATED = 2;
const MS_PER_DAY = 86_400_000;
const BEFORE_DAYS = 2;
const AFTER_DAYS = 5;
/** Ours: enough that one in ten of them are still twenty, the fewest that the twin estimates from. */
const PATIENTS = 200;
const SEED = 20_261_122;
const COLUMNS = 240;

/** The days around what was measured, until now where that is near. */
export function shownAround(measurements: readonly Measurement[], nowMs: number): ShownTime {
  const at = measurements.map((one) => epochMilliseconds(one.at));
  const last = Math.max(...at);
  return {
    from: Math.min(...at) - BEFORE_DAYS * MS_PER_DAY,
    to: Math.max(last + BEFORE_DAYS * MS_PER_DAY, Math.min(nowMs, last + AFTER_DAYS * MS_PER_DAY)),
  };
}

export interface MeasuredQuestion {
  readonly question: TwinQuestion;
  /** What the pointers of a refusal are into. */
  readonly scenario: Scenario;
  readonly shown: ShownTime;
  /** Of the first sample. */
  readonly fromMs: number;
  /** What these measurements could tell, beyond the two that are estimated at most. */
  readonly beyondTwo: readonly Estimable[];
  /** What they cannot tell. */
  readonly untold: readonly Estimable[];
}

/** Everything that these measurements identify, two combinations at most; null where nothing was measured. */
export function measuredQuestion(
  course: TherapyCourse,
  measurements: readonly Measurement[],
  nowMs: number,
): MeasuredQuestion | null {
  if (measurements.length === 0) return null;
  const shown = shownAround(measurements, nowMs);
  const sampled = onSteps(shown, COLUMNS);
  const levels = [...new Map(measurements.map(levelOf).map((one) => [nameOfLevel(one), one])).values()];
  const { scenario } = scenarioOfCourse(course, {
    levels,
    from: instantAt(sampled.from),
    to: instantAt(sampled.to),
    every: milliseconds(stepMs(shown, COLUMNS)),
  });
  const told = ESTIMABLE.filter((id) => identifiable(id, measurements, scenario) === null);
  return {
    question: questionOf(scenario, measurements, told.slice(0, MOST_ESTIMATED)),
    scenario,
    shown,
    fromMs: sampled.from,
    beyondTwo: told.slice(MOST_ESTIMATED),
    untold: ESTIMABLE.filter((id) => !told.includes(id)),
  };
}

const questionOf = (
  scenario: Scenario,
  measurements: readonly Measurement[],
  wanted: readonly Estimable[],
): TwinQuestion => ({
  strip: null,
  lines: [{ key: 'today', scenario }],
  band: null,
  update: { scenario, measurements, wanted, patients: PATIENTS, seed: SEED },
});
