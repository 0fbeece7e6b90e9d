import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadBack } from '../../../src/core/therapy/events.ts';
import { inSmallestUnit } from '../../../src/core/units.ts';
import { type Clinic, NURSE, OTHER_NURSE } from './clinic.ts';
import { entryOf, labelOf, ML, PRIMED, PUMP, readBackOf } from './patient.ts';
import { confirmed, implanted, injection, sign, submit } from './stages.ts';

const shown = (volume: string, duration: string): NonNullable<ReadBack['prime']> => ({
  volume: { text: volume, unit: 'mL' },
  duration: { text: duration, unit: 'min' },
});
const RIGHT = shown('0.336', '20.1');

/** A first fill with its prime, up to the vendor's programmer. */
function atTheProgrammer(): Clinic {
  const clinic = implanted();
  submit(clinic, PRIMED);
  const entry = {
    ...entryOf(PRIMED, '50'),
    prime: { volume: { text: '0.336', unit: 'mL' }, duration: { text: '20', unit: 'min' } },
  } as const;
  clinic.does(OTHER_NURSE, { type: 'verify-order', order: clinic.order.id, entry });
  sign(clinic);
  clinic.does(NURSE, { type: 'start-visit', order: clinic.order.id });
  const visit = clinic.visit.id;
  clinic.does(NURSE, {
    type: 'identify',
    visit,
    identifiers: [
      { kind: 'name', value: 'Ines Rivera' },
      { kind: 'birth-date', value: '1968-04-02' },
    ],
    serial: PUMP.serial,
    label: labelOf(PRIMED),
  });
  clinic.does(NURSE, { type: 'read-pump', visit, reading: {} });
  clinic.does(NURSE, {
    type: 'confirm-port',
    visit,
    port: 'reservoir',
    needleGauge: '22 G',
    atNeedleStop: true,
  });
  clinic.does(NURSE, { type: 'record-aspirate', visit, aspirated: ML(20), correction: null });
  clinic.does(NURSE, injection(clinic));
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

test('[SR-63] a prime that the pump reports and nobody ordered is a difference', () => {
  const clinic = confirmed();
  const readBack = { ...readBackOf('500'), prime: RIGHT };
  clinic.does(NURSE, { type: 'enter-read-back', visit: clinic.visit.id, readBack });
  assert.deepEqual(clinic.visit.readBacks.at(-1)?.fields, ['prime']);
});
