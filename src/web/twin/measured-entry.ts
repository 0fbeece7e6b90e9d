import type { DrugId } from '../../core/ids.ts';
import { epochMilliseconds, type Instant, type TimeZone } from '../../core/time.ts';
import { levelNamed } from '../../twin/levels.ts';
import type { Measurement } from '../../twin/measurement.ts';
import { moment } from '../../wire/visit/local-time.ts';
import { figuresProblem, type QuantityProblem } from '../fields/quantity-entry.ts';
import { readTimeOfDay } from '../fields/time-of-day-entry.ts';

/** What can be measured that the model has: drug in spinal fluid, or the score of an effect of baclofen. */
export const MEASURED_KINDS = ['csf', 'spasticity-leg', 'spasticity-arm'] as const;
export type MeasuredKind = (typeof MEASURED_KINDS)[number];

/** Scores belong to baclofen: no other drug has an effect on the scale of spinal fluid here. */
export const kindsOf = (drug: DrugId): readonly MeasuredKind[] =>
  drug === 'baclofen' ? MEASURED_KINDS : ['csf'];

/** Micrograms per millilitre in one of the unit. A laboratory reports in one of these. */
const UNITS: Readonly<Record<string, number>> = { 'ng/mL': 0.001, 'ug/mL': 1, 'ug/L': 0.001 };
export const MEASURED_UNITS: readonly string[] = Object.keys(UNITS);

/** The scale of the model's score: 1 is no increase of tone (docs/twin.md). */
const LOWEST_SCORE = 1;
const HIGHEST_SCORE = 5;

/** The form as typed and chosen, letter for letter. */
export interface MeasuredText {
  readonly kind: MeasuredKind;
  readonly place: string | null;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly time: string;
  readonly value: string;
  readonly unit: string | null;
}

export const nothingMeasured = (day: string): MeasuredText => ({
  kind: 'csf',
  place: null,
  day,
  time: '',
  value: '',
  unit: null,
});

export type MeasuredProblem =
  | 'choose'
  | 'day'
  | 'time'
  | 'not-that-day'
  | 'in-the-future'
  | 'before-record'
  | 'score';
export type MeasuredProblems = Partial<
  Record<'place' | 'day' | 'time' | 'unit', MeasuredProblem> & { value: QuantityProblem | 'score' }
>;

export type MeasuredEntry =
  | { readonly ok: true; readonly measurement: Measurement }
  | { readonly ok: false; readonly problems: MeasuredProblems };

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

export interface MeasuredBounds {
  readonly drug: DrugId;
  readonly zone: TimeZone;
  /** Nothing is measured before the first fill on record, and nothing after now. */
  readonly from: Instant;
  readonly nowMs: number;
}

/** The measurement that was meant. Nothing is guessed, converted silently or moved into the range. */
export function readMeasured(text: MeasuredText, bounds: MeasuredBounds): MeasuredEntry {
  const when = readWhen(text, bounds);
  const value = Number(text.value.trim());
  const figures = figuresProblem(text.value.trim()) ?? (value > 0 ? null : ({ code: 'zero' } as const));
  const level = text.place === null ? null : levelNamed(text.place);
  const isScore = text.kind !== 'csf';
  const perUnit = text.unit === null ? undefined : UNITS[text.unit];
  const inScale = !isScore || (value >= LOWEST_SCORE && value <= HIGHEST_SCORE);
  const problems: MeasuredProblems = {
    ...when.problems,
    ...(figures !== null && { value: figures }),
    ...(figures === null && !inScale && { value: 'score' as const }),
    ...(!isScore && level?.kind !== 'csf' && { place: 'choose' as const }),
    ...(!isScore && perUnit === undefined && { unit: 'choose' as const }),
  };
  if (Object.keys(problems).length > 0 || when.at === null) return { ok: false, problems };
  const { kind } = text;
  if (kind !== 'csf')
    return { ok: true, measurement: { kind: 'score', at: when.at, effect: kind, score: value } };
  if (level?.kind !== 'csf' || perUnit === undefined) return { ok: false, problems: { place: 'choose' } };
  return {
    ok: true,
    measurement: {
      kind,
      at: when.at,
      drug: bounds.drug,
      place: level.at,
      ugPerMl: value * perUnit,
    },
  };
}

function readWhen(
  { day, time }: MeasuredText,
  { zone, from, nowMs }: MeasuredBounds,
): { readonly at: Instant | null; readonly problems: MeasuredProblems } {
  if (!isDay(day)) return { at: null, problems: { day: 'day' } };
  if (!readTimeOfDay(time).ok) return { at: null, problems: { time: 'time' } };
  const at = moment(zone).read({ kind: 'string', text: `${day}T${time.trim()}` }, '', []);
  if (at === undefined) return { at: null, problems: { time: 'not-that-day' } };
  if (epochMilliseconds(at) > nowMs) return { at: null, problems: { time: 'in-the-future' } };
  if (epochMilliseconds(at) < epochMilliseconds(from))
    return { at: null, problems: { day: 'before-record' } };
  return { at, problems: {} };
}
