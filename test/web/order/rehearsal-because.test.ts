import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Program } from '../../../src/core/program.ts';
import { milliseconds, nanograms } from '../../../src/core/units.ts';
import { compute } from '../../../src/core/visit.ts';
import type { VisitInput } from '../../../src/core/visit-input.ts';
import { rehearse } from '../../../src/pump/rehearsal.ts';
import { explained } from '../../../src/web/order/rehearsal-because.ts';
import { mL } from '../../core/amounts.ts';
import { dosed, visitWith } from '../../core/checks/visit-findings.ts';

const program: Program = {
  ...dosed(200),
  patientBolus: {
    dose: nanograms(10_000),
    duration: milliseconds(600_000),
    lockout: milliseconds(300_000),
    maxPerDay: 3,
  },
};

const told = (input: VisitInput): string | null => {
  const rehearsal = rehearse(input, compute(input));
  return rehearsal.kind === 'refused' ? explained(rehearsal.because) : rehearsal.kind;
};

test('what the virtual pump refuses of an order is said in words, each in its own', () => {
  assert.equal(told(visitWith({ visit: { program } })), 'lockout-too-short');
  const pump = { model: 'synchromed-ii-40', lowReservoirAlarm: mL(41) } as const;
  assert.equal(told(visitWith({ pump })), 'alarm-above-capacity');
});
