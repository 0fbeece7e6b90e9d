import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressLine } from '../../../src/cli/cohort/progress.ts';

const begun = { total: 1000, already: 0, count: 200, countedAt: 10, now: 10 };
const secondsIn = (line: string): number => Number(/about (\d+) s left/.exec(line)?.[1]);

test('the estimate is what the pace so far leaves, and counts down until the next part is done', () => {
  assert.equal(progressLine(begun), '[####................] 200 of 1,000 patients, 20 %, about 40 s left');
  const later = [11, 15, 20, 30].map((now) => secondsIn(progressLine({ ...begun, now })));
  assert.deepEqual(later, [39, 35, 30, 20]);
});

test('overdue it says more and not less, before the first part nothing, and at the end it is done', () => {
  assert.ok(secondsIn(progressLine({ ...begun, countedAt: 1, now: 20 })) > 20);
  assert.match(progressLine({ ...begun, count: 0, countedAt: 0, now: 9 }), /0 %, no estimate yet$/);
  assert.match(progressLine({ ...begun, count: 1000 }), /^\[#{20}\] 1,000 of 1,000 patients, 100 %$/);
});

test('what an earlier run did is no pace of this one', () => {
  const again = { total: 1000, already: 800, count: 900, countedAt: 10, now: 10 };
  assert.equal(secondsIn(progressLine(again)), 10);
});

test('long waits are told in minutes and hours', () => {
  const slow = { total: 100_000, already: 0, count: 100, countedAt: 10, now: 10 };
  assert.match(progressLine(slow), /about 2\.8 h left/);
  assert.match(progressLine({ ...slow, total: 10_100 }), /about 17 min left/);
});
