import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balanceOf, isOrdered } from '../../../src/web/visit/balance.ts';
import { NOTHING_INJECTED, readInjection } from '../../../src/web/visit/inject-entry.ts';
import { NO_PORT, readPort } from '../../../src/web/visit/port-entry.ts';
import { residualHistory } from '../../../src/web/visit/residual-history.ts';
import { OPEN, refusedByServer, VISIT } from './sample-visit.ts';

const mL = (text: string) => ({ text, unit: 'mL' });

test('[SR-52] the port, the needle and the stop are answered by choosing, none stands there beforehand', () => {
  const empty = readPort(NO_PORT);
  assert.ok(!empty.ok);
  assert.deepEqual(
    Object.keys(empty.problems).sort((a, b) => a.localeCompare(b)),
    ['atNeedleStop', 'needleGauge', 'port'],
  );
  const wrong = readPort({ port: 'catheter-access', needleGauge: '22', atNeedleStop: false });
  assert.ok(wrong.ok);
  assert.equal(wrong.value.port, 'catheter-access');
  assert.equal(wrong.value.atNeedleStop, false);
});

test('[SR-57] what was taken in hand equals what was injected and destroyed, to the nanolitre', () => {
  const even = balanceOf(OPEN, mL('40'), mL('7'));
  assert.equal(even?.agrees, true);
  assert.deepEqual(even?.missing, { value: 0, unit: 'mL' });
  const odd = balanceOf(OPEN, mL('40'), mL('6.999999'));
  assert.equal(odd?.agrees, false);
  assert.deepEqual(odd?.missing, { value: 0.000001, unit: 'mL' });
  assert.deepEqual(balanceOf(OPEN, mL('40'), mL('9'))?.missing, { value: -2, unit: 'mL' });
});

test('a balance that is not typed yet neither agrees nor lacks anything', () => {
  const open = balanceOf(OPEN, mL(''), mL('7'));
  assert.equal(open?.agrees, false);
  assert.equal(open?.missing, null);
  assert.deepEqual(open?.taken, { value: 47, unit: 'mL' });
  assert.equal(balanceOf({ ...OPEN, residuals: [] }, mL('40'), mL('7')), null);
});

test('the ordered volume is compared exactly, whatever its zeros', () => {
  const ordered = { value: 40, unit: 'mL' };
  assert.equal(isOrdered(mL('40.00'), ordered), true);
  assert.equal(isOrdered(mL('40.01'), ordered), false);
  assert.equal(isOrdered(mL('4,0'), ordered), null);
});

test('nobody witnesses himself, and the test of the needle is answered', () => {
  const typed = { volume: mL('40'), partialInstilChecked: true, wasted: mL('7') };
  const own = readInjection(typed, { username: ' Nurse ', password: 'x' }, 'nurse');
  assert.ok(!own.ok);
  assert.equal(own.problems['witness'], 'witness-is-you');
  const read = readInjection(typed, { username: 'nurse2', password: 'x' }, 'nurse');
  assert.ok(read.ok);
  assert.deepEqual(read.value.as, { username: 'nurse2', password: 'x' });
  assert.deepEqual(refusedByServer({ ...read.value.command, visit: VISIT }), []);
  const empty = readInjection(NOTHING_INJECTED, { username: '', password: '' }, 'nurse');
  assert.ok(!empty.ok);
  assert.deepEqual(
    Object.keys(empty.problems).sort((a, b) => a.localeCompare(b)),
    ['partialInstilChecked', 'password', 'volume', 'wasted', 'witness'],
  );
});

test('the trend ends with the refill of this visit and leaves out first fills', () => {
  const past = (visit: string, discrepancy: number | null) => ({
    visit,
    at: '2026-09-01T15:00:00Z',
    fill: { value: 40, unit: 'mL' },
    aspirated: { value: 7, unit: 'mL' },
    expected: null,
    discrepancy: discrepancy === null ? null : { value: discrepancy, unit: 'mL' },
    ratio: null,
    verdict: null,
    assessment: null,
  });
  const points = residualHistory([past('first', null), past('second', -2.5)], OPEN);
  assert.deepEqual(
    points.map(({ key, value }) => [key, value]),
    [
      ['second', -2.5],
      [OPEN.id, 0.3],
    ],
  );
});
