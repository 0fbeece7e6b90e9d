import { drug } from '../core/drugs/all.ts';
import type { Severity } from '../core/findings.ts';
import type { DrugId } from '../core/ids.ts';
import type {
  Bridge,
  Compounding,
  Delivery,
  PassingDose,
  Plan,
  Prime,
  RefillReason,
  Residual,
} from '../core/plan.ts';
import { clockText, type Instant, type TimeZone, WEEKDAYS } from '../core/time.ts';
import type { VisitInput } from '../core/visit-input.ts';
import {
  concentrationWords,
  daysWords,
  doseWords,
  flowWords,
  hourlyFlowWords,
  hourlyWords,
  hoursWords,
  instantWords,
  massWords,
  minutesWords,
  ratioWords,
  THIN_SPACE,
  volumeWords,
} from '../core/wording.ts';
import { findingsText } from './finding-text.ts';
import { printable } from './output.ts';

type Row = readonly [label: string, value: string];

const LABEL_WIDTH = 24;

const BECAUSE: Readonly<Record<RefillReason, string>> = {
  alarm: 'the low reservoir alarm',
  'over-infusion': 'a reservoir that may be empty sooner within the labelled accuracy',
  stability: 'how long the solution keeps',
  policy: 'the longest interval of the clinic',
};

const HEADLINES: Readonly<Record<Severity, string>> = { refuse: 'REFUSED', warn: 'WARNED', note: 'NOTED' };

const spoken = (id: DrugId) => drug(id).spokenIn;

/** The answer for a person at a terminal: the same values as the JSON, in the words of the clinic. */
export function planText(plan: Plan, input: VisitInput): string {
  const zone = input.timeZone;
  const sections = [
    [headline(plan, input)],
    plan.residual && section('Residual', residualRows(plan.residual)),
    plan.delivery && section('Delivery', deliveryRows(plan.delivery)),
    plan.bridge && section('Bridge', bridgeRows(plan.bridge)),
    plan.prime && section('Prime', primeRows(plan.prime)),
    plan.compounding && section('Compounding', compoundingRows(plan.compounding)),
    section('Dates', dateRows(plan, zone)),
    findingsText(plan.findings),
  ];
  const text = sections.flatMap((lines) => (lines === null ? [] : [lines.join('\n')])).join('\n\n');
  return `${printable(text.replaceAll(THIN_SPACE, ' '))}\n`;
}

function headline({ findings, formulary }: Plan, { visit, timeZone, pump }: VisitInput): string {
  const count = (severity: Severity): number => findings.filter((each) => each.severity === severity).length;
  const gravest = (['refuse', 'warn', 'note'] as const).find((severity) => count(severity) > 0);
  const counts = (['refuse', 'warn', 'note'] as const)
    .map((severity) => `${count(severity)} ${severity}`)
    .join(', ');
  const verdict = gravest === undefined ? 'NOTHING FOUND' : HEADLINES[gravest];
  return [
    `${verdict}: ${counts}`,
    `visit of ${instantWords(visit.at, timeZone)}, ${timeZone}; pump ${pump.model}; formulary ${formulary}`,
  ].join('\n');
}

/** Values stand under each other, after the longest label of the section. */
function section(title: string, rows: readonly Row[]): readonly string[] {
  const width = Math.max(LABEL_WIDTH, ...rows.map(([label]) => label.length + 2));
  return [title, ...rows.map(([label, value]) => `  ${label.padEnd(width)}${value}`)];
}

const residualRows = ({ expected, aspirated, discrepancy, ratio, verdict }: Residual): readonly Row[] => [
  ['expected', volumeWords(expected)],
  ['aspirated', volumeWords(aspirated)],
  ['expected − aspirated', volumeWords(discrepancy)],
  ['actual / programmed', ratio === null ? 'nothing was programmed' : ratioWords(ratio)],
  ['verdict', verdict],
];

