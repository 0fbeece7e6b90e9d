import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pumpProfile } from '../../../src/core/devices/profiles.ts';
import { residualOf } from '../../../src/core/residual.ts';
import { nanolitres, subtract } from '../../../src/core/units.ts';
import { type ResidualPoint, turnedSign } from '../../../src/web/visit/residual-history.ts';
import { mL } from '../../core/amounts.ts';

const pump = pumpProfile('synchromed-ii-40');

/** A refill of 40 mL of which 20 mL should be left, and so many mL more or less came out. */
function refill(more: number): ResidualPoint {
  const expected = mL(20);
  const aspirated =
    more < 0 ? subtract(expected, mL(-more)) : nanolitres(20_000_000 + Math.round(more * 1e6));
  const { verdict } = residualOf(mL(40), expected, aspirated, pump);
  return { key: String(more), at: '2026-11-22T16:00:00Z', value: -more, verdict };
}

test('[SR-54] too low now after too high is told, and the reverse', () => {
  assert.deepEqual(turnedSign([refill(4), refill(-4)]), { before: refill(4), now: refill(-4) });
  assert.deepEqual(turnedSign([refill(0), refill(-4), refill(4)]), { before: refill(-4), now: refill(4) });
});

test('[SR-54] a difference that stays on its side, or within the label, is no such pattern', () => {
  for (const points of [
    [refill(-4), refill(-5)],
    [refill(4), refill(4)],
    [refill(0.5), refill(-4)],
    [refill(4), refill(-0.5)],
  ])
    assert.equal(turnedSign(points), null);
  assert.equal(turnedSign([refill(4)]), null);
  assert.equal(turnedSign([]), null);
});

test('[SR-54] whatever came before, the last two differences tell: opposite, and both beyond the label', () => {
  const more = fc.double({ min: -10, max: 10, noNaN: true }).map((value) => Math.round(value * 100) / 100);
  fc.assert(
    fc.property(fc.array(more, { maxLength: 4 }), more, more, (past, before, now) => {
      const told = turnedSign([...past, before, now].map(refill)) !== null;
      // 40 mL filled and 20 mL delivered by the program: the label allows 14.5 % of it, and 2 mL are the most.
      const beyond = (value: number): boolean => refill(value).verdict !== 'as-labelled';
      assert.equal(told, Math.sign(before) === -Math.sign(now) && beyond(before) && beyond(now));
    }),
  );
});

test('[SR-54] a refill whose expected volume was not known is passed over and not counted as none', () => {
  const unknown: ResidualPoint = { ...refill(-4), verdict: null };
  assert.equal(turnedSign([refill(4), unknown]), null);
});
