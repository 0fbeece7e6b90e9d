import { PUMP_ALARM_KINDS } from '../../core/devices/alarms.ts';
import type { Mixture } from '../../core/mixture.ts';
import { recordsNoFlow } from '../../core/never-ran.ts';
import type { Program } from '../../core/program.ts';
import { compareInstants } from '../../core/time.ts';
import type {
  Delivered,
  ImplantedCatheter,
  LastState,
  PatientFacts,
  PumpAlarm,
  PumpReading,
} from '../../core/visit-input.ts';
import { map } from '../json/decoder.ts';
import { catheter as decodeCatheter, encodeCatheter } from '../visit/implant.ts';
import { mixture as decodeMixture, encodeMixture } from '../visit/mixture.ts';
import { patient as decodePatient, encodePatient } from '../visit/patient.ts';
import { program as decodeProgram, encodeProgram } from '../visit/program.ts';
import { type Codec, count, list, oneOf, record, yesOrNo } from './codec.ts';
import { duration, entered, moment } from './quantities.ts';

/** What stands in the journal in the form of a visit/1 file. */
export const facts: Codec<PatientFacts> = { reads: decodePatient, write: encodePatient };
export const catheter: Codec<ImplantedCatheter> = { reads: decodeCatheter, write: encodeCatheter };
export const mixture: Codec<Mixture> = { reads: decodeMixture, write: encodeMixture };
export const program: Codec<Program> = { reads: decodeProgram, write: encodeProgram };

const MOST_BOLUSES = 1_000_000;

const delivered: Codec<Delivered> = record(
  'a bolus that was given',
  { kind: oneOf(['bridge', 'prime', 'single', 'patient']), at: moment },
  { volume: entered.volume, count: count(MOST_BOLUSES), duration: entered.duration },
);

const lastKeys: Codec<LastState> = record(
  'the last fill and what was programmed since',
  {
    fill: record('the last fill', { at: moment, volume: entered.volume, components: mixture }),
    program,
    changes: list(record('a change of program', { at: moment, program })),
    delivered: list(delivered),
  },
  { neverRan: yesOrNo },
);

/** `last` of a visit/1 file, every time with its offset, in the order in which it happened. */
export const last: Codec<LastState> = {
  reads: map(lastKeys.reads, (value, at, errors) => {
    const changed = value.changes.findIndex(
      (change, index) => compareInstants(change.at, value.changes[index - 1]?.at ?? value.fill.at) < 0,
    );
    const given = value.delivered.findIndex((bolus) => compareInstants(bolus.at, value.fill.at) < 0);
    const misplaced = (list: string, index: number, than: string) =>
      errors.push({
        at: `${at}/${list}/${index}/at`,
        expected: `a time not before ${than}`,
        found: 'an earlier one',
      });
    if (changed >= 0) misplaced('changes', changed, 'the fill and the change before');
    if (given >= 0) misplaced('delivered', given, 'the fill');
    const ran = value.neverRan === true && !recordsNoFlow(value);
    if (ran)
      errors.push({
        at: `${at}/neverRan`,
        expected: 'false, or nothing: a program or a bolus on record has run',
        found: 'true',
      });
    return changed >= 0 || given >= 0 || ran ? undefined : value;
  }),
  write: lastKeys.write,
};

export const alarm: Codec<PumpAlarm> = record(
  'an alarm',
  { kind: oneOf<string>(PUMP_ALARM_KINDS) },
  { since: moment },
);

/** `visit.read` of a visit/1 file, but the clock as its offset: pump clock minus local time, negative if behind. */
export const reading: Codec<PumpReading> = record(
  'what was read from the pump',
  {},
  {
    displayedVolume: entered.volume,
    alarms: list(alarm),
    patientBoluses: count(MOST_BOLUSES),
    program,
    clockOffset: duration,
    stops: list(record('a time without delivery', { from: moment, until: moment })),
  },
);
