import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  ifRepresentable,
  inSmallestUnit,
  milliseconds,
  nanolitres,
  nanolitresPerDay,
  timeToRun,
  volumeOverAll,
} from '../../src/core/units.ts';
import type { FlowPiece } from '../../src/core/week.ts';
import { days, mL, mLPerDay } from './amounts.ts';

test('38 mL at 0.4 mL/day have run after 95 days', () => {
  assert.equal(timeToRun(mL(38), [], [{ flow: mLPerDay(0.4), time: days(7) }]), days(95));
});

test('a volume never runs out where nothing flows, and nothing has run at once', () => {
  assert.equal(timeToRun(mL(1), [], [{ flow: mLPerDay(0), time: days(7) }]), null);
  assert.equal(timeToRun(mL(0), [], []), milliseconds(0));
});

test('a volume that runs out after more ms than can be held is told apart from one that never does', () => {
  const once = [{ flow: nanolitresPerDay(1), time: milliseconds(1) }];
  const slow = [...once, { flow: nanolitresPerDay(0), time: days(7) }];
  assert.throws(() => timeToRun(mL(1), [], slow), /quantity out of range/);
  assert.equal(timeToRun(mL(1), once, []), null);
});

const piece = fc.record({
  flow: fc.integer({ min: 0, max: 24_000_000 }).map(nanolitresPerDay),
  time: fc.integer({ min: 3_600_000, max: 604_800_000 }).map(milliseconds),
});

test('at the time found the volume is about to have run, one ms later it has', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40_000_000 }),
      fc.array(piece, { maxLength: 3 }),
      fc.array(piece, { minLength: 1, maxLength: 5 }),
      (volume, once, repeated) => {
        const found = ifRepresentable(() => timeToRun(nanolitres(volume), once, repeated));
        if (found === null || inSmallestUnit(found) > 2e10) return;
        const ran = (until: number): number => {
          const pieces: (typeof repeated)[number][] = [];
          let left = until;
          for (let i = 0; left > 0; i++) {
            const next = once[i] ?? repeated[(i - once.length) % repeated.length];
            if (next === undefined) break;
            const time = Math.min(left, inSmallestUnit(next.time));
            pieces.push({ flow: next.flow, time: milliseconds(time) });
            left -= time;
          }
          return inSmallestUnit(volumeOverAll(pieces, 'down'));
        };
        assert.ok(ran(inSmallestUnit(found)) <= volume);
        assert.ok(ran(inSmallestUnit(found) + 1) >= volume);
      },
    ),
  );
});

/** Flow times time from the beginning until a moment, exact: nL/d · ms. */
function ranUntil(until: number, once: readonly FlowPiece[], repeated: readonly FlowPiece[]): bigint {
  let left = until;
  let ran = 0n;
  for (let i = 0; left > 0; i++) {
    const next = once[i] ?? repeated[(i - once.length) % repeated.length];
    if (next === undefined) break;
    const time = Math.min(left, inSmallestUnit(next.time));
    ran += BigInt(inSmallestUnit(next.flow)) * BigInt(time);
    left -= time;
  }
  return ran;
}

test('of a volume that has run when a pause begins the time found is the beginning of the pause, not a later one', () => {
  const hour = fc.integer({ min: 1, max: 6 }).map((n) => milliseconds(n * 3_600_000));
  const coarse = fc.record({ flow: fc.nat(2).map((n) => nanolitresPerDay(n * 24_000)), time: hour });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.array(coarse, { maxLength: 3 }),
      fc.array(coarse, { maxLength: 4 }),
      (thousands, once, repeated) => {
        const volume = BigInt(thousands) * 1000n * 86_400_000n;
        const found = timeToRun(nanolitres(thousands * 1000), once, repeated);
        const round = repeated.reduce((all, { time }) => all + inSmallestUnit(time), 0);
        const first = once.reduce((all, { time }) => all + inSmallestUnit(time), 0);
        if (found === null) {
          // Nothing more than at first comes in a round, and that is not enough.
          assert.equal(ranUntil(first + round, once, repeated), ranUntil(first, once, repeated));
          assert.ok(ranUntil(first, once, repeated) < volume);
          return;
        }
        const at = inSmallestUnit(found);
        assert.ok(ranUntil(at, once, repeated) >= volume);
        assert.ok(ranUntil(at - 1, once, repeated) < volume);
      },
    ),
  );
});
