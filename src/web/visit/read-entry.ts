import type { PumpAlarmKind } from '../../core/devices/alarms.ts';
import { epochMilliseconds, instantAt, type TimeZone } from '../../core/time.ts';
import { VOLUME } from '../../wire/amount/unit-table.ts';
import { clockOffset, pumpClock } from '../../wire/visit/local-time.ts';
import { NOTHING_TYPED, type QuantityText, readQuantity } from '../fields/quantity-entry.ts';
import { readTimeOfDay } from '../fields/time-of-day-entry.ts';
import { type DayText, NO_DAY, readDay } from './day-entry.ts';
import { type MomentText, NO_MOMENT, readMoment } from './moment-entry.ts';
import { blank, type Entered, enteredOr, type VisitProblem } from './problems.ts';
import { NOTHING_REPORTED, REPORTED_SAMPLE, type Reported, reportedProgramFile } from './reported-program.ts';

export interface StopText {
  readonly id: number;
  readonly from: MomentText;
  readonly until: MomentText;
}

/** What the programmer shows before anything is changed. */
export interface ReadEntry {
  readonly displayedVolume: QuantityText;
  /** Whether it shows alarms; null until somebody has said so. */
  readonly hasAlarms: boolean | null;
  readonly alarms: readonly PumpAlarmKind[];
  readonly clockTime: string;
  /** Whether the pump's date is that of today; null until somebody has said so. */
  readonly clockToday: boolean | null;
  readonly clockDay: DayText;
  /** The server's clock when the pump's was typed, milliseconds; null before. */
  readonly clockAt: number | null;
  readonly boluses: string;
  readonly hasStops: boolean | null;
  readonly stops: readonly StopText[];
  /** False where the program is not read; null until somebody has said so. */
  readonly hasProgram: boolean | null;
  readonly program: Reported;
}

export const emptyStop = (id: number): StopText => ({ id, from: NO_MOMENT, until: NO_MOMENT });

export const NOTHING_READ: ReadEntry = {
  displayedVolume: NOTHING_TYPED,
  hasAlarms: null,
  alarms: [],
  clockTime: '',
  clockToday: null,
  clockDay: NO_DAY,
  clockAt: null,
  boluses: '',
  hasStops: null,
  stops: [],
  hasProgram: null,
  program: NOTHING_REPORTED,
};

export const READ_SAMPLE: ReadEntry = {
  ...NOTHING_READ,
  alarms: ['eri'],
  stops: [emptyStop(1)],
  program: REPORTED_SAMPLE,
};

/** What a programmer may not show: left out, the record says that it was not read. */
export const LEFT_OUT = ['displayedVolume', 'clock', 'boluses', 'program'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export interface ReadPlace {
  readonly zone: TimeZone;
  /** The clinic's day, YYYY-MM-DD. */
  readonly today: string;
  readonly nowMs: number;
  /** Whether any program on record allows patient boluses. */
  readonly asksBoluses: boolean;
}

/** What was not typed and may be left out, so that it is left out knowingly. */
export const leftOutOf = (entry: ReadEntry, { asksBoluses }: ReadPlace): readonly LeftOut[] =>
  LEFT_OUT.filter((field) => {
    if (field === 'displayedVolume') return blank(entry.displayedVolume.text);
    if (field === 'clock') return blank(entry.clockTime);
    if (field === 'boluses') return asksBoluses && blank(entry.boluses);
    return entry.hasProgram === false;
  });

type Reading = Readonly<Record<string, unknown>>;

/** The reading as the journal takes it: the pump's clock as its offset to local time. */
export function readReading(entry: ReadEntry, place: ReadPlace): Entered<Reading> {
  const problems: Record<string, VisitProblem | 'field'> = {};
  const displayed = blank(entry.displayedVolume.text)
    ? null
    : readQuantity(entry.displayedVolume, VOLUME, true);
  if (displayed?.ok === false) problems['displayedVolume'] = 'field';
  if (entry.hasAlarms === null) problems['alarms'] = 'no-choice';
  if (entry.hasAlarms === true && entry.alarms.length === 0) problems['alarms'] = 'empty';
  const offset = readClock(entry, place, problems);
  const bolusesTyped = place.asksBoluses && !blank(entry.boluses);
  if (bolusesTyped && !/^\d{1,6}$/.test(entry.boluses.trim())) problems['boluses'] = 'count';
  if (entry.hasStops === null) problems['stops'] = 'no-choice';
  const stops = entry.hasStops === true ? readStops(entry.stops, place, problems) : [];
  if (entry.hasProgram === null) problems['hasProgram'] = 'no-choice';
  const program = entry.hasProgram === true ? reportedProgramFile(entry.program) : null;
  if (program?.ok === false) Object.assign(problems, program.problems);
  return enteredOr(problems, () => ({
    ...(displayed?.ok === true && { displayedVolume: displayed.amount }),
    alarms: entry.hasAlarms === true ? entry.alarms.map((kind) => ({ kind })) : [],
    ...(offset !== null && { clockOffset: offset }),
    ...(bolusesTyped && { patientBoluses: Number(entry.boluses) }),
    stops,
    ...(program?.ok === true && { program: program.value }),
  }));
}

const MS_PER_S = 1000;
const MS_PER_MIN = 60_000;

/** To the minute, as both clocks are shown. */
function readClock(
  entry: ReadEntry,
  { zone, today, nowMs }: ReadPlace,
  problems: Record<string, VisitProblem | 'field'>,
): { value: number; unit: 's' } | null {
  if (blank(entry.clockTime)) return null;
  if (!readTimeOfDay(entry.clockTime).ok) problems['clockTime'] = 'field';
  if (entry.clockToday === null) problems['clockDay'] = 'no-choice';
  const typed = readDay(entry.clockDay);
  if (entry.clockToday === false && !typed.ok) problems['clockDay'] = typed.problem;
  const day = entry.clockToday === true ? today : typed.ok ? typed.day : '';
  const text = `${day}T${entry.clockTime.trim()}`;
  const shown = pumpClock.read({ kind: 'string', text }, '', []);
  if (shown === undefined) return null;
  const at = Math.floor((entry.clockAt ?? nowMs) / MS_PER_MIN) * MS_PER_MIN;
  return { value: clockOffset(shown, instantAt(at), zone) / MS_PER_S, unit: 's' };
}

function readStops(
  stops: readonly StopText[],
  { zone, nowMs }: ReadPlace,
  problems: Record<string, VisitProblem | 'field'>,
): readonly { from: string; until: string }[] {
  if (stops.length === 0) problems['stops'] = 'empty';
  return stops.flatMap(({ id, from, until }) => {
    const [start, end] = [readMoment(from, zone), readMoment(until, zone)];
    if (!start.ok) problems[`stops/${id}/from/${start.in}`] = start.problem;
    if (!end.ok) problems[`stops/${id}/until/${end.in}`] = end.problem;
    if (!start.ok || !end.ok) return [];
    if (epochMilliseconds(end.at) <= epochMilliseconds(start.at))
      problems[`stops/${id}/until/day`] = 'until-before-from';
    else if (epochMilliseconds(end.at) > nowMs) problems[`stops/${id}/until/day`] = 'in-the-future';
    return [{ from: start.iso, until: end.iso }];
  });
}
