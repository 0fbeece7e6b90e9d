import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNewSystem } from '../../src/core/never-ran.ts';
import type { Program } from '../../src/core/program.ts';
import { milliseconds, nanograms } from '../../src/core/units.ts';
import type { LastState, PumpReading } from '../../src/core/visit-input.ts';
import { mL } from './amounts.ts';
import { baclofen, moment, SAMPLE } from './sample-visit.ts';

const FILLED = moment('2026-11-01T15:00Z');
const STOPPED: Program = { mode: 'stopped' };
const RUNS: Program = { mode: 'minimum-rate' };
const STILL: LastState = {
  fill: { at: FILLED, volume: mL(40), components: baclofen(500) },
  program: STOPPED,
  changes: [],
  delivered: [],
  neverRan: true,
};
const BOLUS = {
  dose: nanograms(5_000),
  duration: milliseconds(600_000),
  lockout: milliseconds(14_400_000),
  maxPerDay: 4,
};

test('[SR-40] a system is new before its first fill, and after it where the record says that nothing ever ran', () => {
  assert.equal(isNewSystem(null, undefined), true);
  assert.equal(isNewSystem(STILL, undefined), true);
  assert.equal(isNewSystem(STILL, { program: STOPPED, patientBoluses: 0, stops: [] }), true);
  const { neverRan: _, ...unsaid } = STILL;
  assert.equal(isNewSystem(unsaid, undefined), false);
  assert.equal(isNewSystem({ ...STILL, neverRan: false }, undefined), false);
  assert.equal(isNewSystem(SAMPLE.last, undefined), false);
});

test('[SR-40] whatever the record has since the fill, a flow in it is against its word that nothing ran', () => {
  const flowing: readonly LastState[] = [
    { ...STILL, program: RUNS },
    { ...STILL, program: { ...STOPPED, patientBolus: BOLUS } },
    { ...STILL, changes: [{ at: FILLED, program: RUNS }] },
    {
      ...STILL,
      changes: [
        { at: FILLED, program: RUNS },
        { at: FILLED, program: STOPPED },
      ],
    },
    { ...STILL, delivered: [{ kind: 'prime', at: FILLED, volume: mL(0.3) }] },
  ];
  for (const last of flowing) assert.equal(isNewSystem(last, undefined), false);
});

test('[SR-40] whatever the programmer shows of a flow or of a stop is against it too', () => {
  const shown: readonly PumpReading[] = [
    { program: RUNS },
    { program: { ...STOPPED, patientBolus: BOLUS } },
    { patientBoluses: 1 },
    { stops: [{ from: FILLED, until: moment('2026-11-02T15:00Z') }] },
  ];
  for (const read of shown) assert.equal(isNewSystem(STILL, read), false);
});
