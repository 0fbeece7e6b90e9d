import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantAt } from '../../../src/core/time.ts';
import { milliseconds, nanogramsPerMillilitre, nanolitres } from '../../../src/core/units.ts';
import { command as contract } from '../../../src/wire/contract/command.ts';
import { parseJson } from '../../../src/wire/json/parse.ts';
import {
  type AskedCommand,
  COMMAND_TYPES,
  decodeCommand,
  encodeCommand,
} from '../../../src/wire/therapy/command.ts';
import { CATHETER, FACTS, IDENTITY, LAST, PUMP, SAME } from '../../core/therapy/patient.ts';

const ID = '1a4e51de-0000-4000-8000-000000000001';
const AT = instantAt(1_795_000_000_000);
const value = { text: '200.0', unit: 'ug/d' };
const entry = {
  components: [{ drug: 'baclofen', concentration: nanogramsPerMillilitre(500_000) }],
  volume: nanolitres(40_000_000),
} as const;

const COMMANDS: readonly AskedCommand[] = [
  { type: 'register-patient', identity: IDENTITY, facts: FACTS },
  { type: 'record-facts', facts: FACTS },
  { type: 'record-implant', pump: PUMP, catheter: CATHETER },
  { type: 'take-over-therapy', last: LAST },
  { type: 'report-alarm', alarm: { kind: 'low-reservoir' }, by: 'the patient' },
  { type: 'book-appointment', at: AT },
  { type: 'cancel-appointment', reason: 'ill' },
  {
    type: 'submit-order',
    visit: null,
    content: SAME,
    plannedFor: AT,
    accepted: [],
    acknowledged: ['/a'],
    replaces: ID,
  },
  {
    type: 'repeat-order',
    plannedFor: AT,
    accepted: [{ rule: 'r', at: '/x', reason: 'other', remark: 'why' }],
    replaces: null,
  },
  {
    type: 'verify-order',
    order: ID,
    entry: { ...entry, dailyDose: { text: '200', unit: 'ug/d' }, prime: null },
  },
  {
    type: 'verify-order',
    order: ID,
    entry: {
      ...entry,
      dailyDose: { text: '200', unit: 'ug/d' },
      prime: { volume: { text: '0.336', unit: 'mL' }, duration: { text: '20', unit: 'min' } },
    },
  },
  { type: 'sign-order', order: ID, digest: 'abc' },
  { type: 'withdraw-order', order: ID, reason: 'typed for another day' },
  { type: 'start-visit', order: ID },
  {
    type: 'identify',
    visit: ID,
    identifiers: [
      { kind: 'name', value: 'Ines Rivera' },
      { kind: 'birth-date', value: '1968-04-02' },
    ],
    serial: 'NGP123456H',
    label: { ...entry, patient: 'T-1042', lot: 'L-1', beyondUse: '2026-12-01' },
  },
  { type: 'read-pump', visit: ID, reading: { clockOffset: milliseconds(-60_000), patientBoluses: 3 } },
  { type: 'confirm-port', visit: ID, port: 'reservoir', needleGauge: '22', atNeedleStop: true },
  { type: 'record-aspirate', visit: ID, aspirated: nanolitres(7_000_000), correction: null },
  { type: 'assess-residual', visit: ID, meaning: 'm', plan: 'p' },
  { type: 'reconfirm-port', visit: ID, method: 'palpation' },
  {
    type: 'record-injection',
    visit: ID,
    volume: nanolitres(40_000_000),
    partialInstilChecked: true,
    wasted: nanolitres(0),
  },
  { type: 'confirm-program', visit: ID },
  {
    type: 'enter-read-back',
    visit: ID,
    readBack: {
      mode: 'continuous',
      dailyDose: value,
      concentration: null,
      reservoirVolume: null,
      prime: { volume: value, duration: value },
    },
  },
  {
    type: 'enter-read-back',
    visit: ID,
    readBack: {
      mode: 'stopped',
      dailyDose: null,
      concentration: value,
      reservoirVolume: value,
      bridge: null,
      prime: null,
      patientBolus: null,
    },
  },
  { type: 'end-observation', visit: ID, overridden: null, symptoms: { seen: 's', done: 'd' } },
  { type: 'complete-visit', visit: ID, next: { waiver: 'moves away' } },
  { type: 'abort-visit', visit: ID, reason: 'r' },
];

const read = (text: string) => {
  const tree = parseJson(text);
  assert.ok(tree.ok);
  return decodeCommand(tree.value, '/command');
};

test('[SR-81] every command is read back as it was written, and fits the contract of its route', () => {
  for (const command of COMMANDS) {
    const json = encodeCommand(command);
    const back = read(JSON.stringify(json));
    assert.deepEqual(back, { ok: true, value: command });
    if (command.type === 'register-patient') continue;
    const shape = contract.safeParse(json);
    assert.ok(shape.success, `${command.type}: ${shape.error?.message}`);
  }
});

test('every command is among those tried', () => {
  const tried = new Set(COMMANDS.map(({ type }) => type));
  assert.deepEqual(
    COMMAND_TYPES.filter((type) => !tried.has(type)),
    [],
  );
});

test('[SR-26] a wrong unit, a negative volume, a comma, a local time and an unknown key are refused with their place', () => {
  for (const [command, at] of [
    [
      { type: 'record-aspirate', visit: ID, aspirated: { value: 7, unit: 'cc' }, correction: null },
      '/command/aspirated/unit',
    ],
    [
      { type: 'record-aspirate', visit: ID, aspirated: { value: -7, unit: 'mL' }, correction: null },
      '/command/aspirated/value',
    ],
    [
      { type: 'record-aspirate', visit: ID, aspirated: { value: '7,0', unit: 'mL' }, correction: null },
      '/command/aspirated/value',
    ],
    [{ type: 'book-appointment', at: '2026-12-01T10:00' }, '/command/at'],
    [{ type: 'start-visit', order: ID, dose: 3 }, '/command/dose'],
    [{ type: 'take-drug' }, '/command/type'],
    [{ type: 'report-alarm', alarm: { kind: 'beeping' }, by: 'x' }, '/command/alarm/kind'],
  ] as const) {
    const refused = read(JSON.stringify(command));
    assert.ok(!refused.ok);
    assert.deepEqual(
      refused.refusal.map((error) => error.at),
      [at],
    );
  }
});

test('what was filled or given before the fill, or out of order, is refused', () => {
  const early = instantAt(1_600_000_000_000);
  const json = encodeCommand({
    type: 'take-over-therapy',
    last: { ...LAST, delivered: [{ kind: 'bridge', at: early, volume: nanolitres(1) }] },
  });
  const refused = read(JSON.stringify(json));
  assert.ok(!refused.ok);
  assert.equal(refused.refusal[0]?.at, '/command/last/delivered/0/at');
});

test('no JSON makes decoding a command throw', () => {
  fc.assert(fc.property(fc.json(), (text) => void read(text)));
});
