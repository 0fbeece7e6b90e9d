import type { DrugId } from '../../core/ids.ts';
import { epochMilliseconds } from '../../core/time.ts';
import type { OutsideRemark, ScenarioRefusal } from '../../twin/simulation.ts';
import { cordName } from './levels-shown.ts';
import type { LineKey, TwinAnswer, TwinQuestion } from './question.ts';
import { valueAtHours } from './strip-values.ts';

const MS_PER_HOUR = 3_600_000;

/** What stands in a picture: the programs by their lines, `cord` the tissue at the same level, which is a prior. */
export type ShownKey = Exclude<LineKey, 'low' | 'high'> | 'cord';

export interface Line {
  readonly key: ShownKey;
  readonly ugPerMl: Float64Array;
}

export interface Between {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** One drug at one level over time, in ug/mL. */
export interface Picture {
  readonly fromMs: number;
  readonly timesHours: Float64Array;
  readonly lines: readonly Line[];
  /** Between the ends of the pump's labelled accuracy. */
  readonly pump: Between | null;
  readonly outside: readonly OutsideRemark[];
  readonly refusals: readonly ScenarioRefusal[];
}

/** Null where nothing was answered. */
export function pictureOf(question: TwinQuestion, answer: TwinAnswer, drug: DrugId, level: string): Picture {
  const [asked] = question.lines;
  const [first] = answer.lines;
  const seriesOf = (key: LineKey, name: string): Float64Array | null =>
    answer.lines
      .find((line) => line.key === key)
      ?.series.find((one) => one.drug === drug && one.name === name && one.quantity === 'concentration')
      ?.values ?? null;
  const programs = (['today', 'proposed', 'without-bridge'] as const).flatMap((key): readonly Line[] => {
    const values = seriesOf(key, level);
    return values === null ? [] : [{ key, ugPerMl: values }];
  });
  const cord = seriesOf('proposed', cordName(level)) ?? seriesOf('today', cordName(level));
  const [low, high] = [seriesOf('low', level), seriesOf('high', level)];
  return {
    fromMs: asked === undefined ? 0 : epochMilliseconds(asked.scenario.observe.from),
    timesHours: first?.timesHours ?? new Float64Array(0),
    lines: cord === null ? programs : [...programs, { key: 'cord', ugPerMl: cord }],
    pump: low === null || high === null ? null : { low, high },
    outside: distinct(answer.lines.flatMap(({ outside }) => outside)),
    refusals: answer.lines.flatMap(({ refusals }) => refusals),
  };
}

/** What nine of ten patients lie between; null until it is computed. */
export function populationOf(answer: TwinAnswer | null, drug: DrugId, level: string): Between | null {
  const band = answer?.bands.find((one) => one.drug === drug && one.name === level);
  return band === undefined ? null : { low: band.fifth, high: band.ninetyFifth };
}

function distinct(remarks: readonly OutsideRemark[]): readonly OutsideRemark[] {
  const seen = new Set<string>();
  return remarks.filter(({ code, at, drug }) => {
    const key = `${code} ${at} ${drug ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The highest of all that is drawn, in ug/mL; 0 where nothing is. */
export function highestOf({ lines, pump }: Picture, population: Between | null): number {
  let highest = 0;
  const drawn = [...lines.map(({ ugPerMl }) => ugPerMl), pump?.high, population?.high];
  for (const values of drawn) for (const value of values ?? []) if (value > highest) highest = value;
  return highest;
}

/** What a line shows at a moment; null outside the picture. */
export const shownAt = (
  { fromMs, timesHours }: Pick<Picture, 'fromMs' | 'timesHours'>,
  values: Float64Array,
  atMs: number,
): number | null => valueAtHours(timesHours, values, (atMs - fromMs) / MS_PER_HOUR);
