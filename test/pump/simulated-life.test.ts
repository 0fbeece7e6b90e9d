import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenInvariants } from './simulated-life.ts';

/** `node test/pump/long.ts` goes on from here to a million days. */
test('[SR-1] [SR-2] [SR-4] [SR-5] [SR-6] [SR-7] [SR-11] [SR-12] [SR-13] [SR-22] [SR-23] no day of random lives breaks an invariant', () => {
  for (let seed = 0; seed < 40; seed++) assert.deepEqual(brokenInvariants(seed, 25), []);
});

test('a life is the same each time for the same seed', () => {
  assert.deepEqual(brokenInvariants(3, 5), brokenInvariants(3, 5));
});
