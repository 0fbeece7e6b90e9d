import type { PatientBolus, Program, Setting } from '../../core/program.ts';
import { unreachable } from '../../core/result.ts';
import type { DoseRate, FlowRate } from '../../core/units.ts';
import { positive } from '../amount/decode-amount.ts';
import { type Amount, exactTime, micrograms } from '../amount/encode-amount.ts';
import { DOSE_RATE, FLOW, MASS, TIME } from '../amount/unit-table.ts';
import { type DecodeError, type Decoder, oneOf, record, wholeNumber, wrong } from '../json/decoder.ts';
import { type Json, pointer } from '../json/tree.ts';
import { byDay, encodePatterns, everyDay, type PatternsFile } from './schedule.ts';
import { encodeSetting, massWithoutTime, type SettingFile, timeNotWanted } from './setting.ts';

/** One a minute: more is a slip of the hand. */
const MOST_BOLUSES = 1_440;

const bolus: Decoder<PatientBolus> = record(
  'a patient bolus: { "dose", "duration", "lockout", "maxPerDay" }',
  {
    dose: positive(MASS, timeNotWanted),
    duration: positive(TIME),
    lockout: positive(TIME),
    maxPerDay: wholeNumber(1, MOST_BOLUSES),
  },
  {},
);

const mode = oneOf(['continuous', 'schedule', 'minimum-rate', 'stopped']);
const optional = { patientBolus: bolus };

/** Which keys stand beside `mode`; every other one contradicts it and is refused. */
const continuousKeys = record(
  'a continuous program',
  { mode },
  { dose: positive(DOSE_RATE, massWithoutTime), rate: positive(FLOW), ...optional },
);
const everyDayKeys = record('a schedule', { mode, steps: everyDay }, optional);
const byDayKeys = record('a schedule', { mode, days: byDay }, optional);
const unsetKeys = record('a program without a dose', { mode }, optional);

const expects = 'a program: { "mode": "continuous" | "schedule" | "minimum-rate" | "stopped", … }';

/** What the pump is told, or what it was told. Nothing stands in for a value that is missing. */
export const program: Decoder<Program> = {
  expects,
  read: (json, at, errors) => {
    if (json.kind !== 'object') return wrong(errors, at, expects, json);
    const written = json.members.get('mode');
    if (written === undefined) return wrong(errors, pointer(at, 'mode'), mode.expects, null);
    const chosen = mode.read(written, pointer(at, 'mode'), errors);
    switch (chosen) {
      case undefined:
        return undefined;
      case 'continuous':
        return continuous(json, at, errors);
      case 'schedule':
        return schedule(json, json.members, at, errors);
      case 'minimum-rate':
      case 'stopped': {
        const read = unsetKeys.read(json, at, errors);
        return read && { mode: chosen, ...beside(read.patientBolus) };
      }
      default:
        return unreachable(chosen);
    }
  },
};

const beside = (patientBolus: PatientBolus | undefined): { readonly patientBolus?: PatientBolus } =>
  patientBolus === undefined ? {} : { patientBolus };

function continuous(json: Json, at: string, errors: DecodeError[]): Program | undefined {
  const read = continuousKeys.read(json, at, errors);
  if (read === undefined) return undefined;
  const setting = settingOf(read.dose, read.rate);
  if (setting === undefined) return wrong(errors, at, 'either "dose" or "rate" beside "mode"', json);
  return { mode: 'continuous', setting, ...beside(read.patientBolus) };
}

function settingOf(dose: DoseRate | undefined, rate: FlowRate | undefined): Setting | undefined {
  if (dose !== undefined) return rate === undefined ? { kind: 'dose', dose } : undefined;
  return rate === undefined ? undefined : { kind: 'rate', rate };
}

function schedule(
  json: Json,
  members: ReadonlyMap<string, Json>,
  at: string,
  errors: DecodeError[],
): Program | undefined {
  if (members.has('steps') === members.has('days'))
    return wrong(errors, at, 'either "steps" for every day or "days" with groups of days', json);
  if (members.has('steps')) {
    const read = everyDayKeys.read(json, at, errors);
    return read && { mode: 'schedule', patterns: read.steps, ...beside(read.patientBolus) };
  }
  const read = byDayKeys.read(json, at, errors);
  return read && { mode: 'schedule', patterns: read.days, ...beside(read.patientBolus) };
}

interface PatientBolusFile {
  readonly dose: Amount;
  readonly duration: Amount;
  readonly lockout: Amount;
  readonly maxPerDay: number;
}

export type ProgramFile = { readonly mode: Program['mode']; readonly patientBolus?: PatientBolusFile } & (
  | SettingFile
  | PatternsFile
);

const encodeBolus = ({ dose, duration, lockout, maxPerDay }: PatientBolus): PatientBolusFile => ({
  dose: micrograms(dose),
  duration: exactTime(duration),
  lockout: exactTime(lockout),
  maxPerDay,
});

export const encodeProgram = (of: Program): ProgramFile => ({
  mode: of.mode,
  ...(of.mode === 'continuous' && encodeSetting(of.setting)),
  ...(of.mode === 'schedule' && encodePatterns(of.patterns)),
  ...(of.patientBolus !== undefined && { patientBolus: encodeBolus(of.patientBolus) }),
});
