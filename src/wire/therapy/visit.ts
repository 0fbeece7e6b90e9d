import {
  type Displayed,
  IDENTIFIER_KINDS,
  type Identifier,
  type Label,
  type NextVisit,
  type ReadBack,
  type VisitStep,
} from '../../core/therapy/events.ts';
import { WEEKDAYS } from '../../core/time.ts';
import { wrong } from '../json/decoder.ts';
import { type Codec, count, list, oneOf, orNull, record, text, words } from './codec.ts';
import { labelled } from './order.ts';
import { day, entered, moment } from './quantities.ts';

export const step: Codec<VisitStep> = oneOf([
  'identify',
  'read',
  'port',
  'aspirate',
  'inject',
  'confirm',
  'program',
  'observe',
  'finish',
]);

export const identifier: Codec<Identifier> = record('an identifier', {
  kind: oneOf(IDENTIFIER_KINDS),
  value: text,
});

export const label: Codec<Label> = record('what stands on the syringe', {
  patient: text,
  components: list(labelled, 1),
  volume: entered.volume,
  lot: text,
  beyondUse: day,
});

export const displayed: Codec<Displayed> = record('a value as displayed', { text: words, unit: words });

const MOST_BOLUSES = 1_000;

export const readBack: Codec<ReadBack> = record(
  'what the pump reports back',
  {
    mode: oneOf(['continuous', 'schedule', 'minimum-rate', 'stopped']),
    dailyDose: orNull(displayed),
    concentration: orNull(displayed),
    reservoirVolume: orNull(displayed),
  },
  {
    steps: list(record('a step', { days: list(oneOf(WEEKDAYS), 1), at: text, value: displayed })),
    bridge: orNull(record('the bridge', { dose: displayed, duration: displayed })),
    prime: orNull(record('the prime', { volume: displayed, duration: displayed })),
    patientBolus: orNull(
      record('the patient bolus', {
        dose: displayed,
        duration: displayed,
        lockout: displayed,
        maxPerDay: count(MOST_BOLUSES),
      }),
    ),
  },
);

export const symptoms = record('symptoms', { seen: text, done: text });

const appointment = record('the next visit', { appointment: moment });
const waiver = record('why there is no next visit', { waiver: text });

export const nextVisit: Codec<NextVisit> = {
  reads: {
    expects: '{ "appointment": … } or { "waiver": "reason" }',
    read: (json, at, errors) => {
      if (json.kind !== 'object') return wrong(errors, at, nextVisit.reads.expects, json);
      return json.members.has('waiver')
        ? waiver.reads.read(json, at, errors)
        : appointment.reads.read(json, at, errors);
    },
  },
  write: (next) => ('waiver' in next ? waiver.write(next) : appointment.write(next)),
};
