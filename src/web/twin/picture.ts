import type { DrugId } from '../../core/ids.ts';
import { epochMilliseconds } from '../../core/time.ts';
import type { OutsideRemark } from '../../twin/simulation.ts';
import { cordName } from './levels-shown.ts';
import type { LineKey, TwinAnswer, TwinQuestion } from './question.ts';
import type { RefusedScenario } from './refusal-place.ts';
import { valueAtHours } from './strip-values.ts';

const MS_PER_HOUR = 3_600_000;

/** What stands in a picture: the programs by their lines, `cord` the tissue at the same level, which is a prior. */
export type ShownKey = Exclude<LineKey, 'low' | 'high' | 'colours'> | 'cord';

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
  readonly outside: readonly OutsideRemark[];
  readonly refusals: readonly RefusedScenario[];
}

/** The lines of an answer. */
export function pictureOf(question: TwinQuestion, answer: TwinAnswer, drug: DrugId, level: string): Picture {
  const [asked] = question.lines;
  const [first] = answer.lines;
  const seriesOf = (key: LineKey, name: string): Float64Array | null => seriesIn(answer, key, drug, name);
  const programs = (['today', 'proposed', 'without-bridge'] as const).flatMap((key): readonly Line[] => {
    const values = seriesOf(key, level);
    return values === null ? [] : [{ key, ugPerMl: values }];
  });
  const cord = seriesOf('proposed', cordName(level)) ?? seriesOf('today', cordName(level));
  return {
    fromMs: asked === undefined ? 0 : epochMilliseconds(asked.scenario.observe.from),
    timesHours: first?.timesHours ?? new Float64Array(0),
    lines: cord === null ? programs : [...programs, { key: 'cord', ugPerMl: cord }],
    outside: distinct(answer.lines.flatMap(({ outside }) => outside)),
    refusals: question.lines.flatMap(({ key, scenario }) => {
      const refusals = answer.lines.find((line) => line.key === key)?.refusals ?? [];
      return refusals.map((refusal) => ({ isOrdered: key !== 'today', refusal, scenario }));
    }),
  };
}

function seriesIn(answer: TwinAnswer, key: LineKey, drug: DrugId, name: string): Float64Array | null {
  const line = answer.lines.find((one) => one.key === key);
  const series = line?.series.find(
    (one) => one.drug === drug && one.name === name && one.quantity === 'concentration',
  );
  return series?.values ?? null;
}

/** Around the lines; null where they are not known or not computed yet. */
export interface Bands {
  /** Between the ends of the pump's labelled accuracy. */
  readonly pump: Between | null;
  /** What nine of ten patients lie between. */
  readonly population: Between | null;
}

export const NO_BANDS: Bands = { pump: null, population: null };

/**
 * The bands of an answer around the line of the program they belong to. A pump that runs fast is empty sooner: from then on its
 * end of the band is the lower one, so the band is what lies between the lowest and the highest of the three at each moment.
 */
export function bandsOf(
  answer: TwinAnswer,
  drug: DrugId,
  level: string,
  program: Float64Array | null,
): Bands {
  const [low, high] = [seriesIn(answer, 'low', drug, level), seriesIn(answer, 'high', drug, level)];
  const band = answer.bands.find((one) => one.drug === drug && one.name === level);
  return {
    pump: low === null || high === null || program === null ? null : around([low, program, high]),
    population: band === undefined ? null : { low: band.fifth, high: band.ninetyFifth },
  };
}

function around(lines: readonly [Float64Array, ...Float64Array[]]): Between {
  const [first] = lines;
  const at = (choose: (...values: number[]) => number): Float64Array =>
    first.map((_, i) => choose(...lines.map((values) => values[i] ?? Number.NaN)));
  return { low: at(Math.min), high: at(Math.max) };
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
export function highestOf({ lines }: Picture, { pump, population }: Bands): number {
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
