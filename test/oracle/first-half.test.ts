import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disagreements } from './agreement.ts';

const CHUNK = 5_000;
const FIRST = 0;

for (let chunk = 0; chunk < 10; chunk++) {
  const from = FIRST + chunk * CHUNK;
  test(`[SR-28] [SR-29] [SR-48] plan and oracle agree to the last digit on the random visits ${from} to ${from + CHUNK - 1}`, () => {
    assert.deepEqual(disagreements(from, CHUNK), []);
  });
}
