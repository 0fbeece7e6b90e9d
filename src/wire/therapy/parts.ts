import type { Mixture } from '../../core/mixture.ts';
import type { Program } from '../../core/program.ts';
import type {
  Delivered,
  ImplantedCatheter,
  LastState,
  PatientFacts,
  PumpAlarm,
  PumpReading,
} from '../../core/visit-input.ts';
import { catheter as decodeCatheter, encodeCatheter } from '../visit/implant.ts';
import { mixture as decodeMixture, encodeMixture } from '../visit/mixture.ts';
import { patient as decodePatient, encodePatient } from '../visit/patient.ts';
import { program as decodeProgram, encodeProgram } from '../visit/program.ts';
import { type Codec, count, list, oneOf, record, text } from './codec.ts';
import { duration, moment, volume } from './quantities.ts';

/** What stands in the journal in the form of a visit/1 file. */
export const facts: Codec<PatientFacts> = { reads: decodePatient, write: encodePatient };
export const catheter: Codec<ImplantedCatheter> = { reads: decodeCatheter, write: encodeCatheter };
export const mixture: Codec<Mixture> = { reads: decodeMixture, write: encodeMixture };
export const program: Codec<Program> = { reads: decodeProgram, write: encodeProgram };

const MOST_BOLUSES = 1_000_000;

const delivered: Codec<Delivered> = record(
  'a bolus that was given',
  { kind: oneOf(['bridge', 'prime', 'single', 'patient']), at: moment },
  { volume, count: count(MOST_BOLUSES), duration },
);

/** `last` of a visit/1 file, every time in UTC. */
export const last: Codec<LastState> = record('the last fill and what was programmed since', {
  fill: record('the last fill', { at: moment, volume, components: mixture }),
  program,
  changes: list(record('a change of program', { at: moment, program })),
  delivered: list(delivered),
});

export const alarm: Codec<PumpAlarm> = record('an alarm', { kind: text }, { since: moment });

/** `visit.read` of a visit/1 file, but the clock as its offset: pump clock minus local time, negative if behind. */
export const reading: Codec<PumpReading> = record(
  'what was read from the pump',
  {},
  {
    displayedVolume: volume,
    alarms: list(alarm),
    patientBoluses: count(MOST_BOLUSES),
    program,
    clockOffset: duration,
    stops: list(record('a time without delivery', { from: moment, until: moment })),
  },
);
