import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadBack } from '../../../src/core/therapy/events.ts';
import { inSmallestUnit } from '../../../src/core/units.ts';
import { type Clinic, NURSE } from './clinic.ts';
import { ML, PRIMED, readBackOf } from './patient.ts';
import { confirmed, fillsThroughPort, implanted, opensVisit } from './stages.ts';

const shown = (volume: string, duration: string): NonNullable<ReadBack['prime']> => ({
  volume: { text: volume, unit: 'mL' },
  duration: { text: duration, unit: 'min' },
});
const RIGHT = shown('0.336', '20.1');

/** A first fill with its prime, up to the vendor's programmer. */
function atTheProgrammer(): Clinic {
  const clinic = implanted();
  const visit = opensVisit(clinic, PRIMED, '50');
  clinic.does(NURSE, { type: 'read-pump', visit, reading: {} });
  fillsThroughPort(clinic, ML(20));
  clinic.does(NURSE, { type: 'confirm-program', visit });
  return clinic;
}

const entered = (clinic: Clinic, prime?: ReadBack['prime']) =>
  ({
    type: 'enter-read-back',
    visit: clinic.visit.id,
    readBack: { ...readBackOf('500', '50.00'), ...(prime !== undefined && { prime }) },
  }) as const;

test('[SR-63] a prime is read back from the pump, and a read-back without it is not complete', () => {
  const clinic = atTheProgrammer();
  assert.deepEqual(clinic.refuses(NURSE, entered(clinic), 'read-back-incomplete').fields, ['prime']);
  clinic.does(NURSE, entered(clinic, RIGHT));
  assert.equal(clinic.visit.step, 'observe');
  clinic.does(NURSE, { type: 'abort-visit', visit: clinic.visit.id, reason: 'transferred' });
  assert.deepEqual(
    clinic.state.last?.delivered.map(({ kind, volume }) => [kind, volume && inSmallestUnit(volume)]),
    [['prime', 335_800]],
  );
});

test('[SR-63] A11: a prime that the pump reports otherwise keeps the visit open until it is put right', () => {
  const clinic = atTheProgrammer();
  for (const wrong of [shown('0.395', '23.7'), shown('0.336', '23.7'), shown('0.395', '20.1')]) {
    clinic.does(NURSE, entered(clinic, wrong));
    assert.deepEqual(clinic.visit.readBacks.at(-1)?.fields, ['prime']);
    assert.equal(clinic.visit.step, 'program');
  }
  const comma = clinic.refuses(NURSE, entered(clinic, shown('0,336', '20.1')), 'unreadable');
  assert.equal(comma.at, '/readBack/prime/volume');
  clinic.does(NURSE, entered(clinic, RIGHT));
  assert.equal(clinic.visit.step, 'observe');
});

test('[SR-63] a prime that is ordered and that the pump does not report is a difference', () => {
  const clinic = atTheProgrammer();
  clinic.does(NURSE, entered(clinic, null));
  assert.deepEqual(clinic.visit.readBacks.at(-1)?.fields, ['prime']);
  assert.equal(clinic.visit.step, 'program');
});

test('[SR-63] a prime that the pump reports and nobody ordered is a difference', () => {
  const clinic = confirmed();
  const readBack = { ...readBackOf('500'), prime: RIGHT };
  clinic.does(NURSE, { type: 'enter-read-back', visit: clinic.visit.id, readBack });
  assert.deepEqual(clinic.visit.readBacks.at(-1)?.fields, ['prime']);
});
