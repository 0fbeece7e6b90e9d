import { bands } from '../../twin/bands.ts';
import { POPULATION } from '../../twin/parameters/parameter-set.ts';
import type { ReductionMemory } from '../../twin/reduction-memory.ts';
import type { Scenario } from '../../twin/scenario.ts';
import { simulate } from '../../twin/simulate.ts';
import type { Strip } from '../../twin/simulation.ts';
import { strip } from '../../twin/strip.ts';
import { answerUpdate } from './answer-update.ts';
import type { AnsweredLine, TwinAnswer, TwinQuestion } from './question.ts';
import { type Remembered, remembered } from './remembered.ts';
import { stripPixels } from './strip-values.ts';

const NOTHING = new Float64Array(0);

/** As many lines as two pictures hold. */
const REMEMBERED_LINES = 12;
/** What one goes back to: a week, a month and a year under two programs. */
const REMEMBERED_STRIPS = 6;

/**
 * What was answered before. While a dose is typed the program that runs does not change, and who looks at a year looks at the
 * month again. What is remembered changes no answer, only how soon it is there.
 */
export interface AnswerMemory {
  readonly lines: Remembered<AnsweredLine>;
  readonly strips: Remembered<AnsweredStrip>;
}

export const answerMemory = (): AnswerMemory => ({
  lines: remembered(REMEMBERED_LINES),
  strips: remembered(REMEMBERED_STRIPS),
});

type AskedLine = TwinQuestion['lines'][number];
type AskedStrip = NonNullable<TwinQuestion['strip']>;
type AnsweredStrip = Pick<TwinAnswer, 'strip' | 'mostUgPerMl' | 'stripOutside' | 'refusals'>;

const NO_STRIP: AnsweredStrip = { strip: null, mostUgPerMl: 0, stripOutside: [], refusals: [] };

const recalledLine = (line: AskedLine, memory: ReductionMemory, { lines }: AnswerMemory): AnsweredLine => ({
  ...lines.recall(JSON.stringify(line.scenario), () => lineOf(line, memory)),
  key: line.key,
});

function lineOf({ key, scenario }: TwinQuestion['lines'][number], memory: ReductionMemory): AnsweredLine {
  const simulated = simulate(scenario, POPULATION, memory);
  if (!simulated.ok)
    return { key, timesHours: NOTHING, series: [], outside: [], refusals: simulated.refusal };
  const { timesHours, series, outside } = simulated.value;
  return { key, timesHours, series, outside, refusals: [] };
}

/** The most of the picture and of every therapy that it is compared with, wherever in time one looks. */
function brightest(
  { drug, peakUgPerMl }: Strip,
  colours: readonly Scenario[],
  memory: ReductionMemory,
  known: AnswerMemory,
): number {
  const seen = colours.flatMap(
    (scenario) => recalledLine({ key: 'colours', scenario }, memory, known).series,
  );
  return seen
    .filter((one) => one.drug === drug)
    .reduce((most, { values }) => values.reduce((high, value) => Math.max(high, value), most), peakUgPerMl);
}

function stripOf(wanted: AskedStrip, memory: ReductionMemory, known: AnswerMemory): AnsweredStrip {
  const drawn = strip(wanted.scenario, wanted, POPULATION, memory);
  if (!drawn.ok)
    return drawn.refusal.kind === 'outside'
      ? { ...NO_STRIP, stripOutside: drawn.refusal.remarks }
      : { ...NO_STRIP, refusals: drawn.refusal.refusals };
  const mostUgPerMl = brightest(drawn.value, wanted.colours, memory, known);
  const pixels = stripPixels(drawn.value, mostUgPerMl);
  return { ...NO_STRIP, strip: { ...drawn.value, pixels }, mostUgPerMl };
}

/** What is asked, computed at once. `memory` makes the second question about a patient the quicker one. */
export function answerQuestion(
  question: TwinQuestion,
  memory: ReductionMemory,
  known: AnswerMemory = answerMemory(),
): Omit<TwinAnswer, 'tookMs'> {
  const { strip: wanted, band } = question;
  const drawn =
    wanted === null
      ? NO_STRIP
      : known.strips.recall(JSON.stringify(wanted), () => stripOf(wanted, memory, known));
  const population = band === null ? null : bands(band.scenario, band, memory);
  return {
    ...drawn,
    refusals: [...drawn.refusals, ...(population === null || population.ok ? [] : population.refusal)],
    lines: question.lines.map((line) => recalledLine(line, memory, known)),
    bands: population?.ok === true ? population.value : [],
    update: question.update === undefined ? null : answerUpdate(question.update, memory),
  };
}
