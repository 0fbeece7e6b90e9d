import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chainFromRest, chainResponse } from '../../src/kernel/exponential-difference.ts';
import { driven, phi1, phi2 } from '../../src/kernel/phi.ts';
import { exactChain, exactNumber } from './exact-exponential.ts';

const near = (value: number, exact: number): number => Math.abs(value / exact - 1);

test('phi1 and phi2 hold all digits from -700 to 20, and at the edge of nothing', () => {
  assert.equal(phi1(0), 1);
  assert.equal(phi2(0), 0.5);
  for (const x of [-700, -40, -3, -0.51, -0.5, -0.49, -1e-3, -1e-9, -1e-300, 1e-12, 0.3, 2, 20]) {
    // Of the chain (0, -x): the integral of e^(x s) over 0..1; and of (0, 0, -x).
    if (x <= 0) {
      assert.ok(near(phi1(x), exactChain([0, -x], 1)) < 4e-16, `phi1 ${x}`);
      assert.ok(near(phi2(x), exactChain([0, 0, -x], 1)) < 1e-15, `phi2 ${x}`);
    } else {
      assert.ok(near(phi1(x), (exactNumber(x) - 1) / x) < (x < 1e-3 ? 1e-3 : 1e-14), `phi1 ${x}`);
    }
  }
});

test('a mode and a follower with nearly equal rates: every digit at differences from 1e-3 to 1e-14', () => {
  for (let power = 3; power <= 14; power++)
    for (const time of [1e-3, 1, 40]) {
      const rate = 0.37;
      const other = rate + 10 ** -power;
      assert.ok(
        near(driven(rate, other, time), exactChain([rate, other], time)) < 2e-15,
        `1e-${power} ${time}`,
      );
    }
  assert.equal(driven(2, 2, 3), 3 * Math.exp(-6));
});

test('a chain of up to four states holds its digits however its rates cluster', () => {
  const rate = fc.oneof(
    fc.double({ min: 0, max: 5, noNaN: true }),
    fc.integer({ min: 3, max: 14 }).map((power) => 0.4 + 10 ** -power),
    fc.constant(0),
    fc.constant(0.4),
  );
  fc.assert(
    fc.property(
      fc.array(rate, { minLength: 2, maxLength: 4 }),
      fc.constantFrom(0.01, 0.5, 1, 4),
      (rates, time) => {
        assert.ok(near(chainResponse(rates, time), exactChain(rates, time)) < 2e-14, `${rates} ${time}`);
      },
    ),
    { numRuns: 300 },
  );
});

test('two slow states behind a constant input hold their digits as any chain does', () => {
  const rate = fc.oneof(
    fc.double({ min: 0, max: 0.25, noNaN: true }),
    fc.constantFrom(0, 1e-9, 0.2, 0.2 + 1e-12),
  );
  fc.assert(
    fc.property(rate, rate, fc.constantFrom(0.01, 1, 3.9), (one, other, time) => {
      const exact = exactChain([one, other, 0], time);
      assert.ok(near(chainFromRest(one, other, time), exact) < 2e-15, `${one} ${other} ${time}`);
    }),
    { numRuns: 200 },
  );
});

test('the order of the states of a chain does not matter to its last one', () => {
  const forwards = chainResponse([0.1, 2, 0.5, 0], 7);
  assert.equal(forwards, chainResponse([0, 0.5, 2, 0.1], 7));
});
