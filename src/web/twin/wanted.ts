import type { DrugId } from '../../core/ids.ts';
import { instantAt } from '../../core/time.ts';
import { milliseconds } from '../../core/units.ts';
import type { Observation, Scenario } from '../../twin/scenario.ts';
import {
  type CourseRemark,
  type ProposedVisit,
  scenarioOfCourse,
  type TherapyCourse,
} from '../../twin/scenario-of-course.ts';
import { observedFor } from './levels-shown.ts';
import type { LineKey, TwinQuestion } from './question.ts';
import { onSteps, type ShownTime, stepMs } from './shown-time.ts';

/** What is to be seen of a patient. */
export interface Wanted {
  readonly course: TherapyCourse;
  readonly proposed: ProposedVisit | null;
  /** The same visit without its bridge; null where none is due. */
  readonly withoutBridge: ProposedVisit | null;
  readonly shown: ShownTime;
  readonly drug: DrugId;
  readonly level: string;
  readonly withCord: boolean;
  /** Whose strip and bands are drawn; the lines are drawn of both. */
  readonly leading: 'today' | 'proposed';
  /** Delivered over programmed flow by the label; null where the pump has no labelled accuracy. */
  readonly accuracy: { readonly lower: number; readonly upper: number } | null;
  /** A small picture needs fewer samples; as many as a screen shows where absent. */
  readonly columns?: number;
  readonly withStrip: boolean;
  /** All that can be looked at: the colours of the strip are chosen for it. What is shown where absent. */
  readonly bounds?: ShownTime;
  readonly withPopulation: boolean;
}

/** As many rows as a screen's height can tell apart. */
const POSITIONS = 48;
/** Ours: the fifth of a hundred of this many is its third; the seed is any number that stays the same. */
const PATIENTS = 60;
const SEED = 20_261_122;
/** Ours: the colours need no more of a year. */
const COLOUR_SAMPLES = 200;

export interface Asked {
  /** Strip and lines: answered while somebody types. */
  readonly quick: TwinQuestion;
  /** The pump's accuracy and what nine of ten patients lie between: asked once the lines are drawn. */
  readonly bands: TwinQuestion;
  readonly leftOut: readonly CourseRemark[];
}

/** What runs and what is proposed, at the tip, over all that can be looked at. */
function coloursOf({ course, proposed }: Wanted, bounds: ShownTime): readonly Scenario[] {
  const { from, to } = onSteps(bounds, COLOUR_SAMPLES);
  const observe: Observation = {
    levels: [{ kind: 'csf', at: 'tip' }],
    from: instantAt(from),
    to: instantAt(to),
    every: milliseconds(stepMs(bounds, COLOUR_SAMPLES)),
  };
  return [null, ...(proposed === null ? [] : [proposed])].map(
    (visit) => scenarioOfCourse(course, observe, visit).scenario,
  );
}

/** The questions whose answers are the picture. */
export function asked(wanted: Wanted): Asked {
  const { course, proposed, withoutBridge, drug, accuracy, withStrip, withPopulation } = wanted;
  const shown = onSteps(wanted.shown, wanted.columns);
  const observe: Observation = {
    levels: observedFor(wanted.level, wanted.withCord),
    from: instantAt(shown.from),
    to: instantAt(shown.to),
    every: milliseconds(stepMs(wanted.shown, wanted.columns)),
  };
  const leading = wanted.leading === 'proposed' ? proposed : null;
  const of = (visit: ProposedVisit | null, ratio = 1): Scenario =>
    scenarioOfCourse(course, observe, visit, ratio).scenario;
  const lines: { readonly key: LineKey; readonly scenario: Scenario }[] = [
    { key: 'today', scenario: of(null) },
  ];
  if (proposed !== null) lines.push({ key: 'proposed', scenario: of(proposed) });
  if (withoutBridge !== null) lines.push({ key: 'without-bridge', scenario: of(withoutBridge) });
  const ends: typeof lines =
    accuracy === null
      ? []
      : [
          { key: 'low', scenario: of(leading, accuracy.lower) },
          { key: 'high', scenario: of(leading, accuracy.upper) },
        ];
  const first = scenarioOfCourse(course, observe, leading);
  return {
    quick: {
      strip: withStrip
        ? {
            scenario: first.scenario,
            drug,
            positions: POSITIONS,
            colours: coloursOf(wanted, wanted.bounds ?? wanted.shown),
          }
        : null,
      lines,
      band: null,
    },
    bands: {
      strip: null,
      lines: ends,
      band: withPopulation
        ? {
            scenario: {
              ...first.scenario,
              observe: { ...observe, levels: observedFor(wanted.level, false) },
            },
            patients: PATIENTS,
            seed: SEED,
          }
        : null,
    },
    leftOut: first.leftOut,
  };
}
