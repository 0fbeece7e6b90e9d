import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadBack } from '../../src/core/therapy/events.ts';
import type { TimeZone } from '../../src/core/time.ts';
import { doneRows } from '../../src/documents/visit-done.ts';
import { NURSE } from '../core/therapy/clinic.ts';
import { readBackOf } from '../core/therapy/patient.ts';
import { confirmed } from '../core/therapy/stages.ts';

test('[SR-63] the report of a visit says whether the pump was read back, and what differed', () => {
  const clinic = confirmed();
  const said = (): readonly (string | undefined)[] => {
    const row = doneRows(clinic.visit, 'UTC' as TimeZone).find(({ label }) => /read back/i.test(label));
    return [row?.value, row?.detail];
  };
  const entered = (readBack: ReadBack): void => {
    clinic.does(NURSE, { type: 'enter-read-back', visit: clinic.visit.id, readBack });
  };
  assert.deepEqual(said(), ['NOT READ BACK', 'what the pump runs is not known']);
  const bridge = { dose: { text: '55', unit: 'ug' }, duration: { text: '1', unit: 'h' } };
  entered({ ...readBackOf('500', '210.0'), bridge });
  assert.deepEqual(said(), ['DIFFERS FROM THE ORDER', 'daily dose, bridge']);
  entered(readBackOf('500'));
  assert.equal(said()[0], 'matches the order');
});
