import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ceilDivide } from '../../src/pump/total.ts';

test('a quotient that is rounded up is exact, also beside a whole one', () => {
  const divisor = fc.integer({ min: 1, max: 86_400_000 });
  const beside = fc.tuple(divisor, fc.nat(), fc.integer({ min: -2, max: 2 })).map(([by, times, more]) => {
    const most = Math.floor(Number.MAX_SAFE_INTEGER / by) - 2;
    return [(times % most) * by + more, by] as const;
  });
  const largest = fc.tuple(divisor, fc.nat(1_000)).map(([by, less]) => {
    const most = Math.floor(Number.MAX_SAFE_INTEGER / by);
    return [(most - less) * by - 1, by] as const;
  });
  fc.assert(
    fc.property(fc.oneof(beside, largest, fc.tuple(fc.maxSafeNat(), divisor)), ([number, by]) => {
      const [a, b] = [BigInt(number), BigInt(by)];
      const expected = a <= 0n ? -(-a / b) : (a + b - 1n) / b;
      assert.equal(ceilDivide(number, by), Number(expected));
    }),
    { numRuns: 5_000 },
  );
});
