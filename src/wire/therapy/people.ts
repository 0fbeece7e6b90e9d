import { PUMP_MODEL_IDS } from '../../core/ids.ts';
import type { PatientIdentity, Person, PumpIdentity, Stamp } from '../../core/therapy/events.ts';
import { type Codec, oneOf, record, text } from './codec.ts';
import { day, entered, moment } from './quantities.ts';

export const person: Codec<Person> = record('a person', {
  id: text,
  name: text,
  role: oneOf(['nurse', 'physician', 'pharmacist']),
});

export const stamp: Codec<Stamp> = record('who, when and by which formulary', {
  by: person,
  at: moment,
  formulary: text,
});

export const identity: Codec<PatientIdentity> = record('who the patient is', {
  name: text,
  recordNumber: text,
  birthDate: day,
});

export const pumpIdentity: Codec<PumpIdentity> = record(
  'the implanted pump',
  { model: oneOf(PUMP_MODEL_IDS), serial: text },
  { lowReservoirAlarm: entered.volume, tubingVolume: entered.volume, implantedOn: day, site: text },
);
