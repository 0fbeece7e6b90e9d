import assert from 'node:assert/strict';
import { test } from 'node:test';
import { primariesAt, summaryOf, type Words } from '../../../src/web/patient/record-summary.ts';
import { plainFields } from '../../../src/web/patient/record-text.ts';

const WORDS: Words = {
  amount: ({ value, unit }) => `${value} ${unit}`,
  computed: ({ value, unit }) => `~${value} ${unit}`,
  dose: ({ value, unit }, drug) => `${value} ${unit} (${drug})`,
  unit: (unit) => unit,
  drug: (id) => id.toUpperCase(),
  moment: (moment) => moment.slice(0, 10),
  day: (day) => day,
  alarm: (kind) => `alarm ${kind}`,
  readBackField: (name) => name,
  disputedField: (name) => `disputed ${name}`,
  pump: (model) => model,
  say: (key, value) => `${value} ${key}`,
  mode: (mode) => mode,
};
const ML = (value: number) => ({ value, unit: 'mL' });

test('an order in the record says solution, volume and dose in one line', () => {
  const content = {
    fill: {
      volume: ML(40),
      components: [{ drug: 'baclofen', concentration: { value: 2000, unit: 'ug/mL' } }],
    },
    program: { mode: 'continuous', dose: { value: 412, unit: 'ug/d' } },
  };
  assert.equal(
    summaryOf('order-submitted', { content, plannedFor: '2026-11-22T15:00:00Z' }, WORDS),
    'BACLOFEN 2000 ug/mL (baclofen) · 40 mL · 412 ug/d (baclofen) · 2026-11-22 planned',
  );
  const changes = [{ field: 'mode' }, { field: 'prime', to: ML(0.3358) }];
  assert.match(summaryOf('order-submitted', { content, changes }, WORDS), / · 0\.3358 mL prime$/);
});

test('a program in the record says the prime that runs before it', () => {
  const data = { standing: { daily: [] }, prime: { volume: ML(0.3358) } };
  assert.equal(summaryOf('program-confirmed', data, WORDS), '0.3358 mL prime');
});

test('a residual says what came out beside what was expected, and a correction why', () => {
  const data = { aspirated: ML(15.3), residual: { expected: ML(15.1) }, correction: 'read the wrong line' };
  assert.equal(
    summaryOf('residual-aspirated', data, WORDS),
    '15.3 mL aspirated · ~15.1 mL expected · read the wrong line',
  );
});

test('what a pump displayed reads as the same amount does elsewhere, in the unit of the drug it ran then', () => {
  const readBack = { dailyDose: { text: '1800.000', unit: 'ug/d' }, concentration: null };
  assert.equal(summaryOf('read-back-matched', { readBack }, WORDS, 'morphine'), '1800 ug/d (morphine)');
  assert.equal(summaryOf('read-back-matched', { readBack }, WORDS), '1800 ug/d');
  const entry = { components: [{ drug: 'ziconotide' }], dailyDose: { text: '4.200', unit: 'ug/d' } };
  assert.equal(summaryOf('order-verified', { entry }, WORDS), '4.2 ug/d (ziconotide)');
  const prime = { volume: { text: '0.336', unit: 'mL' }, duration: { text: '20', unit: 'min' } };
  const primed = summaryOf('order-verified', { entry: { ...entry, prime } }, WORDS);
  assert.equal(primed, '4.2 ug/d (ziconotide) · 0.336 mL, 20 min prime');
  assert.equal(
    summaryOf('order-verified', { entry: { ...entry, prime: null } }, WORDS),
    '4.2 ug/d (ziconotide)',
  );
  assert.equal(summaryOf('read-back-matched', { readBack: { prime } }, WORDS), '0.336 mL, 20 min prime');
});

test('a displayed value that is no plain number stays as it was typed', () => {
  const readBack = { dailyDose: { text: '1,8', unit: 'mg/d' } };
  assert.equal(summaryOf('read-back-matched', { readBack }, WORDS, 'morphine'), '1,8\u202fmg/d');
});

test('the record knows at each event which drug set the flow', () => {
  const last = { fill: { components: [{ drug: 'morphine' }, { drug: 'bupivacaine' }] } };
  const standing = { daily: [{ drug: 'hydromorphone' }] };
  const events = [
    { type: 'patient-registered', data: {} },
    { type: 'therapy-taken-over', data: { last } },
    { type: 'pump-read', data: {} },
    { type: 'program-confirmed', data: { standing } },
    { type: 'read-back-matched', data: null },
  ];
  assert.deepEqual(primariesAt(events), [null, 'morphine', 'morphine', 'hydromorphone', 'hydromorphone']);
});

test('what an alarm is called and which fields differ is said in the words of the screen', () => {
  const alarms = [{ kind: 'motor-stall' }, { kind: 'eri' }];
  assert.equal(summaryOf('pump-read', { reading: { alarms } }, WORDS), 'alarm motor-stall, alarm eri');
  assert.equal(summaryOf('alarm-reported', { alarm: { kind: 'eri' } }, WORDS), 'alarm eri');
  assert.equal(summaryOf('order-disputed', { fields: ['volume'] }, WORDS), 'disputed volume');
});

test('an event without its fields, from an older or a newer server, leaves its line empty', () => {
  assert.equal(summaryOf('program-confirmed', {}, WORDS), '');
  assert.equal(summaryOf('order-submitted', null, WORDS), '');
  assert.equal(summaryOf('pump-read', { reading: { alarms: 'none' } }, WORDS), '');
});

test('[SR-63] what a pump reports none of is said in the record; what nobody asked is not there', () => {
  const readBack = { mode: 'stopped', concentration: null, bridge: null, patientBolus: null };
  assert.deepEqual(plainFields({ readBack, correction: null }), [
    { path: 'read back mode', text: 'stopped' },
    { path: 'read back bridge', text: 'none' },
    { path: 'read back patient bolus', text: 'none' },
  ]);
});

test('an event is shown with all its fields', () => {
  assert.deepEqual(
    plainFields({ fill: { volume: { value: 20, unit: 'mL' }, list: ['a', 'b'] }, none: null, yes: true }),
    [
      { path: 'fill volume', text: '20\u202fmL' },
      { path: 'fill list 1', text: 'a' },
      { path: 'fill list 2', text: 'b' },
      { path: 'yes', text: 'true' },
    ],
  );
});
