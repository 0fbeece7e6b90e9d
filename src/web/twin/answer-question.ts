import { bands } from '../../twin/bands.ts';
import { POPULATION } from '../../twin/parameters/parameter-set.ts';
import type { ReductionMemory } from '../../twin/reduction-memory.ts';
import type { Scenario } from '../../twin/scenario.ts';
import { simulate } from '../../twin/simulate.ts';
import type { Strip } from '../../twin/simulation.ts';
import { strip } from '../../twin/strip.ts';
import { answerUpdate } from './answer-update.ts';
import type { AnsweredLine, TwinAnswer, TwinQuestion } from './question.ts';

const NOTHING = new Float64Array(0);

/** As many lines as two pictures hold. */
const REMEMBERED_LINES = 12;

/** Lines that were answered before: while a dose is typed, the program that runs does not change. */
export type LineMemory = Map<string, AnsweredLine>;

function remembered(
  line: TwinQuestion['lines'][number],
  memory: ReductionMemory,
  lines: LineMemory,
): AnsweredLine {
  const asked = JSON.stringify(line.scenario);
  const known = lines.get(asked);
  if (known !== undefined) return { ...known, key: line.key };
  const answered = lineOf(line, memory);
  lines.set(asked, answered);
  const oldest = lines.keys().next().value;
  if (lines.size > REMEMBERED_LINES && oldest !== undefined) lines.delete(oldest);
  return answered;
}

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
  lines: LineMemory,
): number {
  const seen = colours.flatMap((scenario) => remembered({ key: 'colours', scenario }, memory, lines).series);
  return seen
    .filter((one) => one.drug === drug)
    .reduce((most, { values }) => values.reduce((high, value) => Math.max(high, value), most), peakUgPerMl);
}

/** What is asked, computed at once. `memory` makes the second question about a patient the quicker one. */
export function answerQuestion(
  question: TwinQuestion,
  memory: ReductionMemory,
  lines: LineMemory = new Map(),
): Omit<TwinAnswer, 'tookMs'> {
  const { strip: wanted, band } = question;
  const drawn = wanted === null ? null : strip(wanted.scenario, wanted, POPULATION, memory);
  const population = band === null ? null : bands(band.scenario, band, memory);
  const refusal = drawn === null || drawn.ok ? null : drawn.refusal;
  return {
    strip: drawn?.ok === true ? drawn.value : null,
    mostUgPerMl: drawn?.ok === true ? brightest(drawn.value, wanted?.colours ?? [], memory, lines) : 0,
    stripOutside: refusal?.kind === 'outside' ? refusal.remarks : [],
    refusals: [
      ...(refusal?.kind === 'scenario' ? refusal.refusals : []),
      ...(population === null || population.ok ? [] : population.refusal),
    ],
    lines: question.lines.map((line) => remembered(line, memory, lines)),
    bands: population?.ok === true ? population.value : [],
    update: question.update === undefined ? null : answerUpdate(question.update, memory),
  };
}