const passing = (doses: readonly PassingDose[]): readonly Row[] =>
  doses.map(({ drug: id, dose }) => [`  ${id}`, doseBothWays(id, dose)]);

const doseBothWays = (id: DrugId, dose: PassingDose['dose']): string =>
  `${doseWords(dose, spoken(id))} (${hourlyWords(dose, spoken(id))})`;

const daysOf = (days: readonly string[]): string =>
  days.length === WEEKDAYS.length ? 'daily' : days.join(' ');

function deliveryRows(of: Delivery): readonly Row[] {
  const oneStep = of.steps.length <= 1;
  return [
    [oneStep ? 'flow' : 'mean flow', flowWords(of.rate)],
    ...of.daily.map(
      ({ drug: id, dose, concentration }): Row => [
        id,
        `${doseBothWays(id, dose)} at ${concentrationWords(concentration, spoken(id))}`,
      ],
    ),
    ...(oneStep ? [] : of.steps.map(stepRow)),
    ...of.worstCase.map(
      ({ drug: id, window, dose, program, patientBoluses }): Row => [
        `at most in ${window.slice(2).replace('H', ' h')}`,
        `${massWords(dose, spoken(id))} ${id}${of.patientBolusVolume === null ? '' : `: program ${massWords(program, spoken(id))}, patient boluses ${massWords(patientBoluses, spoken(id))}`}`,
      ],
    ),
  ];
}

function stepRow({ days, from, until, rate, doses }: Delivery['steps'][number]): Row {
  const times = `${clockText(from)}–${clockText(until)} ${daysOf(days)}`;
  const each = doses.map(({ drug: id, dose }) => `${doseWords(dose, spoken(id))} ${id}`).join(', ');
  return [times, `${each} at ${flowWords(rate)}`];
}

const bridgeRows = ({ volume, dose, duration, rate, daily, without, declined }: Bridge): readonly Row[] => [
  ...(declined === null ? [] : [['declined', declined.replaceAll(/\s+/g, ' ')] as const]),
  ['tubing and catheter', volumeWords(volume)],
  ['old drug in it', massWords(dose, spoken(daily[0]?.drug ?? 'saline'))],
  ['duration', hoursWords(duration)],
  ['flow', flowWords(rate)],
  ...passing(daily),
  ['without a bridge', `for ${hoursWords(without.duration)} (${daysWords(without.duration)})`],
  ...passing(without.daily),
];

const primeRows = ({ part, reason, volume, rate, duration }: Prime): readonly Row[] => [
  ['part', part.replaceAll('-', ' ')],
  ['for', reason.replaceAll('-', ' ')],
  ['volume', volumeWords(volume)],
  ['at', `${hourlyFlowWords(rate)} for ${minutesWords(duration)}`],
];

const compoundingRows = ({ total, components, diluent, diluentDrawn }: Compounding): readonly Row[] => [
  ...components.map(
    ({ drug: id, stock, volume, drawn }): Row => [
      `${id} ${concentrationWords(stock, spoken(id))}`,
      `${volumeWords(drawn)} (exactly ${volumeWords(volume)})`,
    ],
  ),
  ['diluent', `${volumeWords(diluentDrawn)} (exactly ${volumeWords(diluent)})`],
  ['in all', volumeWords(total)],
];

function dateRows({ dates }: Plan, zone: TimeZone): readonly Row[] {
  const at = (instant: Instant | null): string =>
    instant === null ? 'no date' : instantWords(instant, zone);
  const refillBy =
    dates.refillBy === null || dates.because === null
      ? 'no date'
      : `${dates.refillBy}, because of ${BECAUSE[dates.because]}`;
  return [
    ['refill by', refillBy],
    ['low reservoir alarm', `${at(dates.lowReservoirAlarm)} as programmed (computed, not measured)`],
    ['at worst', `${at(dates.worstCaseAlarm)} with every patient bolus`],
    ['empty at worst', at(dates.empty)],
    ['drug stable until', at(dates.stability)],
  ];
}
