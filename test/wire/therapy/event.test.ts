import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { demonstrationPatients } from '../../../src/cli/demonstration/patients.ts';
import { canonical } from '../../../src/core/therapy/canonical.ts';
import type { Stamp, TherapyEvent } from '../../../src/core/therapy/events.ts';
import { fold } from '../../../src/core/therapy/evolve.ts';
import { instantAt } from '../../../src/core/time.ts';
import {
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
} from '../../../src/core/units.ts';
import { decodeEvent, EVENT_TYPES, encodeEvent } from '../../../src/wire/therapy/event.ts';

const stories = demonstrationPatients(instantAt(Date.UTC(2026, 10, 22, 16)));

const stamp: Stamp = {
  by: { id: 'p', name: 'Åsa Ñandú', role: 'nurse' },
  at: instantAt(1_795_000_000_001),
  formulary: 'theca-2026-11',
};
const displayed = { text: '187.50', unit: 'ug/d' };

/** What the stories do not tell. */
const RARE: readonly TherapyEvent[] = [
  {
    stamp,
    type: 'facts-recorded',
    facts: {
      birthDate: '1968-04-02',
      systemicOpioids: [{ drug: 'oxycodone', route: 'oral', dailyDose: nanogramsPerDay(30_000_000) }],
    },
  },
  {
    stamp,
    type: 'order-disputed',
    order: 'o',
    entry: {
      components: [{ drug: 'baclofen', concentration: nanogramsPerMillilitre(2_000_001) }],
      volume: null,
      dailyDose: { text: '', unit: 'mg/d' },
    },
    fields: ['volume'],
  },
  {
    stamp,
    type: 'order-verified',
    order: 'o',
    entry: {
      components: [],
      volume: null,
      dailyDose: { text: '200', unit: 'ug/d' },
      prime: { volume: { text: '0.336', unit: 'mL' }, duration: { text: '1209', unit: 's' } },
    },
  },
  { stamp, type: 'order-withdrawn', order: 'o', reason: 'typed for another day' },
  { stamp, type: 'port-reconfirmed', visit: 'v', method: 'ultrasound' },
  {
    stamp,
    type: 'pump-read',
    visit: 'v',
    reading: {
      displayedVolume: nanolitres(7_200_001),
      alarms: [{ kind: 'motor-stall', since: instantAt(1_794_000_000_000) }, { kind: 'low-reservoir' }],
      patientBoluses: 12,
      program: { mode: 'stopped' },
      clockOffset: milliseconds(-61_001),
      stops: [{ from: instantAt(1_793_000_000_000), until: instantAt(1_793_000_600_000) }],
    },
  },
  {
    stamp,
    type: 'read-back-differed',
    visit: 'v',
    readBack: {
      mode: 'schedule',
      dailyDose: displayed,
      concentration: null,
      reservoirVolume: null,
      steps: [{ days: ['mon', 'sun'], at: '07:00', value: displayed }],
      bridge: { dose: displayed, duration: displayed },
      prime: { volume: displayed, duration: displayed },
      patientBolus: { dose: displayed, duration: displayed, lockout: displayed, maxPerDay: 4 },
    },
    fields: ['steps', 'bridge'],
  },
  {
    stamp,
    type: 'observation-ended',
    visit: 'v',
    overridden: 'moved to the ward',
    symptoms: { seen: 'drowsy', done: 'physician called' },
  },
  { stamp, type: 'visit-aborted', visit: 'v', reason: 'the patient had to leave' },
  { stamp, type: 'alarm-reported', alarm: { kind: 'low-reservoir' }, by: 'the patient’s daughter' },
  { stamp, type: 'appointment-booked', at: instantAt(1_796_000_000_000) },
  { stamp, type: 'appointment-cancelled', reason: 'ill' },
];

const EVENTS = [...stories.flatMap(({ events }) => events), ...RARE];

function throughJson(event: TherapyEvent): TherapyEvent {
  const read = decodeEvent(JSON.stringify(encodeEvent(event)));
  assert.ok(read.ok, `${event.type}: ${JSON.stringify(read)}`);
  return read.value;
}

test('[SR-81] every event is read back as it was written, to the last digit', () => {
  for (const event of EVENTS) assert.deepEqual(throughJson(event), event);
});

test('every type of event is among those tried', () => {
  const tried = new Set(EVENTS.map(({ type }) => type));
  assert.deepEqual(
    EVENT_TYPES.filter((type) => !tried.has(type)),
    [],
  );
});

test('a journal that was read back folds to the same state', () => {
  for (const { events } of stories)
    assert.equal(canonical(fold(events.map(throughJson))), canonical(fold(events)));
});

test('whatever amounts a finding worked with, they come back exactly', () => {
  const whole = fc.integer({ min: -(10 ** 14), max: 10 ** 14 });
  fc.assert(
    fc.property(
      whole,
      whole,
      whole,
      whole,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (a, b, c, d, e) => {
        const event: TherapyEvent = {
          stamp,
          type: 'residual-aspirated',
          visit: 'v',
          aspirated: nanolitres(7_000_000),
          residual: null,
          correction: null,
          findings: [
            {
              rule: 'r',
              severity: 'note',
              at: '',
              message: 'm',
              working: {
                mass: { kind: 'mass', value: nanograms(a) },
                volume: { kind: 'volume', value: nanolitres(b) },
                concentration: { kind: 'concentration', value: nanogramsPerMillilitre(c) },
                time: { kind: 'duration', value: milliseconds(d) },
                number: { kind: 'number', value: e === 0 ? 0 : e },
                words: { kind: 'text', value: 'one, two' },
              },
              source: { title: 't', where: '', url: null, confidence: 'derived', read: '2026-11-22' },
            },
          ],
        };
        assert.deepEqual(throughJson(event), event);
      },
    ),
  );
});

test('an event that is not ours, or has a key too many, is refused with its place', () => {
  for (const [json, at] of [
    ['{"type":"pump-exploded"}', '/type'],
    ['{"type":"appointment-cancelled","reason":"ill","stamp":null}', '/stamp'],
    [JSON.stringify({ ...(encodeEvent(RARE.at(-1) as TherapyEvent) as object), extra: 1 }), '/extra'],
    ['[]', ''],
  ] as const) {
    const read = decodeEvent(json);
    assert.ok(!read.ok);
    assert.equal(read.refusal[0]?.at, at);
  }
});

test('no text makes decoding an event throw', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void decodeEvent(text)));
});
