import { epochMilliseconds, type Instant, instantAt } from '../core/time.ts';
import { instantWords, THIN_SPACE } from '../core/wording.ts';
import type { OutsideRemark, Series, Simulation, StretchRun } from '../twin/simulation.ts';
import type { ScenarioFile } from '../wire/scenario/decode-scenario.ts';
import { printable } from './output.ts';

const MS_PER_HOUR = 3_600_000;
const DIGITS = 4;

/** To four significant digits: what a reader can use. The JSON and the CSV are not rounded. */
const digits = (value: number): string => String(Number(value.toPrecision(DIGITS)));

/** The answer of the twin for a person at a terminal: each level in one row, then what the model does not know. */
export function simulationText(simulation: Simulation, { scenario, timeZone }: ScenarioFile): string {
  const { from, to } = scenario.observe;
  const at = (hours: number): string =>
    instantWords(instantAt(epochMilliseconds(from) + Math.round(hours * MS_PER_HOUR)), timeZone);
  return printable(
    [
      'SIMULATED by a model of the spinal fluid; nothing here was measured, and nothing of it is a dose to give.',
      `${instantWords(from, timeZone)} to ${instantWords(to, timeZone)}, ${simulation.timesHours.length} times`,
      '',
      ...levelRows(simulation, at),
      '',
      ...simulation.balance.map(
        (of) =>
          `${of.drug}: ${digits(of.deliveredUg)}${THIN_SPACE}mcg delivered; mass balance within ${of.relativeError.toExponential(1)}`,
      ),
      ...simulation.stretches.map((each) => stretchRow(each, (when) => instantWords(when, timeZone))),
      ...outsideRows(simulation.outside),
      '',
      `${simulation.parameters.length} parameters were used; --json lists each with its range, its mark and its source.`,
      '',
    ].join('\n'),
  );
}

const HEADINGS = ['drug', 'level', 'at the start', 'lowest', 'at', 'highest', 'at', 'at the end', 'unit'];

function levelRows(simulation: Simulation, at: (hours: number) => string): readonly string[] {
  const rows = simulation.series.map((series) => levelRow(series, simulation.timesHours, at));
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [HEADINGS, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function levelRow(
  { drug: id, name, values, unit, standing }: Series,
  timesHours: Float64Array,
  at: (hours: number) => string,
): readonly string[] {
  const value = (index: number): number => values[index] ?? Number.NaN;
  const [lowest, highest] = extremes(values);
  return [
    id,
    name,
    digits(value(0)),
    digits(value(lowest)),
    at(timesHours[lowest] ?? 0),
    digits(value(highest)),
    at(timesHours[highest] ?? 0),
    digits(value(values.length - 1)),
    standing === 'prior' ? `${unit} (a prior)` : unit,
  ];
}

/** Where the lowest and the highest value first stand, told apart only by what is shown. */
function extremes(values: Float64Array): readonly [number, number] {
  let lowest = 0;
  let highest = 0;
  const shown = (index: number): number => Number((values[index] ?? 0).toPrecision(DIGITS));
  for (let index = 1; index < values.length; index++) {
    if (shown(index) < shown(lowest)) lowest = index;
    if (shown(index) > shown(highest)) highest = index;
  }
  return [lowest, highest];
}

function stretchRow({ name, ran, parameters }: StretchRun, words: (at: Instant) => string): string {
  const values = parameters.map(({ id, value, unit }) => `${id} ${digits(value)}${THIN_SPACE}${unit}`);
  const [first] = ran;
  const last = ran.at(-1);
  const when =
    first === undefined || last === undefined
      ? 'did not run'
      : `${ran.length === 1 ? 'ran' : `ran ${ran.length} times`} from ${words(first.from)} to ${words(last.until)}`;
  return `"${name}" ${when}, with the scenario's own ${values.join(', ')}`;
}

const outsideRows = (outside: readonly OutsideRemark[]): readonly string[] =>
  outside.length === 0
    ? []
    : [
        '',
        'What the model does not know, or was not made for:',
        ...outside.map(
          ({ at, message, notComputed }) =>
            `  ${notComputed ? 'NOT COMPUTED' : 'computed    '}  ${message}${at === '' ? '' : ` (${at})`}`,
        ),
      ];
