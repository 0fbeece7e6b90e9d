import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Program } from '../../../src/core/program.ts';
import { minutes, WEEKDAYS } from '../../../src/core/time.ts';
import {
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanolitres,
  nanolitresPerDay,
} from '../../../src/core/units.ts';
import { draftOfContent, draftOfProgram } from '../../../src/web/order/draft-of-content.ts';
import { editedComponent, editedProgram, unconfirmed } from '../../../src/web/order/order-draft.ts';
import { readOrder } from '../../../src/web/order/read-order.ts';
import { SAMPLE } from '../../core/sample-visit.ts';
import { CLOCK } from './sample-order.ts';

const PLANNED = { day: '2026-11-24', time: '10:00' };
const PUMP = { from: 'pump', at: '2026-09-01T15:00:00Z', confirmed: false } as const;
const { read: _, aspirated: _a, at: _at, ...CONTENT } = SAMPLE.visit;

test('[SR-27] values taken over from the pump name their source and wait to be confirmed, each on its own', () => {
  const draft = draftOfContent(CONTENT, PLANNED, { fill: PUMP, program: PUMP });
  assert.deepEqual(unconfirmed(draft), ['/visit/fill/components/0', '/visit/fill/volume', '/visit/program']);
  const confirmed = { ...draft, volumeReuse: { ...PUMP, confirmed: true } };
  assert.deepEqual(unconfirmed(confirmed), ['/visit/fill/components/0', '/visit/program']);
});

test('what is taken over reads back as what it was, digit for digit', () => {
  const awkward = {
    ...CONTENT,
    fill: {
      ...SAMPLE.visit.fill,
      volume: nanolitres(39_999_999),
      components: SAMPLE.visit.fill?.components ?? [],
    },
    program: {
      mode: 'continuous',
      setting: { kind: 'dose', dose: nanogramsPerDay(123_457) },
      patientBolus: {
        dose: nanograms(5_001),
        duration: milliseconds(90_000),
        lockout: milliseconds(4 * 3_600_000),
        maxPerDay: 3,
      },
    },
  } as typeof CONTENT;
  const draft = draftOfContent(awkward, PLANNED, { fill: null, program: null });
  assert.equal(draft.volume.text, '39.999999');
  assert.deepEqual(draft.program.bolus?.duration, { text: '90', unit: 's' });
  assert.deepEqual(draft.program.bolus?.lockout, { text: '4', unit: 'h' });
  assert.deepEqual(readOrder(draft, CLOCK).content, awkward);
});

test('a flow or a schedule that runs is taken over as it was set, not as a dose derived from it', () => {
  const rate: Program = { mode: 'continuous', setting: { kind: 'rate', rate: nanolitresPerDay(100_001) } };
  assert.deepEqual(draftOfProgram(rate, 'baclofen', null).setting, { text: '0.100001', unit: 'mL/d' });
  const schedule: Program = {
    mode: 'schedule',
    patterns: [
      {
        days: WEEKDAYS,
        steps: [
          { at: minutes(0), setting: { kind: 'amount', amount: nanograms(50_000) } },
          { at: minutes(450), setting: { kind: 'amount', amount: nanograms(150_500) } },
        ],
      },
    ],
  };
  const draft = draftOfProgram(schedule, 'baclofen', PUMP);
  assert.deepEqual([draft.setAs, draft.stepUnit], ['amount', 'ug']);
  assert.deepEqual(draft.groups[0]?.steps, [
    { id: 1, at: '00:00', text: '50' },
    { id: 2, at: '07:30', text: '150.5' },
  ]);
});

test('a schedule set in two ways is not turned into one: it has to be typed', () => {
  const mixed: Program = {
    mode: 'schedule',
    patterns: [
      {
        days: WEEKDAYS,
        steps: [
          { at: minutes(0), setting: { kind: 'rate', rate: nanolitresPerDay(100_000) } },
          { at: minutes(60), setting: { kind: 'dose', dose: nanogramsPerDay(100_000) } },
        ],
      },
    ],
  };
  const draft = draftOfProgram(mixed, 'baclofen', PUMP);
  assert.deepEqual(draft.groups, []);
  assert.equal(draft.mode, 'schedule');
});

test('the bridge decision of an earlier order is not taken over', () => {
  const declined = { ...CONTENT, bridge: { kind: 'declined', reason: 'other path' } as const };
  assert.equal(draftOfContent(declined, PLANNED, { fill: null, program: null }).bridge.choice, null);
});

test('[SR-27] typing one value of what was taken over confirms none of the others', () => {
  const draft = draftOfContent(
    {
      ...CONTENT,
      program: {
        ...SAMPLE.visit.program,
        patientBolus: {
          dose: nanograms(5_000),
          duration: milliseconds(600_000),
          lockout: milliseconds(14_400_000),
          maxPerDay: 4,
        },
      },
    },
    PLANNED,
    { fill: PUMP, program: PUMP },
  );
  const [row] = draft.components;
  assert.ok(row && draft.program.bolus);
  const setting = { text: '250', unit: 'ug/d' };
  assert.deepEqual(editedComponent(row, { stock: { text: '4000', unit: 'ug/mL' } }).reuse, PUMP);
  assert.deepEqual(editedProgram(draft.program, { setting }).reuse, PUMP, 'the bolus is still taken over');
  const bolus = { ...draft.program.bolus, maxPerDay: '3' };
  assert.deepEqual(editedProgram(draft.program, { bolus }).reuse, PUMP, 'the dose is still taken over');
  const alone = { ...draft.program, bolus: null };
  assert.equal(editedProgram(alone, { setting }).reuse, null, 'nothing is left that was taken over');
});

test('[SR-27] another drug takes nothing of the strength of the one before', () => {
  const [row] = draftOfContent(CONTENT, PLANNED, { fill: PUMP, program: PUMP }).components;
  assert.ok(row);
  const other = editedComponent(row, { drug: 'morphine' });
  assert.deepEqual(
    [other.concentration.text, other.stock.text, other.concentration.unit, other.reuse],
    ['', '', null, null],
  );
});

test('[SR-40] what was attested of a catheter is not taken over into another order', () => {
  const prime = { part: 'catheter', reason: 'revision', catheterDrugFree: true } as const;
  const draft = draftOfContent({ ...CONTENT, prime }, PLANNED, { fill: null, program: null });
  assert.deepEqual(draft.prime, { part: 'catheter', reason: 'revision', drugFree: false });
});
